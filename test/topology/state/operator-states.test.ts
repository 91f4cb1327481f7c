import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { State } from '../../../server/src/topology/job';
import { type Job, statesOfJob } from './states-in';

/** What real Flink keeps for the operators of `test/flink/OperatorStates.java`, by version and uid, as its checkpoints say it. */
const GOLDEN = JSON.parse(readFileSync('test/topology/state/golden/operator-states.json', 'utf8')) as Readonly<
  Record<string, Readonly<Record<string, readonly string[]>>>
>;

/** The classes of that job, read by the product. */
const JAVA = readFileSync('test/flink/OperatorStates.java', 'utf8').replace(/^import .*$/gm, '');

const TUMBLING = ['window', 'TumblingEventTimeWindows.of(1)'] as const;

/** The calls of that job, by uid. */
const CALLS: Readonly<Record<string, Partial<Job>>> = {
  fromSequence: {},
  process: { keyed: true, arguments: ['new OperatorStates.Kinds()'] },
  reduce: { keyed: true },
  sum: { keyed: true },
  'window.reduce': { keyed: true, steps: [TUMBLING] },
  'window.process': { keyed: true, arguments: ['new OperatorStates.Windows()'], steps: [TUMBLING] },
  'window.process session': {
    keyed: true,
    arguments: ['new OperatorStates.Windows()'],
    steps: [['window', 'EventTimeSessionWindows.withGap(1)']],
  },
  'window.reduce countWindow': { keyed: true, steps: [['countWindow', '1000']] },
  'window.reduce countWindow sliding': { keyed: true, steps: [['countWindow', '1000', '10']] },
  'windowAll.reduce': { steps: [['windowAll', 'TumblingEventTimeWindows.of(1)']] },
  unorderedWait: { arguments: ['new OperatorStates.Async()'] },
  'intervalJoin.process': { keyed: true, arguments: ['new OperatorStates.Joined()'] },
  'join.apply': { steps: [TUMBLING] },
  'connect.process': { keyed: true, arguments: ['new OperatorStates.Both()'] },
  'connect.process broadcast': {
    keyed: true,
    arguments: ['new OperatorStates.Broadcast()'],
    broadcast: ['new MapStateDescriptor<>("rules", String.class, Long.class)'],
  },
  map: { arguments: ['new OperatorStates.Buffering()'] },
  filter: { keyed: true, arguments: ['new OperatorStates.Filtering()'] },
};

/** Session windows had not fired when the checkpoint was taken: their windows grow as long as there are records. */
const NOT_YET: Readonly<Record<string, readonly string[]>> = { 'window.process session': ['fired'] };

describe('states of operators', () => {
  for (const [version, golden] of Object.entries(GOLDEN)) {
    for (const [uid, real] of Object.entries(golden)) {
      it(`are as in a checkpoint of Flink ${version}: ${uid}`, async () => {
        const call = CALLS[uid];
        assert.ok(call, 'the job has a call of this uid');
        const kind = uid.split(' ')[0] ?? '';
        const { states, incomplete } = await statesOfJob({ java: JAVA, kind, flink: version, ...call });
        const said = states.filter(({ name }) => !NOT_YET[uid]?.includes(name ?? '')).map(asFlinkSays);
        const windows = said.map((each) => (each === 'window-contents' ? real.find((r) => r.startsWith(each)) : each));
        assert.deepEqual(windows.toSorted(), [...real].sort());
        assert.deepEqual(incomplete, []);
      });
    }
  }
});

/** `name KIND` as the header of a checkpoint has it; for windows, whose kind depends on what they compute, the name. */
function asFlinkSays({ name, kind, mode }: State): string {
  if (name === 'merging-window-set') {
    return `${name} LIST`;
  }
  return kind === 'window' ? `${name}` : `${name} ${mode ?? kind.toUpperCase()}`;
}
