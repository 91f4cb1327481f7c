/** A type of which Flink can make no serializer: what is thrown where it is asked for. */
import { message } from '../../base/message';
import { extractedTypes } from '../extracted-types';
import { writtenType } from '../kryo-reason';
import { oncePerPlace } from '../once-per-place';
import type { Detection, FileFacts, Rule } from '../rule';

interface Failure {
  readonly type: string;
  readonly thrown: string;
}

export const typeExtractionFails: Rule<Failure> = {
  id: 'type-extraction-fails',
  title: message('Flink throws for the type of a stream or a state'),
  severity: 'error',
  since: '0.1.0',
  fix: 'none',

  check: (facts) => oncePerPlace(detect(facts)),

  message: ({ type, thrown }) => message('Flink can make no type information of {0}: {1}', type, thrown),
};

function* detect(facts: FileFacts): Iterable<Detection<Failure>> {
  for (const { type, range } of extractedTypes(facts)) {
    const info = facts.project.typeInformation(type);
    const thrown = info.kind === 'error' ? info.reasons.at(-1)?.message : undefined;
    if (thrown && !isOfAnotherRule(thrown)) {
      yield { range, data: { type: writtenType(type), thrown } };
    }
  }
}

/** Recursion and a missing flink-avro have rules of their own. */
function isOfAnotherRule(thrown: string): boolean {
  return /StackOverflowError|AvroTypeInfo/.test(thrown);
}
