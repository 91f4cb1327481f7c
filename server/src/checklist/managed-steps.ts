/** Jobs of managed services, and those that a configuration restores. */
import { message } from '../base/message';
import { stopSteps } from './command-steps';
import { type DeploymentSteps, SAVEPOINT, type Situation, type Step } from './steps';

/** Keys of Flink's configuration, where a cluster starts its job from them. */
export function configurationSteps(situation: Situation): DeploymentSteps {
  const { keys, allowNonRestoredState } = situation;
  const yaml = (allow: boolean) => ({
    language: 'yaml' as const,
    text: [`${keys.path}: ${SAVEPOINT}`, ...(allow ? [`${keys.allow}: true`] : [])].join('\n'),
  });
  return {
    stop: stopSteps([], situation),
    start: [
      { text: message('Start the new version with this in its configuration'), code: yaml(allowNonRestoredState) },
    ],
    withoutFlag: [
      {
        text: message('Take the flag out of the configuration: each later start would drop state, too'),
        code: yaml(false),
      },
    ],
    rollBack: [{ text: message('Start the version before with this in its configuration'), code: yaml(false) }],
  };
}

/** Amazon Managed Service for Apache Flink: `UpdateApplication` and `StartApplication` of its API, version 2018-05-23. */
export function awsSteps(situation: Situation): DeploymentSteps {
  const aws = (verb: string, ...words: string[]) =>
    ['aws', 'kinesisanalyticsv2', verb, '--application-name', '<application>', ...words].join(' ');
  const start = (allow: boolean) => {
    const run = {
      FlinkRunConfiguration: { AllowNonRestoredState: allow },
      ApplicationRestoreConfiguration: {
        ApplicationRestoreType: 'RESTORE_FROM_CUSTOM_SNAPSHOT',
        SnapshotName: '<snapshot>',
      },
    };
    return {
      language: 'bash' as const,
      text: aws('start-application', '--run-configuration', `'${JSON.stringify(run)}'`),
    };
  };
  const inexact: Step[] =
    situation.stopWith === 'cancel'
      ? [
          {
            text: message(
              'The service stops a job as flink stop does, which is not exact here: records since the last completed checkpoint will be counted twice',
            ),
          },
        ]
      : [];
  return {
    stop: [
      ...inexact,
      {
        text: message('Stop the application: it takes a snapshot, if snapshots are enabled'),
        code: { language: 'bash', text: aws('stop-application') },
      },
      {
        text: message('Note the name of the snapshot'),
        code: { language: 'bash', text: aws('list-application-snapshots') },
      },
    ],
    start: [
      {
        text: message('Update the application to the new code, and start it from the snapshot'),
        code: start(situation.allowNonRestoredState),
      },
    ],
    withoutFlag: [{ text: message('From the next start on, leave the flag away'), code: start(false) }],
    rollBack: [
      {
        text: message('Update the application to the code before, and start it from the snapshot'),
        code: start(false),
      },
    ],
  };
}

/** A Deployment of the Ververica Platform. */
export function ververicaSteps(situation: Situation): DeploymentSteps {
  const spec = (...lines: string[]) => ({
    language: 'yaml' as const,
    text: ['spec:', ...lines.map((line) => `  ${line}`)].join('\n'),
  });
  const restore = (allow: boolean) => [
    'state: RUNNING',
    'restoreStrategy:',
    '  kind: LATEST_SAVEPOINT',
    ...(allow ? ['  allowNonRestoredState: true'] : ['  allowNonRestoredState: false']),
  ];
  return {
    stop: [
      ...(situation.stopWith === 'cancel'
        ? [
            {
              text: message(
                'The service stops a job as flink stop does, which is not exact here: records since the last completed checkpoint will be counted twice',
              ),
            },
          ]
        : []),
      { text: message('Suspend the deployment: it takes a savepoint'), code: spec('state: SUSPENDED') },
    ],
    start: [
      { text: message('Apply the new version with this'), code: spec(...restore(situation.allowNonRestoredState)) },
    ],
    withoutFlag: [
      {
        text: message('Take the flag out of the file and apply it: each later upgrade would drop state, too'),
        code: spec(...restore(false)),
      },
    ],
    rollBack: [
      {
        text: message('Choose the savepoint of the stop as the latest one, and apply the version before with this'),
        code: spec(...restore(false)),
      },
    ],
  };
}
