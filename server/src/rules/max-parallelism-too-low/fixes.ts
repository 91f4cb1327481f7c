/** A max parallelism that all subtasks share evenly. */
import { message } from '../../base/message';
import type { TextRange } from '../../base/text-range';
import type { Fix } from '../../finding/finding';
import { defaultMaxParallelism } from '../../flink/key-groups';
import { inFile } from '../java-edits';
import type { FileFacts } from '../rule';

const HIGHEST = 32768;

/** Where the number is written in the call that sets it. */
export function higherNumberFixes(
  facts: FileFacts,
  range: TextRange,
  { parallelism, maxParallelism }: { readonly parallelism: number; readonly maxParallelism: number },
): Fix[] {
  const { lines } = facts;
  const written = /\bsetMaxParallelism\s*\(\s*(\d+)\s*\)$/.exec(lines.slice(range));
  const enough = Math.max(defaultMaxParallelism(parallelism), maxParallelism);
  const even = Math.ceil(enough / parallelism) * parallelism;
  if (!written?.[1] || even > HIGHEST || even === maxParallelism) {
    return [];
  }
  const start = lines.offsetAt(range.start) + written.index + written[0].indexOf(written[1]);
  const number = { start: lines.positionAt(start), end: lines.positionAt(start + written[1].length) };
  return [
    {
      title: message(
        'Set the max parallelism to {0} (a savepoint that was taken with {1} does not restore)',
        even,
        maxParallelism,
      ),
      safe: false,
      preferred: false,
      edits: inFile(facts, { range: number, newText: String(even) }),
    },
  ];
}
