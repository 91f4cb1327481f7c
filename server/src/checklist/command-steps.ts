/** A job that a command starts: `flink run`, `flink run-application`, `standalone-job.sh start`. */
import { message } from '../base/message';
import type { WrittenCommand } from '../project/flink-configuration/settings-source';
import { type DeploymentSteps, JOB_ID, SAVEPOINT, type Situation, type Step } from './steps';

export function commandSteps(command: WrittenCommand, situation: Situation): DeploymentSteps {
  const { allowNonRestoredState } = situation;
  const start = (allow: boolean) => ({ language: 'bash' as const, text: startCommand(command, situation, allow) });
  const isMoved = command.name === 'flink run-application' && !situation.hasRunApplication;
  return {
    stop: stopSteps(targetOf(command), situation),
    start: [
      {
        text: isMoved
          ? message('Start the new version from the savepoint. Flink 2 has no run-application: run does it')
          : message('Start the new version from the savepoint'),
        code: start(allowNonRestoredState),
      },
    ],
    withoutFlag: [
      {
        text: message('From the next start on, leave the flag away'),
        code: start(false),
      },
    ],
    rollBack: [
      {
        text: message('Start the version before with its own jar, from the same savepoint'),
        code: { language: 'bash', text: startCommand(command, { ...situation, hasRunApplication: true }, false) },
      },
    ],
  };
}

/** Where no file shows how the job is started. */
export function plainSteps(situation: Situation): DeploymentSteps {
  const words = ['-c', situation.entryClass, '<jar>'];
  const range = { start: { line: 0, column: 0 }, end: { line: 0, column: 0 } };
  return commandSteps({ name: 'flink run', words, optionWords: 2, range }, situation);
}

/** The commands that stop a job. @param target options that say which cluster it runs in */
export function stopSteps(target: readonly string[], { stopWith, savepointDirectory }: Situation): Step[] {
  const command =
    stopWith === 'stop'
      ? ['flink stop', '--savepointPath', savepointDirectory, ...target, JOB_ID]
      : ['flink cancel', '--withSavepoint', savepointDirectory, ...target, JOB_ID];
  return [
    { text: message('Find the job'), code: { language: 'bash', text: ['flink list', ...target].join(' ') } },
    {
      text: message('Stop it with a savepoint, and note the path that is printed'),
      code: { language: 'bash', text: command.join(' ') },
    },
  ];
}

const TARGET_OPTIONS = /^(?:-t|--target|-m|--jobmanager|-e|--executor|-yid|--yarnapplicationId)$/;
const TARGET_PROPERTY =
  /^["']?(?:-D["']?)?(?:kubernetes\.(?:cluster-id|namespace|context)|yarn\.application\.id|rest\.(?:address|port)|jobmanager\.rpc\.(?:address|port)|high-availability[\w.-]*)=/;

/** The options of a launch that say which cluster the job runs in; what it does not say is left to fill in. */
function targetOf({ name, words, optionWords }: WrittenCommand): string[] {
  const options = words.slice(0, optionWords);
  const target: string[] = [];
  for (let i = 0; i < options.length; i++) {
    const [word = '', next] = [options[i], options[i + 1]];
    if (TARGET_OPTIONS.test(word) && next !== undefined) {
      target.push(word, next);
      i++;
    } else if (word === '-D' && next !== undefined) {
      target.push(...(TARGET_PROPERTY.test(next) ? [word, next] : []));
      i++;
    } else if (word.replace(/^["']/, '').startsWith('-D') && TARGET_PROPERTY.test(word)) {
      target.push(word);
    }
  }
  const whole = target.join(' ');
  if (/\byarn-(?:application|per-job)\b/.test(whole) && !whole.includes('yarn.application.id')) {
    target.push('-Dyarn.application.id=<application id>');
  }
  if (/\bkubernetes-application\b/.test(whole) && !whole.includes('kubernetes.cluster-id')) {
    target.push('-Dkubernetes.cluster-id=<cluster id>');
  }
  return name.startsWith('flink') ? target : [];
}

/** The command as it is written, with what it restores. */
function startCommand({ name, words, optionWords }: WrittenCommand, situation: Situation, allow: boolean): string {
  const isFlink = name.startsWith('flink');
  const kept: string[] = [];
  for (let i = 0; i < optionWords; i++) {
    const word = words[i] ?? '';
    if (/^(?:-s|--fromSavepoint)$/.test(word)) {
      i++;
    } else if (!/^(?:-n|--allowNonRestoredState)$/.test(word) && !isRestoreProperty(word)) {
      kept.push(word);
    }
  }
  const shown = name === 'flink run-application' && !situation.hasRunApplication ? 'flink run' : name;
  const restore = [isFlink ? '-s' : '--fromSavepoint', SAVEPOINT, ...(allow ? ['--allowNonRestoredState'] : [])];
  return [shown, ...restore, ...kept, ...words.slice(optionWords)].join(' ').replace(/[\r\n]+/g, ' ');
}

function isRestoreProperty(word: string): boolean {
  return /^["']?-D["']?execution\.(?:savepoint|state-recovery)\.(?:path|ignore-unclaimed-state)=/.test(word);
}
