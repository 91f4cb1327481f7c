import { checkFindings, checkFix, checkSilent } from '../fixture/check';

const only = { only: ['legacy-kafka-connector', 'unused-ignore'] };

const consumer = (before: string, behind = '', annotation = '') => `
import org.apache.flink.streaming.connectors.kafka.FlinkKafkaConsumer;
class Fixture {
  ${before}
  ${annotation}Object source = new FlinkKafkaConsumer<>("orders", null, null);${behind}
}`;

describe('ignores', () => {
  it('hides a finding with a comment in the line above', () =>
    checkSilent(consumer('// flink-playbook: ignore legacy-kafka-connector - migrates in May'), only));

  it('hides a finding with a comment behind it', () =>
    checkSilent(consumer('', ' // flink-playbook: ignore legacy-kafka-connector'), only));

  it('hides a finding with @SuppressWarnings at the declaration', () =>
    checkSilent(consumer('', '', '@SuppressWarnings({"unchecked", "flink:legacy-kafka-connector"}) '), only));

  it('does not hide findings of other rules', () =>
    checkFindings(
      consumer(
        `// flink-playbook: ignore not-a-pojo
  //                        ^^^^^^^^^^ info [unused-ignore] finds nothing here`,
        `
  //                  ^^^^^^^^^^^^^^^^^^ [legacy-kafka-connector]`,
      ),
      { ...only, rules: { 'not-a-pojo': 'warning' } },
    ));
});

describe('unused-ignore', () => {
  it('fires on an ignore of a rule that does not exist', () =>
    checkFindings(
      `
      // flink-playbook: ignore no-such-rule
      //                        ^^^^^^^^^^^^ [unused-ignore] there is no rule
      class Fixture {}
      `,
      only,
    ));

  it('is silent about an ignore of a rule that is switched off (near miss)', () =>
    checkSilent('// flink-playbook: ignore not-a-pojo\nclass Fixture {}', only));

  it('is silent about text in a string', () =>
    checkSilent('class Fixture { String s = "// flink-playbook: ignore not-a-pojo"; }', only));

  it('takes the comment out, with its line', () =>
    checkFix(
      'class Fixture {\n  // flink-playbook: ignore legacy-kafka-connector - no more\n  int x;\n}',
      'Remove the ignore',
      'class Fixture {\n  int x;\n}',
      only,
    ));

  it('takes a comment out from behind code', () =>
    checkFix(
      'class Fixture {\n  int x; // flink-playbook: ignore legacy-kafka-connector\n}',
      'Remove the ignore',
      'class Fixture {\n  int x;\n}',
      only,
    ));
});
