/** The pages that explain rules and ideas, by id. Written by `npm run generate`: do not edit. */
import avroWithoutFlinkAvroEn from '../rules/avro-without-flink-avro/explanation.md';
import avroWithoutFlinkAvroZhCn from '../rules/avro-without-flink-avro/explanation.zh-cn.md';
import duplicateOperatorUidEn from '../rules/duplicate-operator-uid/explanation.md';
import duplicateOperatorUidZhCn from '../rules/duplicate-operator-uid/explanation.zh-cn.md';
import duplicateStateNameEn from '../rules/duplicate-state-name/explanation.md';
import duplicateStateNameZhCn from '../rules/duplicate-state-name/explanation.zh-cn.md';
import genericTypesAllowedEn from '../rules/generic-types-allowed/explanation.md';
import genericTypesAllowedZhCn from '../rules/generic-types-allowed/explanation.zh-cn.md';
import kryoFieldEn from '../rules/kryo-field/explanation.md';
import kryoFieldZhCn from '../rules/kryo-field/explanation.zh-cn.md';
import kryoTypeEn from '../rules/kryo-type/explanation.md';
import kryoTypeZhCn from '../rules/kryo-type/explanation.zh-cn.md';
import legacyKafkaConnectorEn from '../rules/legacy-kafka-connector/explanation.md';
import legacyKafkaConnectorZhCn from '../rules/legacy-kafka-connector/explanation.zh-cn.md';
import maxParallelismTooLowEn from '../rules/max-parallelism-too-low/explanation.md';
import maxParallelismTooLowZhCn from '../rules/max-parallelism-too-low/explanation.zh-cn.md';
import maxParallelismUnsetEn from '../rules/max-parallelism-unset/explanation.md';
import maxParallelismUnsetZhCn from '../rules/max-parallelism-unset/explanation.zh-cn.md';
import missingOperatorUidEn from '../rules/missing-operator-uid/explanation.md';
import missingOperatorUidZhCn from '../rules/missing-operator-uid/explanation.zh-cn.md';
import misspeltFlinkOptionEn from '../rules/misspelt-flink-option/explanation.md';
import misspeltFlinkOptionZhCn from '../rules/misspelt-flink-option/explanation.zh-cn.md';
import nonRestoredStateLeftAllowedEn from '../rules/non-restored-state-left-allowed/explanation.md';
import nonRestoredStateLeftAllowedZhCn from '../rules/non-restored-state-left-allowed/explanation.zh-cn.md';
import notAPojoEn from '../rules/not-a-pojo/explanation.md';
import notAPojoZhCn from '../rules/not-a-pojo/explanation.zh-cn.md';
import recursiveTypeEn from '../rules/recursive-type/explanation.md';
import recursiveTypeZhCn from '../rules/recursive-type/explanation.zh-cn.md';
import stateRegisteredPerRecordEn from '../rules/state-registered-per-record/explanation.md';
import stateRegisteredPerRecordZhCn from '../rules/state-registered-per-record/explanation.zh-cn.md';
import typeExtractionFailsEn from '../rules/type-extraction-fails/explanation.md';
import typeExtractionFailsZhCn from '../rules/type-extraction-fails/explanation.zh-cn.md';
import unionStateNeverClearedEn from '../rules/union-state-never-cleared/explanation.md';
import unionStateNeverClearedZhCn from '../rules/union-state-never-cleared/explanation.zh-cn.md';
import unusedIgnoreEn from '../rules/unused-ignore/explanation.md';
import unusedIgnoreZhCn from '../rules/unused-ignore/explanation.zh-cn.md';
import kafkaMigrationEn from '../explanations/kafka-migration.md';
import kafkaMigrationZhCn from '../explanations/kafka-migration.zh-cn.md';
import perfectPojoEn from '../explanations/perfect-pojo.md';
import perfectPojoZhCn from '../explanations/perfect-pojo.zh-cn.md';
import uidGuideEn from '../explanations/uid-guide.md';
import uidGuideZhCn from '../explanations/uid-guide.zh-cn.md';

export const RULE_PAGES: Readonly<Record<string, { readonly en: string; readonly 'zh-cn': string }>> = {
  'avro-without-flink-avro': { en: avroWithoutFlinkAvroEn, 'zh-cn': avroWithoutFlinkAvroZhCn },
  'duplicate-operator-uid': { en: duplicateOperatorUidEn, 'zh-cn': duplicateOperatorUidZhCn },
  'duplicate-state-name': { en: duplicateStateNameEn, 'zh-cn': duplicateStateNameZhCn },
  'generic-types-allowed': { en: genericTypesAllowedEn, 'zh-cn': genericTypesAllowedZhCn },
  'kryo-field': { en: kryoFieldEn, 'zh-cn': kryoFieldZhCn },
  'kryo-type': { en: kryoTypeEn, 'zh-cn': kryoTypeZhCn },
  'legacy-kafka-connector': { en: legacyKafkaConnectorEn, 'zh-cn': legacyKafkaConnectorZhCn },
  'max-parallelism-too-low': { en: maxParallelismTooLowEn, 'zh-cn': maxParallelismTooLowZhCn },
  'max-parallelism-unset': { en: maxParallelismUnsetEn, 'zh-cn': maxParallelismUnsetZhCn },
  'missing-operator-uid': { en: missingOperatorUidEn, 'zh-cn': missingOperatorUidZhCn },
  'misspelt-flink-option': { en: misspeltFlinkOptionEn, 'zh-cn': misspeltFlinkOptionZhCn },
  'non-restored-state-left-allowed': { en: nonRestoredStateLeftAllowedEn, 'zh-cn': nonRestoredStateLeftAllowedZhCn },
  'not-a-pojo': { en: notAPojoEn, 'zh-cn': notAPojoZhCn },
  'recursive-type': { en: recursiveTypeEn, 'zh-cn': recursiveTypeZhCn },
  'state-registered-per-record': { en: stateRegisteredPerRecordEn, 'zh-cn': stateRegisteredPerRecordZhCn },
  'type-extraction-fails': { en: typeExtractionFailsEn, 'zh-cn': typeExtractionFailsZhCn },
  'union-state-never-cleared': { en: unionStateNeverClearedEn, 'zh-cn': unionStateNeverClearedZhCn },
  'unused-ignore': { en: unusedIgnoreEn, 'zh-cn': unusedIgnoreZhCn },
};

export const IDEA_PAGES: Readonly<Record<string, { readonly en: string; readonly 'zh-cn': string }>> = {
  'kafka-migration': { en: kafkaMigrationEn, 'zh-cn': kafkaMigrationZhCn },
  'perfect-pojo': { en: perfectPojoEn, 'zh-cn': perfectPojoZhCn },
  'uid-guide': { en: uidGuideEn, 'zh-cn': uidGuideZhCn },
};
