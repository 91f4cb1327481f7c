/** All rules of the product. Written by `npm run generate`: do not edit. */
import { duplicateOperatorUid } from '../rules/duplicate-operator-uid/rule';
import { genericTypesAllowed } from '../rules/generic-types-allowed/rule';
import { legacyKafka } from '../rules/legacy-kafka-connector/rule';
import { missingOperatorUid } from '../rules/missing-operator-uid/rule';
import { notAPojo } from '../rules/not-a-pojo/rule';
import { unusedIgnore } from '../rules/unused-ignore/rule';
import type { AnyRule } from '../rules/rule';

export const ALL_RULES: readonly AnyRule[] = [
  duplicateOperatorUid,
  genericTypesAllowed,
  legacyKafka,
  missingOperatorUid,
  notAPojo,
  unusedIgnore,
];
