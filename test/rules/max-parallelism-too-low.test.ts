import { checkFindings, checkSilent } from '../fixture/check';

const only = { only: ['max-parallelism-too-low'] };

const launch = (options: string) => `
//- bin/start.sh
flink run ${options} job.jar`;

describe('max-parallelism-too-low', () => {
  it('fires where the parallelism is higher', () =>
    checkFindings(
      `
      //- bin/start.sh
      flink run -p 200 -Dpipeline.max-parallelism=128 job.jar
      //                                          ^^^ error [max-parallelism-too-low] refuses to start
      `,
      only,
    ));

  it('fires where some subtasks get twice the key groups of others', () =>
    checkFindings(
      `
      //- bin/start.sh
      flink run -p 100 -Dpipeline.max-parallelism=128 job.jar
      //                                          ^^^ warning [max-parallelism-too-low] get 2 key groups and others 1
      `,
      only,
    ));

  it('fires on an operator whose own parallelism is higher', () =>
    checkFindings(
      `
      import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
      class Fixture {
        public static void main(String[] args) throws Exception {
          StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
          env.setMaxParallelism(128);
          env.fromData("a").map(String::trim).setParallelism(200).print();
          //                ^^^ error [max-parallelism-too-low]
          env.execute();
        }
      }
      `,
      only,
    ));

  it('tells once, where the job sets it, what all its operators meet', () =>
    checkFindings(
      `
      import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
      class Fixture {
        public static void main(String[] args) throws Exception {
          StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
          env.setParallelism(8);
          env.setMaxParallelism(4);
      //  ^^^^^^^^^^^^^^^^^^^^^^^^ error [max-parallelism-too-low] The parallelism 8 is higher
          env.fromData("a").map(String::trim).filter(s -> s.isEmpty()).print();
          env.execute();
        }
      }
      `,
      only,
    ));

  it('is silent on a multiple, and where a number is not known (near miss)', async () => {
    await checkSilent(launch('-p 64 -Dpipeline.max-parallelism=128'), only);
    await checkSilent(launch('-p "$P" -Dpipeline.max-parallelism=128'), only);
  });
});
