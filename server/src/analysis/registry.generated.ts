/** All rules of the product. Written by `npm run generate`: do not edit. */
import { avroWithoutFlinkAvro } from '../rules/avro-without-flink-avro/rule';
import { duplicateOperatorUid } from '../rules/duplicate-operator-uid/rule';
import { duplicateStateName } from '../rules/duplicate-state-name/rule';
import { genericTypesAllowed } from '../rules/generic-types-allowed/rule';
import { kryoField } from '../rules/kryo-field/rule';
import { kryoType } from '../rules/kryo-type/rule';
import { legacyKafka } from '../rules/legacy-kafka-connector/rule';
import { maxParallelismTooLow } from '../rules/max-parallelism-too-low/rule';
import { maxParallelismUnset } from '../rules/max-parallelism-unset/rule';
import { missingOperatorUid } from '../rules/missing-operator-uid/rule';
import { misspeltFlinkOption } from '../rules/misspelt-flink-option/rule';
import { nonRestoredStateLeftAllowed } from '../rules/non-restored-state-left-allowed/rule';
import { notAPojo } from '../rules/not-a-pojo/rule';
import { recursiveType } from '../rules/recursive-type/rule';
import { stateRegisteredPerRecord } from '../rules/state-registered-per-record/rule';
import { typeExtractionFails } from '../rules/type-extraction-fails/rule';
import { unionStateNeverCleared } from '../rules/union-state-never-cleared/rule';
import { unusedIgnore } from '../rules/unused-ignore/rule';
import type { AnyRule } from '../rules/rule';

export const ALL_RULES: readonly AnyRule[] = [
  avroWithoutFlinkAvro,
  duplicateOperatorUid,
  duplicateStateName,
  genericTypesAllowed,
  kryoField,
  kryoType,
  legacyKafka,
  maxParallelismTooLow,
  maxParallelismUnset,
  missingOperatorUid,
  misspeltFlinkOption,
  nonRestoredStateLeftAllowed,
  notAPojo,
  recursiveType,
  stateRegisteredPerRecord,
  typeExtractionFails,
  unionStateNeverCleared,
  unusedIgnore,
];
