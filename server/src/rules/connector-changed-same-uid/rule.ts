/** Another source or sink under the old uid, which does not read the state that lies there. */
import { type Message, message } from '../../base/message';
import type { Change } from '../../compatibility/change';
import type { Fix } from '../../finding/finding';
import { changesOfKind, dropItsState, operatorsOf, operatorsThatLose, shownClasses, shownStates } from '../changes';
import { committedRenewal, isKafkaSource } from '../renew-kafka-source';
import type { FileFacts, Rule } from '../rule';

export const connectorChangedSameUid: Rule<Change> = {
  id: 'connector-changed-same-uid',
  title: message('Another connector under the same uid'),
  severity: 'error',
  since: '0.1.0',
  fix: 'unsafe',

  check: (facts) => changesOfKind(facts, 'connector-changed-same-uid', ({ certain }) => (certain ? 'error' : 'info')),

  message: (change) => {
    const { old, now } = operatorsOf(change);
    const [was, is] = shownClasses(old, now);
    const id = now?.uid.value == null ? message('generated id') : message('uid "{0}"', now.uid.value);
    if (change.states.some(({ outcome }) => outcome === 'fails')) {
      return message(
        '{0} became {1} under the same {2}, and the restore fails: {3}.',
        was,
        is,
        id,
        change.reason ?? '',
      );
    }
    return change.certain
      ? message(
          '{0} became {1} under the same {2}, and does not read {3}: the restore says nothing, {4}, and the old state stays in every savepoint{5}.',
          was,
          is,
          id,
          shownStates(change),
          startText(change),
          multiplies(change) ? message(', multiplied by the parallelism at each restore') : '',
        )
      : message(
          '{0} became {1} under the same uid: whether it reads the old state is not known here. Look it up in the notes of the connector before you restore.',
          was,
          is,
        );
  },

  fixes: (facts, { data }) => (data.certain ? newUid(facts, data) : []),
};

function startText({ start }: Change): Message {
  return start === null
    ? message('the new one starts without any state')
    : message('the new one starts at OffsetsInitializer.{0}()', start);
}

/** Union list state that nothing clears: every subtask writes all of it back. */
function multiplies({ states }: Change): boolean {
  return states.some(({ old }) => old.mode === 'UNION');
}

/** A KafkaSource is told where to go on; the state of other connectors is only dropped. */
function newUid(facts: FileFacts, change: Change): Fix[] {
  const [of, ...others] = operatorsThatLose(change);
  if (of && others.length === 0 && isKafkaSource(of.operator)) {
    return committedRenewal(of, facts.project);
  }
  const isProducer = operatorsOf(change).old?.function?.includes('.FlinkKafkaProducer') ?? false;
  return dropItsState(facts, change).map((fix) => ({
    ...fix,
    title: isProducer
      ? message('{0}; end the old job with flink stop, which commits its open transactions', fix.title)
      : fix.title,
  }));
}
