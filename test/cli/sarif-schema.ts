/** The schema of SARIF 2.1.0, as its package has it. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { REPOSITORY } from '../fixture/repository';

const SCHEMA = '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json';

/** Fails on a log that the schema does not accept; gives its only run. */
export function runOfSarif(text: string) {
  const schema = JSON.parse(readFileSync(path.join(REPOSITORY, 'node_modules', SCHEMA), 'utf8'));
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats.default(ajv);
  const valid = ajv.compile(schema);
  assert.ok(valid(JSON.parse(text)), JSON.stringify(valid.errors, null, 1));
  const { runs } = JSON.parse(text);
  assert.equal(runs.length, 1);
  return runs[0];
}
