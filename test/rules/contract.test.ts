import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { RULES } from '../../server/src/analysis/registry';
import { REPOSITORY } from '../fixture/repository';

const read = (file: string) =>
  existsSync(path.join(REPOSITORY, file)) ? readFileSync(path.join(REPOSITORY, file), 'utf8') : '';

describe('every rule', () => {
  for (const { id, severity, title, since } of RULES) {
    it(`${id} has an explanation in both languages`, () => {
      for (const language of ['', '.zh-cn']) {
        assert.match(read(`server/src/rules/${id}/explanation${language}.md`), /^# .+\n[\s\S]{500,}/);
      }
    });

    it(`${id} has a test in which it fires, and a near miss in which it must not`, () => {
      const test = read(`test/rules/${id}.test.ts`);
      assert.match(test, new RegExp(`\\^ (?:(?:error|warning|info) )?\\[${id}\\]`), 'no fixture marks a finding of it');
      assert.match(test, /\(near miss\)/, 'no test is called a near miss');
    });

    it(`${id} says who it is`, () => {
      assert.match(id, /^[a-z]+(-[a-z]+)*$/);
      assert.ok(['error', 'warning', 'info'].includes(severity));
      assert.match(since, /^\d+\.\d+\.\d+$/);
      assert.ok(title.template.length < 80);
    });
  }
});

describe('what is generated', () => {
  it('is not stale', () => {
    const { status, stderr } = spawnSync(process.execPath, ['scripts/generate.mjs', '--check'], {
      cwd: REPOSITORY,
      encoding: 'utf8',
    });
    assert.equal(status, 0, stderr);
  });
});
