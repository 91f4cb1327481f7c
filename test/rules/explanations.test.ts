import assert from 'node:assert/strict';
import { EXPLANATIONS } from '../../server/src/analysis/explanations';
import { RULES } from '../../server/src/analysis/registry';
import { findingsOfFixture } from '../fixture/check';

interface Example {
  readonly code: string;
  /** The old revision; null where the page does not compare. */
  readonly before: string | null;
  readonly flink: string;
}

/**
 * The examples of a page: the code blocks marked `java wrong` or `java right`, perhaps with a version (`java wrong 2.2`).
 * They are compared with the nearest block marked `java before` above them, where there is one.
 */
function examples(page: string, kind: 'wrong' | 'right'): Example[] {
  let before: string | null = null;
  const found: Example[] = [];
  for (const [, marked, flink = '1.20', code = ''] of page.matchAll(
    /```java (before|wrong|right)(?: (\d+\.\d+))?\n([\s\S]*?)```/g,
  )) {
    if (marked === 'before') {
      before = code;
    } else if (marked === kind) {
      found.push({ code, flink, before });
    }
  }
  return found;
}

/** Of an example that is compared only what is new: what the old revision has already is not what the page is about. */
async function rulesThatFire({ code, flink, before }: Example): Promise<string[]> {
  const files = (text: string, revision: string) =>
    text.startsWith('//-') ? text : `//- ${revision}src/main/java/${fileOf(text)}\n${text}`;
  const text = before === null ? files(code, '') : `${files(before, 'before/')}\n${files(code, 'after/')}`;
  const known = before === null ? [] : await rulesThatFire({ code: before, flink, before: null });
  const fired = new Set((await findingsOfFixture(text, { flink })).map(({ rule }) => rule));
  return [...fired].filter((rule) => !known.includes(rule));
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
