import { checkFindings, checkSilent } from '../fixture/check';

const only = { only: ['non-restored-state-left-allowed'] };

describe('non-restored-state-left-allowed', () => {
  it('fires on the flag of flink run, also behind a line that goes on', () =>
    checkFindings(
      `
      //- bin/start.sh
      $FLINK_HOME/bin/flink run -d -s "$SAVEPOINT" --allowNonRestoredState job.jar
      //                                           ^^^^^^^^^^^^^^^^^^^^^^^ warning [non-restored-state-left-allowed] leave it off afterwards
      `,
      only,
    ));

  it('fires on the option in the code', () =>
    checkFindings(
      `
      import org.apache.flink.configuration.Configuration;
      class Fixture {
        void configure() {
          var conf = new Configuration();
          conf.setBoolean("execution.savepoint.ignore-unclaimed-state", true);
          //              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ [non-restored-state-left-allowed]
        }
      }
      `,
      only,
    ));

  it('is silent on a flag of the program itself, in comments and where it is printed (near miss)', () =>
    checkSilent('//- bin/start.sh\nflink run job.jar -n\n# flink run -n job.jar\necho "flink run -n job.jar"', only));

  it('is silent where a deployment says false', () =>
    checkSilent('//- job.yaml\nkind: FlinkDeployment\nspec:\n  job:\n    allowNonRestoredState: false\n', only));

  it('is silent on what somebody chose to ignore', () =>
    checkSilent(
      '//- bin/start.sh\n# flink-playbook: ignore non-restored-state-left-allowed - until Friday\nflink run \\\n  -n job.jar',
      only,
    ));
});
