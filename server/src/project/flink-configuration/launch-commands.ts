/** The commands in a file that start Flink jobs and clusters. */
import { isScalar, isSeq, visit } from 'yaml';
import type { TextLines } from '../../base/text-lines';
import { isComputed } from './flat-configuration';
import { type LaunchKind, readLaunch } from './launch-options';
import type { SettingsSource } from './settings-source';
import { shellWords, type Word } from './shell-words';
import { readYaml } from './yaml-documents';

const COMMAND =
  /(?<![\w.-])(?:flink[ \t]+(run(?:-application)?)|(standalone-job)(?:\.sh[ \t]+start)?|(kubernetes-session|yarn-session)\.sh|(?:jobmanager|taskmanager)\.sh[ \t]+start)(?=[ \t\\\r\n]|$)/g;

/** The commands that are written as a shell reads them. */
export function shellLaunches(file: string, lines: TextLines): SettingsSource[] {
  const launches: SettingsSource[] = [];
  const { text } = lines;
  const heredocs = heredocRanges(text);
  for (const match of text.matchAll(COMMAND)) {
    const lineStart = text.lastIndexOf('\n', match.index) + 1;
    const before = text.slice(lineStart, match.index);
    if (!isRun(before) || heredocs.some(([start, end]) => start <= match.index && match.index < end)) {
      continue;
    }
    const words = shellWords(text, match.index + match[0].length, openQuote(before));
    const written = { name: match[0].replace(/[ \t]+/g, ' '), start: match.index };
    launches.push(readLaunch(file, kindOf(match[1], match[2]), words, rangeIn(lines), written));
  }
  return launches;
}

function kindOf(run: string | undefined, application: string | undefined): LaunchKind {
  return run ? 'run' : application ? 'application' : 'cluster';
}

/** False in comments, and where the command is only printed. */
function isRun(before: string): boolean {
  return !/^\s*(?:#|\/\/|--|\*|REM\b)|\s#|\b(?:echo|printf|usage|log|info|warn|error|print)\b/i.test(before);
}

/** The quote that is open at the end of a text. */
function openQuote(before: string): string | null {
  let quote: string | null = null;
  for (const char of before.replace(/\\./g, '')) {
    if (quote === null ? char === '"' || char === "'" : char === quote) {
      quote = quote === null ? char : null;
    }
  }
  return quote;
}

/** Text handed to other programs (`<<EOF … EOF`): nobody knows what they do with it. */
function heredocRanges(text: string): [number, number][] {
  return Array.from(text.matchAll(/<<-?[ \t]*(["']?)(\w+)\1[^\n]*\n[\s\S]*?\n[ \t]*\2[ \t\r]*(?=\n|$)/g), (match) => [
    match.index,
    match.index + match[0].length,
  ]);
}

function rangeIn(lines: TextLines) {
  return (start: number, end: number) => ({ start: lines.positionAt(start), end: lines.positionAt(end) });
}

/**
 * The commands that are written as lists: `command: [flink, run, …]` in YAML, `CMD ["flink", "run", …]` in a Dockerfile.
 */
export function listLaunches(file: string, lines: TextLines): SettingsSource[] {
  const launches: SettingsSource[] = [];
  const isDockerfile = /(^|\/)([\w.-]*\.)?Dockerfile[\w.-]*$/.test(file);
  const texts = isDockerfile
    ? Array.from(lines.text.matchAll(/^([ \t]*(?:CMD|ENTRYPOINT)[ \t]+)(\[.*\])/gm), (match) => ({
        yaml: match[2] ?? '',
        offset: match.index + (match[1] ?? '').length,
      }))
    : [{ yaml: lines.text, offset: 0 }];
  for (const { yaml, offset } of texts) {
    for (const document of readYaml(yaml)) {
      visit(document, {
        Seq: (_, seq) => {
          const words = isSeq(seq) ? seq.items.flatMap((item) => wordOf(item, yaml, offset)) : [];
          const launch = commandOf(words);
          if (launch) {
            const written = { name: launch.name, start: words[0]?.start ?? 0 };
            launches.push(readLaunch(file, launch.kind, words.slice(launch.options), rangeIn(lines), written));
          }
        },
      });
    }
  }
  return launches;
}

/** A scalar of a list; a number, too, is a word. */
function wordOf(item: unknown, yaml: string, offset: number): Word[] {
  if (!isScalar(item) || !item.range) {
    return [];
  }
  const [start, end] = item.range;
  const text = String(item.value);
  return [
    { value: isComputed(text) ? null : text, raw: yaml.slice(start, end), start: start + offset, end: end + offset },
  ];
}

function commandOf(words: readonly Word[]): { kind: LaunchKind; name: string; options: number } | null {
  for (const [i, { value }] of words.slice(0, 3).entries()) {
    const name = value?.slice(value.lastIndexOf('/') + 1);
    if (name === 'standalone-job') {
      return { kind: 'application', name: 'standalone-job', options: i + 1 };
    }
    if (name === 'flink' && /^run(-application)?$/.test(words[i + 1]?.value ?? '')) {
      return { kind: 'run', name: `flink ${words[i + 1]?.value}`, options: i + 2 };
    }
  }
  return null;
}
