/** How a job is started, as the files of its workspace show it. */
import type { ConfigurationText } from '../analysis/configuration-text';
import type { Workspace } from '../analysis/workspace';
import type { TextRange } from '../base/text-range';
import { OPTION_KEYS } from '../flink/options';
import type { DeployedResource, SettingsSource, WrittenCommand } from '../project/flink-configuration/settings-source';
import { isWithin } from '../project/paths';
import type { Job } from '../topology/job';

export type Deployment =
  | { readonly kind: 'command'; readonly at: DeploymentPlace; readonly command: WrittenCommand }
  | { readonly kind: 'resource'; readonly at: DeploymentPlace; readonly resource: DeployedResource }
  /** A configuration that says what jobs are restored from. */
  | { readonly kind: 'configuration'; readonly at: DeploymentPlace }
  /** Amazon Managed Service for Apache Flink. */
  | { readonly kind: 'aws'; readonly at: DeploymentPlace | null }
  /** A Deployment of the Ververica Platform. */
  | { readonly kind: 'ververica'; readonly at: DeploymentPlace; readonly name: string | null }
  | { readonly kind: 'unknown' };

export interface DeploymentPlace {
  readonly file: string;
  readonly range: TextRange | null;
}

/** What a job's files say beside how it is started. */
export interface DeploymentFacts {
  /** One at least. */
  readonly deployments: readonly Deployment[];
  /** Where savepoints go, if files say one place. */
  readonly savepointDirectory: string | null;
  /** Options that have a part in a restore, each with the one value that files give it. */
  readonly settings: readonly (readonly [key: string, value: string])[];
}

/** Launches and deployments of the job's class, and those that name none; configuration where it says what is restored. */
export function deploymentFacts(job: Job, workspace: Workspace): DeploymentFacts {
  const file = workspace.file(job.program.entryPlace.file);
  const project = file ? workspace.projectOf(file) : null;
  const root = project?.model.root ?? workspace.input.root;
  const [entryClass = ''] = job.program.entry.split('#');
  const around = workspace.checkedConfiguration.filter((each) => isWithin(each.project, root));
  const named = workspace.checkedConfiguration.filter((each) => !around.includes(each));
  const sources = [
    ...around.flatMap((each) => each.sources.filter((source) => startsJob(source, entryClass, true))),
    ...named.flatMap((each) => each.sources.filter((source) => startsJob(source, entryClass, false))),
  ];
  const found = [
    ...sources.flatMap(deploymentOf),
    ...[...workspace.input.configurationFiles.values()].flatMap(ververicaIn),
    ...awsIn(workspace, project?.model.dependencies.map(({ artifact }) => artifact) ?? []),
  ];
  const started = found.some(({ kind }) => kind !== 'configuration');
  const deployments = found.filter(
    ({ kind }) => kind !== 'configuration' || !started || restoresByConfiguration(sources),
  );
  return {
    deployments: deployments.length > 0 ? deployments : [{ kind: 'unknown' }],
    savepointDirectory: oneValue(sources, ['state.savepoints.dir', 'execution.checkpointing.savepoint-dir']),
    settings: restoreSettings(sources),
  };
}

function startsJob({ kind, entryClass }: SettingsSource, wanted: string, around: boolean): boolean {
  return entryClass?.value == null ? around : kind !== 'configuration' && entryClass.value === wanted;
}

function deploymentOf(source: SettingsSource): Deployment[] {
  const { file, command, resource } = source;
  if (resource) {
    return [{ kind: 'resource', at: { file, range: resource.range }, resource }];
  }
  if (command) {
    return /-session\.sh|manager\.sh/.test(command.name)
      ? []
      : [{ kind: 'command', at: { file, range: command.range }, command }];
  }
  return source.kind === 'configuration' && setsRestore(source)
    ? [{ kind: 'configuration', at: { file, range: null } }]
    : [];
}

const RESTORE_KEYS: readonly string[] = [...OPTION_KEYS.savepointPath, ...OPTION_KEYS.allowNonRestoredState];

function setsRestore({ settings }: SettingsSource): boolean {
  return settings.some(({ key }) => RESTORE_KEYS.includes(key));
}

function restoresByConfiguration(sources: readonly SettingsSource[]): boolean {
  return sources.some((source) => source.kind === 'configuration' && setsRestore(source));
}

/** `kind: Deployment` with an artifact that is a jar; Kubernetes' own has none. */
function ververicaIn({ path, text }: ConfigurationText): Deployment[] {
  if (!/^kind:\s*["']?Deployment\b/m.test(text) || !/^\s+artifact:\s*$/m.test(text) || !/\bjarUri:/.test(text)) {
    return [];
  }
  const name = /^metadata:[^\S\n]*\n(?:[ \t]+.*\n)*?[ \t]+name:[ \t]*["']?([\w.-]+)/m.exec(text)?.[1] ?? null;
  return [{ kind: 'ververica', at: { file: path, range: null }, name }];
}

function awsIn({ input }: Workspace, artifacts: readonly string[]): Deployment[] {
  const template = [...input.configuration].find(([, text]) => text.includes('AWS::KinesisAnalyticsV2::Application'));
  const isUsed = template !== undefined || artifacts.includes('aws-kinesisanalytics-runtime');
  return isUsed ? [{ kind: 'aws', at: template ? { file: template[0], range: null } : null }] : [];
}

const PARTS_OF_A_RESTORE = /^(?:pipeline\.|parallelism\.default$|state\.backend(?:\.type)?$|table\.)/;

function restoreSettings(sources: readonly SettingsSource[]): DeploymentFacts['settings'] {
  const keys = new Set(sources.flatMap(({ settings }) => settings.map(({ key }) => key)));
  return [...keys]
    .filter((key) => PARTS_OF_A_RESTORE.test(key) && !/\.(?:jars|classpaths)$/.test(key))
    .flatMap((key) => {
      const value = oneValue(sources, [key]);
      return value === null ? [] : [[key, value] as const];
    });
}

/** What all that set one of these options set it to; null where they differ or it cannot be told. */
function oneValue(sources: readonly SettingsSource[], keys: readonly string[]): string | null {
  const values = new Set(
    sources.flatMap(({ settings }) => settings.filter(({ key }) => keys.includes(key)).map(({ value }) => value.value)),
  );
  const [value = null] = values;
  return values.size === 1 ? value : null;
}
