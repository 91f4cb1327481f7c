/** The forms in which code sets up legacy Kafka connectors, each with what its migration must come to. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { FixGate } from '../../server/src/analysis/offered-fixes';
import { sayInEnglish } from '../../server/src/base/message';
import type { Finding, Fix } from '../../server/src/finding/finding';
import { applyTo, findingsOf, openFixture } from '../fixture/check';
import { parseFixture } from '../fixture/fixture';
import { REPOSITORY } from '../fixture/repository';

const FOLDER = path.join(REPOSITORY, 'test', 'kafka-forms');
const ONLY = { only: ['legacy-kafka-connector'] };

export interface Form {
  readonly name: string;
  readonly files: ReadonlyMap<string, string>;
  /** The lines `# key: value` at its begin, in their order. */
  readonly expects: ReadonlyMap<string, readonly string[]>;
}

/** What a fix made of a form. */
export interface MigratedForm {
  readonly name: string;
  readonly title: string;
  readonly files: ReadonlyMap<string, string>;
  readonly notes: readonly string[];
  /** The findings about legacy connectors that are left. */
  readonly left: readonly string[];
}

export function readForms(): Form[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.txt'))
    .sort()
    .map((file) => {
      const text = readFileSync(path.join(FOLDER, file), 'utf8');
      const expects = new Map<string, string[]>();
      for (const [, key = '', value = ''] of text.matchAll(/^# (\S+): (.*)$/gm)) {
        expects.set(key, [...(expects.get(key) ?? []), value]);
      }
      return { name: file.slice(0, -4), files: parseFixture(text.replace(/^# .*\n/gm, '')).files, expects };
    });
}

/** The titles that are offered for a form, with why none is. */
export async function offersFor({ files }: Form): Promise<{ titles: string[]; reasons: string[] }> {
  const { findings, offered } = await open(files);
  return {
    titles: findings.flatMap((finding) => (offered.get(finding) ?? []).map(({ title }) => sayInEnglish(title))),
    reasons: findings.flatMap(({ related }) => related.map(({ message }) => sayInEnglish(message))),
  };
}

/** Applies the first fix whose title contains `title`; null when none is offered. */
export async function migrateForm({ name, files }: Form, title: string): Promise<MigratedForm | null> {
  const { findings, offered } = await open(files);
  const fix = findings
    .flatMap((finding) => offered.get(finding) ?? [])
    .find((each) => sayInEnglish(each.title).includes(title));
  if (!fix) {
    return null;
  }
  const after = applyTo(files, fix.edits);
  const left = await open(after);
  return {
    name,
    title: sayInEnglish(fix.title),
    files: after,
    notes: (fix.notes?.messages ?? []).map(sayInEnglish),
    left: left.findings.map(({ message }) => sayInEnglish(message)),
  };
}

async function open(
  files: ReadonlyMap<string, string>,
): Promise<{ findings: Finding[]; offered: ReadonlyMap<Finding, readonly Fix[]> }> {
  const workspace = await openFixture({ files }, ONLY);
  const findings = findingsOf(workspace);
  return { findings, offered: await new FixGate(workspace).offered(findings) };
}
