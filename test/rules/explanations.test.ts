import assert from 'node:assert/strict';
import { EXPLANATIONS } from '../../server/src/analysis/explanations';
import { RULES } from '../../server/src/analysis/registry';
import { findingsOf, openFixture } from '../fixture/check';
import { parseFixture } from '../fixture/fixture';

/** The examples of a page: the code blocks marked `java wrong` or `java right`. */
function examples(page: string, kind: 'wrong' | 'right'): string[] {
  return Array.from(page.matchAll(/```java (wrong|right)\n([\s\S]*?)```/g))
    .filter(([, marked]) => marked === kind)
    .map(([, , code = '']) => code);
}

async function rulesThatFire(code: string): Promise<string[]> {
  const fixture = parseFixture(code.startsWith('//-') ? code : `//- src/main/java/${fileOf(code)}\n${code}`);
  return [...new Set(findingsOf(await openFixture(fixture)).map(({ rule }) => rule))];
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
        for (const code of wrong) {
          assert.deepEqual(await rulesThatFire(code), [id], code);
        }
        for (const code of right) {
          assert.deepEqual(await rulesThatFire(code), [], code);
        }
      });
    }

    it(`${id}: both languages have the same sections`, () => {
      assert.equal(headings(EXPLANATIONS[id]?.['zh-cn'] ?? ''), headings(EXPLANATIONS[id]?.en ?? '-'));
    });
  }
});
