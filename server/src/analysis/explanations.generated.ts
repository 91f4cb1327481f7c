/** The pages that explain rules and ideas, by id. Written by `npm run generate`: do not edit. */
import duplicateOperatorUidEn from '../rules/duplicate-operator-uid/explanation.md';
import duplicateOperatorUidZhCn from '../rules/duplicate-operator-uid/explanation.zh-cn.md';
import genericTypesAllowedEn from '../rules/generic-types-allowed/explanation.md';
import genericTypesAllowedZhCn from '../rules/generic-types-allowed/explanation.zh-cn.md';
import legacyKafkaConnectorEn from '../rules/legacy-kafka-connector/explanation.md';
import legacyKafkaConnectorZhCn from '../rules/legacy-kafka-connector/explanation.zh-cn.md';
import missingOperatorUidEn from '../rules/missing-operator-uid/explanation.md';
import missingOperatorUidZhCn from '../rules/missing-operator-uid/explanation.zh-cn.md';
import notAPojoEn from '../rules/not-a-pojo/explanation.md';
import notAPojoZhCn from '../rules/not-a-pojo/explanation.zh-cn.md';
import unusedIgnoreEn from '../rules/unused-ignore/explanation.md';
import unusedIgnoreZhCn from '../rules/unused-ignore/explanation.zh-cn.md';
import kafkaMigrationEn from '../explanations/kafka-migration.md';
import kafkaMigrationZhCn from '../explanations/kafka-migration.zh-cn.md';
import perfectPojoEn from '../explanations/perfect-pojo.md';
import perfectPojoZhCn from '../explanations/perfect-pojo.zh-cn.md';
import uidGuideEn from '../explanations/uid-guide.md';
import uidGuideZhCn from '../explanations/uid-guide.zh-cn.md';

export const RULE_PAGES: Readonly<Record<string, { readonly en: string; readonly 'zh-cn': string }>> = {
  'duplicate-operator-uid': { en: duplicateOperatorUidEn, 'zh-cn': duplicateOperatorUidZhCn },
  'generic-types-allowed': { en: genericTypesAllowedEn, 'zh-cn': genericTypesAllowedZhCn },
  'legacy-kafka-connector': { en: legacyKafkaConnectorEn, 'zh-cn': legacyKafkaConnectorZhCn },
  'missing-operator-uid': { en: missingOperatorUidEn, 'zh-cn': missingOperatorUidZhCn },
  'not-a-pojo': { en: notAPojoEn, 'zh-cn': notAPojoZhCn },
  'unused-ignore': { en: unusedIgnoreEn, 'zh-cn': unusedIgnoreZhCn },
};

export const IDEA_PAGES: Readonly<Record<string, { readonly en: string; readonly 'zh-cn': string }>> = {
  'kafka-migration': { en: kafkaMigrationEn, 'zh-cn': kafkaMigrationZhCn },
  'perfect-pojo': { en: perfectPojoEn, 'zh-cn': perfectPojoZhCn },
  'uid-guide': { en: uidGuideEn, 'zh-cn': uidGuideZhCn },
};
