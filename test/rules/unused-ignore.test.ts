import { checkFindings, checkFix, checkSilent } from '../fixture/check';

const only = { only: ['legacy-kafka-connector', 'unused-ignore'] };
const inConfiguration = { only: ['misspelt-flink-option', 'unused-ignore'] };

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

  it('fires in a configuration, where a comment begins with #', () =>
    checkFindings(
      `
      //- conf/flink-conf.yaml
      parallelism.default: 2 # flink-playbook: ignore misspelt-flink-option - ours
//                                                    ^^^^^^^^^^^^^^^^^^^^^ [unused-ignore] finds nothing here
      taskmanager.memory.proces.size: 4g # flink-playbook: ignore misspelt-flink-option - ours
      `,
      inConfiguration,
    ));

  it('takes the comment out of a configuration', () =>
    checkFix(
      '//- conf/flink-conf.yaml\n# flink-playbook: ignore misspelt-flink-option\nparallelism.default: 2\n',
      'Remove the ignore',
      '//- conf/flink-conf.yaml\nparallelism.default: 2\n',
      inConfiguration,
    ));

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
