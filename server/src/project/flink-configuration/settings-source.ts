/** What a file outside the Java code says about jobs: a Flink configuration, a deployment or a launch. */
import type { TextRange } from '../../base/text-range';
import type { FlinkVersion } from '../../flink/flink-version';

/** A value as it is written; null where it cannot be told, such as a variable or a template. */
export interface Written {
  readonly value: string | null;
  readonly range: TextRange;
}

/** A key of Flink's configuration with its value. */
export interface WrittenSetting {
  /** The whole key: `taskmanager.memory.process.size`, also where it is written as nested maps. */
  readonly key: string;
  /** The part of it that stands at `keyRange`: only the last step of nested maps. */
  readonly writtenKey: string;
  readonly keyRange: TextRange;
  readonly value: Written;
}

/**
 * One source of settings; a file may hold several.
 * - `configuration`: `flink-conf.yaml`, `config.yaml`, or the text of one in a ConfigMap or in `FLINK_PROPERTIES`
 * - `deployment`: a `FlinkDeployment` or `FlinkSessionJob` of the Kubernetes operator
 * - `launch`: a command that starts a job or a cluster, such as `flink run`
 */
export interface SettingsSource {
  readonly kind: 'configuration' | 'deployment' | 'launch';
  readonly file: string;
  readonly settings: readonly WrittenSetting[];
  /** What a deployment says; null elsewhere and where it says none. */
  readonly flinkVersion: FlinkVersion | null;
  /** The class whose `main` is run; null where none is named. */
  readonly entryClass: Written | null;
  /** What the job is started from, apart from keys of the configuration. */
  readonly savepointPath: Written | null;
  /** The flag that lets a restore drop state, apart from keys of the configuration; its value is `true` or `false`. */
  readonly allowNonRestoredState: Written | null;
  /** Apart from keys of the configuration. */
  readonly parallelism: Written | null;
  /** How a launch is written; null elsewhere. */
  readonly command: WrittenCommand | null;
  /** What a deployment is to Kubernetes; null elsewhere. */
  readonly resource: DeployedResource | null;
}

/** A command with its words as they are written, quotes and variables included. */
export interface WrittenCommand {
  /** `flink run`, `flink run-application`, `standalone-job`, or the script that starts a cluster. */
  readonly name: string;
  readonly words: readonly string[];
  /** How many of the words, from the first one on, are options to Flink; the jar and the program's arguments follow. */
  readonly optionWords: number;
  readonly range: TextRange;
}

/** A resource of the Kubernetes operator; null where it does not say. */
export interface DeployedResource {
  readonly kind: 'FlinkDeployment' | 'FlinkSessionJob';
  readonly name: string | null;
  readonly namespace: string | null;
  readonly upgradeMode: string | null;
  /** Where its document begins. */
  readonly range: TextRange;
}

/** A source that says nothing but its settings. */
export function configurationSource(file: string, settings: readonly WrittenSetting[]): SettingsSource {
  return {
    kind: 'configuration',
    file,
    settings,
    flinkVersion: null,
    entryClass: null,
    savepointPath: null,
    allowNonRestoredState: null,
    parallelism: null,
    command: null,
    resource: null,
  };
}
