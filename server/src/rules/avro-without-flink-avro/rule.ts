/** A class that Avro generated reaches a stream or a state, and the job has no flink-avro. */
import { message } from '../../base/message';
import { writtenType } from '../kryo-reason';
import { oncePerPlace } from '../once-per-place';
import { reachedHere } from '../reached-here';
import { wayOn } from '../reached-words';
import type { Detection, FileFacts, Rule } from '../rule';

interface AvroClass {
  readonly type: string;
}

export const avroWithoutFlinkAvro: Rule<AvroClass> = {
  id: 'avro-without-flink-avro',
  title: message('An Avro record needs flink-avro, which is missing'),
  severity: 'error',
  since: '0.1.0',
  fix: 'none',

  check: (facts) => oncePerPlace(detect(facts)),

  message: ({ type }) =>
    message('{0} needs flink-avro, which the build does not have: Flink throws where it is asked for the type.', type),
};

function* detect(facts: FileFacts): Iterable<Detection<AvroClass>> {
  for (const reached of reachedHere(facts)) {
    const { kind, reasons, type } = reached.information;
    if (kind === 'error' && reasons.some((reason) => reason.message.includes('AvroTypeInfo class'))) {
      yield { range: reached.place.range, data: { type: writtenType(type) }, related: wayOn(reached) };
    }
  }
}
