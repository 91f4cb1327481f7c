import assert from 'node:assert/strict';
import { EXPLANATIONS } from '../../server/src/analysis/explanations';
import { RULES } from '../../server/src/analysis/registry';
import { findingsOf, openFixture } from '../fixture/check';
import { parseFixture } from '../fixture/fixture';

interface Example {
  readonly code: string;
  readonly flink: string;
}

/** The examples of a page: the code blocks marked `java wrong` or `java right`, perhaps with a version (`java wrong 2.2`). */
function examples(page: string, kind: 'wrong' | 'right'): Example[] {
  return Array.from(page.matchAll(/```java (wrong|right)(?: (\d+\.\d+))?\n([\s\S]*?)```/g))
    .filter(([, marked]) => marked === kind)
    .map(([, , flink = '1.20', code = '']) => ({ code, flink }));
}

async function rulesThatFire({ code, flink }: Example): Promise<string[]> {
  const fixture = parseFixture(code.startsWith('//-') ? code : `//- src/main/java/${fileOf(code)}\n${code}`);
  return [...new Set(findingsOf(await openFixture(fixture, { flink })).map(({ rule }) => rule))];
}

/** A public class stands in a file of its name. */
function fileOf(code: string): string {
  return `${/public (?:final )?(?:class|record|enum|interface) (\w+)/.exec(code)?.[1] ?? 'Example'}.java`;
}

const headings = (page: string) => (page.match(/^#+ /gm) ?? []).join();

describe('explanations', () => {
  for (const { id } of RULES) {
    for (const language of ['en', 'zh-cn'] as const) {
      it(`${id} (${language}): wrong examples fire this rule alone, right ones nothing`, async () => {
        const page = EXPLANATIONS[id]?.[language] ?? '';
        const [wrong, right] = [examples(page, 'wrong'), examples(page, 'right')];
        assert.ok(wrong.length > 0 && right.length > 0, 'a page shows what is wrong and what is right');
        for (const example of wrong) {
          assert.deepEqual(await rulesThatFire(example), [id], example.code);
        }
        for (const example of right) {
          assert.deepEqual(await rulesThatFire(example), [], example.code);
        }
      });
    }

    it(`${id}: both languages have the same sections`, () => {
      assert.equal(headings(EXPLANATIONS[id]?.['zh-cn'] ?? ''), headings(EXPLANATIONS[id]?.en ?? '-'));
    });
  }
});
