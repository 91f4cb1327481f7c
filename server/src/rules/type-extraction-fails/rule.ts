/** A type of which Flink can make no serializer: what is thrown where it is asked for. */
import { message } from '../../base/message';
import type { ReachedType } from '../../topology/reached/reached-type';
import type { TypeInformation } from '../../typeinfo/type-information';
import { isErasedLambda } from '../erased-lambda';
import { writtenType } from '../kryo-reason';
import { oncePerPlace } from '../once-per-place';
import { reachedHere } from '../reached-here';
import type { Detection, FileFacts, Rule } from '../rule';
import { saidTypeFixes, whyNothingSaysIt } from './fixes';

interface Failure {
  readonly reached: ReachedType;
  /** Null where more than one type is at fault. */
  readonly type: string | null;
  readonly thrown: string;
}

export const typeExtractionFails: Rule<Failure> = {
  id: 'type-extraction-fails',
  title: message('Flink throws for the type of an edge, a key or a state'),
  severity: 'error',
  since: '0.1.0',
  fix: 'unsafe',

  check: (facts) => oncePerPlace(detect(facts)),

  message: ({ type, thrown }) =>
    type === null
      ? message('Flink throws here: {0}', thrown)
      : message('Flink can make no type information of {0}: {1}', type, thrown),

  fixes: (facts, { range, data: { reached } }) => saidTypeFixes(facts, range, reached),

  whyNoFix: (_facts, { data: { reached, type } }) => whyNothingSaysIt(reached, type),
};

function* detect(facts: FileFacts): Iterable<Detection<Failure>> {
  for (const reached of reachedHere(facts)) {
    const { information, place, reach } = reached;
    const thrown = information.kind === 'error' ? causeOf(information) : null;
    if (thrown !== null && !isErasedLambda(information) && !isOfAnotherRule(thrown)) {
      const { type } = information;
      const isKnown = type.kind === 'class' && type.name !== 'java.lang.Object' && reach.by !== 'key';
      yield { range: place.range, data: { reached, type: isKnown ? writtenType(type) : null, thrown } };
    }
  }
}

/** Recursion and a missing flink-avro have rules of their own. */
function isOfAnotherRule(thrown: string): boolean {
  return /StackOverflowError|AvroTypeInfo/.test(thrown);
}

/** What Flink wraps into exceptions that say less. */
const WRAPPERS =
  /^(?:The return type of function |Could not create TypeInformation for type |Could not determine TypeInformation for the OutputTag )/;

/** The innermost exception that says why. */
function causeOf({ reasons }: TypeInformation): string | null {
  const messages = reasons.map((reason) => reason.message);
  return messages.findLast((each) => !WRAPPERS.test(each)) ?? messages.at(-1) ?? null;
}
