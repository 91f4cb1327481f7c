/** What the steps of an upgrade depend on. */
import type { JobPlan } from '../compatibility/restore-plan';
import { isAtLeast } from '../flink/flink-version';
import { OPTION_KEYS } from '../flink/options';
import type { DeploymentFacts } from './deployments';
import type { Situation } from './steps';
import type { Stopping } from './stop-with';

export function situationOf(plan: JobPlan, stopping: Stopping, { savepointDirectory }: DeploymentFacts): Situation {
  const version = plan.after?.job.flinkVersion ?? null;
  const [entryClass = ''] = plan.entry.split('#');
  // the new names are read from 1.20 on, the old ones up to 2.x
  const at = version !== null && isAtLeast(version, 1, 20) ? 0 : 1;
  return {
    entryClass,
    stopWith: stopping.with,
    allowNonRestoredState: dropsState(plan),
    savepointDirectory: savepointDirectory === null ? '<directory>' : shellWord(savepointDirectory),
    keys: { path: OPTION_KEYS.savepointPath[at], allow: OPTION_KEYS.allowNonRestoredState[at] },
    hasRunApplication: version === null || !isAtLeast(version, 2, 0),
  };
}

function shellWord(text: string): string {
  return /^[\w./:@%+=,-]+$/.test(text) ? text : `'${text.replace(/'/g, "'\\''")}'`;
}

/** True where Flink refuses the savepoint without the flag: some state finds no operator. */
export function dropsState({ operators }: JobPlan): boolean {
  return operators.some(
    ({ states, restore }) => restore.outcome === 'dropped' || states.some(({ outcome }) => outcome === 'dropped'),
  );
}
