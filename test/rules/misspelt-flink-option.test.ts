import { checkFindings, checkFix, checkSilent } from '../fixture/check';

const only = { only: ['misspelt-flink-option'] };

describe('misspelt-flink-option', () => {
  it('fires on a slip of the finger on the command line', () =>
    checkFindings(
      `
      //- bin/start.sh
      exec bin/flink run -Dtaskmanager.memory.proces.size=4g job.jar
      //                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning [misspelt-flink-option] Is 'taskmanager.memory.process.size' meant?
      `,
      only,
    ));

  it('fires on a key that code sets on a Configuration', () =>
    checkFindings(
      `
      import org.apache.flink.configuration.Configuration;
      class Fixture {
        void configure(Configuration configuration) {
          configuration.setString("pipeline.max-paralelism", "128");
          //                      ^^^^^^^^^^^^^^^^^^^^^^^^^ warning [misspelt-flink-option] pipeline.max-parallelism
        }
      }
      `,
      only,
    ));

  it('fires where the class is named in full', () =>
    checkFindings(
      `
      class Fixture {
        void configure() {
          org.apache.flink.configuration.Configuration settings = new org.apache.flink.configuration.Configuration();
          settings.setString("pipeline.max-paralelism", "128");
          //                 ^^^^^^^^^^^^^^^^^^^^^^^^^ warning [misspelt-flink-option] pipeline.max-parallelism
        }
      }
      `,
      only,
    ));

  it('fires on a slip in an older name that is still read', () =>
    checkFindings(
      `
      //- conf/flink-conf.yaml
      parallelism.default: 2
      state.savepoint.dir: s3://savepoints
//    ^^^^^^^^^^^^^^^^^^^ warning [misspelt-flink-option] Is 'state.savepoints.dir' meant?
      `,
      only,
    ));

  it('is silent on keys that Flink does not know at all, and on those of plugins (near miss)', () =>
    checkSilent(
      '//- conf/flink-conf.yaml\nshop.orders.topic: orders\nmetrics.reporter.prom.clas: x\n# taskmanager.memory.proces.size: 4g',
      only,
    ));

  it('writes the name that is meant', () =>
    checkFix(
      '//- conf/flink-conf.yaml\ntaskmanager.memory.proces.size: 4g',
      'taskmanager.memory.process.size',
      '//- conf/flink-conf.yaml\ntaskmanager.memory.process.size: 4g',
      only,
    ));

  it('is spelt right in code, so that its value takes effect', () => {
    const job = (option: string) => `
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
public class Fixture {
  public static void main(String[] args) throws Exception {
    Configuration configuration = new Configuration();
    configuration.setString("${option}", "256");
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    env.fromData("a").uid("a-source-v1").print().uid("a-sink-v1");
    env.execute();
  }
}`;
    return checkFix(job('pipeline.max-paralelism'), 'pipeline.max-parallelism', job('pipeline.max-parallelism'), only);
  });
});
