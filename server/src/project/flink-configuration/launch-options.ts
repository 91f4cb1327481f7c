/** The options of commands that start jobs and clusters, as Flink's own parsers take them. */
import type { TextRange } from '../../base/text-range';
import {
  configurationSource,
  type SettingsSource,
  type Written,
  type WrittenCommand,
  type WrittenSetting,
} from './settings-source';
import type { Word } from './shell-words';

/** What a command is: `flink run`, the entry point of an application cluster, or a script that starts a cluster. */
export type LaunchKind = 'run' | 'application' | 'cluster';

/** What the options mean that matter here; the rest of the table says which options take a value. */
interface OptionTable {
  readonly entryClass: readonly string[];
  readonly parallelism: readonly string[];
  readonly property: readonly string[];
  readonly otherWithValue: readonly string[];
  readonly flags: readonly string[];
}

const RESTORE = {
  savepoint: ['-s', '--fromSavepoint'],
  allowNonRestoredState: ['-n', '--allowNonRestoredState'],
};

/** `CliFrontendParser`, `StandaloneApplicationClusterConfigurationParserFactory`, `KubernetesSessionCli`. */
const TABLES: Readonly<Record<LaunchKind, OptionTable>> = {
  run: {
    entryClass: ['-c', '--class'],
    parallelism: ['-p', '--parallelism'],
    property: ['-D', '-yD'],
    otherWithValue: [
      ...[
        '-C',
        '--classpath',
        '-t',
        '--target',
        '-m',
        '--jobmanager',
        '-e',
        '--executor',
        '-z',
        '--zookeeperNamespace',
      ],
      ...['-rm', '-restoreMode', '--restoreMode', '-claim', '-claimMode', '--claimMode'],
      ...['-py', '--python', '-pym', '--pyModule', '-pyfs', '--pyFiles', '-pyarch', '--pyArchives', '-pyreq'],
      ...['--pyRequirements', '-pyexec', '--pyExecutable', '-pyclientexec', '--pyClientExecutable', '-pypath'],
      ...['-yid', '-yjm', '-ytm', '-ys', '-yqu', '-ynm', '-yat', '-ynl', '-yt', '-yj', '-yz', '-yn'],
      ...['--yarnname', '--yarnqueue', '--yarnslots', '--yarnjobManagerMemory', '--yarntaskManagerMemory'],
    ],
    flags: ['-d', '--detached', '-q', '--sysoutLogging', '-sae', '--shutdownOnAttachedExit', '-yd', '-v', '--verbose'],
  },
  application: {
    entryClass: ['-j', '--job-classname'],
    parallelism: [],
    property: ['-D'],
    otherWithValue: [
      ...['-c', '--configDir', '-h', '--host', '-r', '--webui-port', '-jid', '--job-id', '-jars', '--jars'],
      ...['-rm', '-restoreMode', '--restoreMode', '-claimMode', '--claimMode'],
    ],
    flags: [],
  },
  cluster: {
    entryClass: [],
    parallelism: [],
    property: ['-D', '-yD'],
    otherWithValue: [],
    flags: ['-d', '--detached'],
  },
};

/**
 * The settings of a launch. Options end where the jar or the program's own arguments begin, and where an option is not
 * known: whether it takes a value cannot be told.
 * @param words what stands behind the command
 * @param written the command's name, and the offset at which it begins
 */
export function readLaunch(
  file: string,
  kind: LaunchKind,
  words: readonly Word[],
  rangeOf: (start: number, end: number) => TextRange,
  written: { readonly name: string; readonly start: number },
): SettingsSource {
  const table = TABLES[kind];
  const settings: WrittenSetting[] = [];
  const found: { -readonly [K in 'entryClass' | 'parallelism' | 'savepointPath' | 'allowNonRestoredState']?: Written } =
    {};
  let optionWords = words.length;
  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    const name = word?.value ?? word?.raw;
    if (!word || !name?.startsWith('-')) {
      optionWords = i;
      break;
    }
    const next = words[i + 1];
    const value = next && { value: next.value, range: rangeOf(next.start, next.end) };
    const property = table.property.find((option) => name.startsWith(option));
    if (RESTORE.allowNonRestoredState.includes(name) && kind !== 'cluster') {
      found.allowNonRestoredState = { value: 'true', range: rangeOf(word.start, word.end) };
    } else if (table.flags.includes(name)) {
      // says nothing that matters here
    } else if (RESTORE.savepoint.includes(name) && kind !== 'cluster') {
      found.savepointPath = value;
      i++;
    } else if (table.entryClass.includes(name)) {
      found.entryClass = value;
      i++;
    } else if (table.parallelism.includes(name)) {
      found.parallelism = value;
      i++;
    } else if (table.otherWithValue.includes(name)) {
      i++;
    } else if (property !== undefined) {
      settings.push(...readProperty(name === property ? next : word, rangeOf));
      i += name === property ? 1 : 0;
    } else {
      optionWords = i;
      break;
    }
  }
  const command: WrittenCommand = {
    name: written.name,
    words: words.map(({ raw }) => raw),
    optionWords,
    range: rangeOf(written.start, words.at(-1)?.end ?? written.start + written.name.length),
  };
  return { ...configurationSource(file, settings), kind: 'launch', ...found, command };
}

/** `key=value`, perhaps quoted or behind its `-D`; nothing where the key is computed. */
function readProperty(word: Word | undefined, rangeOf: (start: number, end: number) => TextRange): WrittenSetting[] {
  const [before = '', lead = '', key = ''] = /^(["']?(?:-D|-yD)?["']?)([\w.-]+)=/.exec(word?.raw ?? '') ?? [];
  if (!word || key === '') {
    return [];
  }
  const keyStart = word.start + lead.length;
  return [
    {
      key,
      writtenKey: key,
      keyRange: rangeOf(keyStart, keyStart + key.length),
      value: {
        value: word.value === null ? null : word.value.slice(word.value.indexOf('=') + 1),
        range: rangeOf(word.start + before.length, word.end),
      },
    },
  ];
}
