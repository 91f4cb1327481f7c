/** What to settle before an upgrade, and what to look at after it: it depends on what the restore does to each state. */
import { type Message, message } from '../base/message';
import type { OperatorPlan } from '../compatibility/operator-plan';
import type { JobPlan } from '../compatibility/restore-plan';
import type { Outcome } from '../compatibility/state-outcome';
import { operatorName } from '../ide/restore-words';
import type { Operator } from '../topology/job';
import { SAVEPOINT, type Step } from './steps';
import type { Stopping } from './stop-with';

export function beforeSteps(plan: JobPlan, stopping: Stopping): Step[] {
  return [
    ...toSettle(plan, ['fails'], (names) =>
      message('Do not deploy this: the restore fails at {0}. Change that first', names),
    ),
    ...toSettle(plan, ['wrong'], (names) =>
      message('{0} would go on with state that is not its own, and nothing would tell. Change that first', names),
    ),
    ...toSettle(plan, ['lost'], (names) =>
      message(
        '{0} would start empty, and nothing would tell. If that is not wanted, change it first; if it is, write here why',
        names,
      ),
    ),
    ...toSettle(plan, ['dropped'], (names) =>
      message('{0}: its state is dropped. Agree that it may be, and write here why', names),
    ),
    ...toSettle(plan, ['unknown'], (names) =>
      message('{0}: what becomes of its state is not proved. The rehearsal shows whether Flink takes it', names),
    ),
    ...kafkaSteps(stopping),
    { text: message('Have the version that runs now at hand, as it was built and deployed') },
  ];
}

/** What is known of stopping jobs with the old Kafka connector, measured with 1.17 and 1.20. */
function kafkaSteps({ consumers, sameUid, movedProducers }: Stopping): Step[] {
  return [
    ...(sameUid.length > 0
      ? [
          {
            text: message(
              'Give the new Kafka source another uid than {0}: under the same one the old state is never read, stays in each savepoint and grows with each restore. Then print this checklist again',
              sameUid.map(({ uid }) => uid.value ?? '?').join(', '),
            ),
          },
        ]
      : []),
    ...(consumers.length > 0
      ? [
          {
            text: message(
              'The job reads with FlinkKafkaConsumer: flink stop would write the offsets of the last completed checkpoint beside newer state, and what came since would be counted twice. It is stopped with flink cancel --withSavepoint instead',
            ),
          },
        ]
      : []),
    ...(consumers.length > 0 && movedProducers.length > 0
      ? [
          {
            text: message(
              'Make two upgrades of it: the source first, then the sink. If FlinkKafkaProducer is exactly-once, its replacement needs flink stop, or records that are not committed yet are lost; the source needs flink cancel --withSavepoint',
            ),
          },
        ]
      : []),
  ];
}

/** Between the stop of the old version and the start of the new one. */
export function betweenSteps({ movedConsumers }: Stopping): Step[] {
  return movedConsumers.length === 0
    ? []
    : [
        {
          text: message(
            'Give the new Kafka source the exact offsets of the savepoint: OffsetsInitializer.offsets(…). With committedOffsets(…) it repeats what was read since the last completed checkpoint',
          ),
          code: { language: 'bash', text: `flink-playbook savepoint offsets ${SAVEPOINT} --as java` },
        },
      ];
}

export function afterSteps({ operators }: JobPlan, { movedConsumers }: Stopping): Step[] {
  const gone = operators.filter((each) => has(each, ['dropped', 'lost', 'wrong']));
  const kept = operators.filter(
    (each) =>
      each.states.length > 0 && each.states.every(({ outcome }) => !['dropped', 'lost', 'wrong'].includes(outcome)),
  );
  return [
    { text: message('The job is RUNNING, and its first checkpoint completes') },
    ...(kept.length > 0
      ? [{ text: message('The results of {0} go on from where they were, they do not begin anew', namesOf(kept)) }]
      : []),
    ...(gone.length > 0
      ? [{ text: message('These begin without their state, and their results are as was agreed: {0}', namesOf(gone)) }]
      : []),
    ...(movedConsumers.length > 0
      ? [
          {
            text: message('The next savepoint has no topic-partition-offset-states any more'),
            code: { language: 'bash' as const, text: 'flink-playbook savepoint inspect <next savepoint>' },
          },
        ]
      : []),
    {
      text: message('Sizes and entries of the next savepoint are near those of the one before'),
      code: { language: 'bash', text: `flink-playbook savepoint compare ${SAVEPOINT} <next savepoint>` },
    },
  ];
}

function toSettle(plan: JobPlan, outcomes: readonly Outcome[], text: (names: Message) => Message): Step[] {
  const found = plan.operators.filter((each) => has(each, outcomes));
  return found.length === 0 ? [] : [{ text: text(namesOf(found)) }];
}

function has({ states, restore }: OperatorPlan, outcomes: readonly Outcome[]): boolean {
  return states.length > 0
    ? states.some(({ outcome }) => outcomes.includes(outcome))
    : outcomes.includes(restore.outcome);
}

/** Most people read no more than a few names; the table has all. */
const MOST = 4;

function namesOf(plans: readonly OperatorPlan[]): Message {
  const [first = message('?'), ...others] = plans.slice(0, MOST).map((plan) => message('{0}', nameOf(plan)));
  const list = others.reduce((all, name) => message('{0}, {1}', all, name), first);
  return plans.length > MOST ? message('{0} and {1} more', list, plans.length - MOST) : list;
}

function nameOf(plan: OperatorPlan): string {
  const operator: Operator | null = plan.match.new ?? plan.match.old;
  return operator?.uid.value ?? operatorName(plan);
}
