/**
 * Pairs of jobs against what restores on real Flink did. Runs when FLINK_RESTORES names the folder with `pairs` and
 * `outcomes.json`.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { sayInEnglish } from '../../server/src/base/message';
import type { JobsCompared } from '../../server/src/compatibility/compare-jobs';
import type { Backend } from '../../server/src/compatibility/revision';
import { worstOutcome } from './outcomes';
import { compared } from './restored';

const folder = process.env.FLINK_RESTORES;

interface Run {
  readonly flink: string;
  readonly backend: Backend;
  readonly savepointFrom?: string;
  readonly classPath: string;
  readonly submit: string;
  readonly running: string;
  readonly restored: string;
  readonly message: string | null;
}

interface Pair {
  readonly pair: string;
  readonly outcomes: readonly Run[];
}

/** A start that is refused because an operator is not there is what the flag allows; everything else fails. */
function happened({ submit, running, restored, message }: Run): string {
  if (submit === 'failed' && /Cannot map checkpoint/.test(message ?? '')) {
    return 'dropped';
  }
  return running === 'failed' ? 'fails' : restored;
}

function reasons({ plans }: JobsCompared): string {
  return plans
    .flatMap(({ operators }) =>
      operators.flatMap(({ match, restore, states }) => [
        `${match.change} ${match.old?.uid.value ?? match.old?.kind ?? '-'}: ${restore.outcome} ${restore.message ? sayInEnglish(restore.message) : ''}`,
        ...states.map(({ name, outcome, reason }) => `  ${name}: ${outcome} ${reason ? sayInEnglish(reason) : ''}`),
      ]),
    )
    .filter((line) => /unknown|fails|lost|wrong|dropped/.test(line))
    .join('\n            ');
}

describe('restores of real Flink do what the product says, or it says that it does not know', () => {
  const pairs: Pair[] = folder ? JSON.parse(readFileSync(path.join(folder, 'outcomes.json'), 'utf8')) : [];
  const runs = pairs.flatMap(({ outcomes }) => outcomes);
  const kinds = new Map(
    runs.map(({ flink, savepointFrom = flink }) => [`${savepointFrom} on ${flink}`, [savepointFrom, flink]]),
  );
  for (const [title, [from = '', version = '']] of kinds) {
    for (const backend of ['hashmap', 'rocksdb'] as const) {
      it(`a savepoint of ${title}, ${backend}`, async function () {
        this.timeout(300_000);
        const counts = { equal: 0, unknown: 0, wrong: 0 };
        const notes: string[] = [];
        for (const { pair, outcomes } of pairs) {
          const run = outcomes.find(
            (one) =>
              one.flink === version &&
              (one.savepointFrom ?? one.flink) === from &&
              one.backend === backend &&
              one.classPath === 'with flink-avro' &&
              one.submit !== 'not run',
          );
          if (!run) {
            continue;
          }
          const [before, after] = ['before', 'after'].map((side) =>
            filesOf(path.join(folder ?? '', 'pairs', pair, side)),
          );
          const answer = await compared({
            before: before ?? new Map(),
            after: after ?? new Map(),
            version,
            from,
            backends: [backend],
          });
          const [mine, real] = [worstOutcome(answer), happened(run)];
          const kind = mine === real ? 'equal' : mine === 'unknown' ? 'unknown' : 'wrong';
          counts[kind] += 1;
          if (kind !== 'equal') {
            notes.push(`${kind} ${pair}: said ${mine}, was ${real}\n            ${reasons(answer)}`);
          }
        }
        console.log(`        ${JSON.stringify(counts)}\n        ${notes.join('\n        ')}`);
        assert.equal(counts.wrong, 0);
      });
    }
  }
});

function filesOf(root: string): Map<string, string> {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.java'));
  return new Map(files.map((file) => [file, readFileSync(path.join(root, file), 'utf8')]));
}
