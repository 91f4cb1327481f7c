/** All rules of the product. Written by `npm run generate`: do not edit. */
import { avroWithoutFlinkAvro } from '../rules/avro-without-flink-avro/rule';
import { duplicateOperatorUid } from '../rules/duplicate-operator-uid/rule';
import { genericTypesAllowed } from '../rules/generic-types-allowed/rule';
import { kryoField } from '../rules/kryo-field/rule';
import { kryoType } from '../rules/kryo-type/rule';
import { legacyKafka } from '../rules/legacy-kafka-connector/rule';
import { missingOperatorUid } from '../rules/missing-operator-uid/rule';
import { notAPojo } from '../rules/not-a-pojo/rule';
import { recursiveType } from '../rules/recursive-type/rule';
import { typeExtractionFails } from '../rules/type-extraction-fails/rule';
import { unusedIgnore } from '../rules/unused-ignore/rule';
import type { AnyRule } from '../rules/rule';

export const ALL_RULES: readonly AnyRule[] = [
  avroWithoutFlinkAvro,
  duplicateOperatorUid,
  genericTypesAllowed,
  kryoField,
  kryoType,
  legacyKafka,
  missingOperatorUid,
  notAPojo,
  recursiveType,
  typeExtractionFails,
  unusedIgnore,
];
