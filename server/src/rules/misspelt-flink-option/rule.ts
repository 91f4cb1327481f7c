/** A key of Flink's configuration that Flink does not read, or knows under another name. */
import { type Message, message } from '../../base/message';
import type { TextRange } from '../../base/text-range';
import type { Fix, Severity } from '../../finding/finding';
import { judgeOptionName, type OptionName } from '../../flink/option-names';
import type { Detection, FileFacts, Rule } from '../rule';

interface Misspelt {
  readonly key: string;
  readonly judged: Exclude<OptionName, { readonly kind: 'fine' }>;
  /** As the build or the deployment has it. */
  readonly version: string;
  /** What may stand at the place instead; null where nothing can. */
  readonly replacement: string | null;
}

export const misspeltFlinkOption: Rule<Misspelt> = {
  id: 'misspelt-flink-option',
  title: message('Flink does not know this option'),
  severity: 'warning',
  since: '0.1.0',
  fix: 'unsafe',

  *check({ configurationKeys, flinkVersion }: FileFacts): Iterable<Detection<Misspelt>> {
    for (const { key, range, constant } of configurationKeys) {
      const judged: OptionName = constant === null ? judgeOptionName(key, flinkVersion) : { kind: 'fine' };
      if (judged.kind !== 'fine') {
        const other = otherName(judged);
        const replacement = other === null ? null : `"${other}"`;
        yield detection(range, { key, judged, version: flinkVersion?.text ?? '', replacement });
      }
    }
  },

  message: ({ key, judged, version }) => describe(key, judged, version),

  fixes: ({ file }, { range, data }) => fixesOf(file.path, range, data),

  inConfiguration: {
    *check({ source, flinkVersion }) {
      for (const { key, writtenKey, keyRange } of source.settings) {
        const judged = judgeOptionName(key, flinkVersion);
        if (judged.kind !== 'fine') {
          const replacement = writtenName(otherName(judged), key, writtenKey);
          yield detection(keyRange, { key, judged, version: flinkVersion?.text ?? '', replacement });
        }
      }
    },
    fixes: ({ file }, { range, data }) => fixesOf(file.path, range, data),
  },
};

function detection(range: TextRange, data: Misspelt): Detection<Misspelt> {
  const severity: Severity = data.judged.kind === 'renamed' ? 'info' : 'warning';
  return { range, data, severity };
}

function otherName(judged: Misspelt['judged']): string | null {
  return judged.kind === 'misspelt' ? judged.meant : judged.current;
}

/** What stands in place of the last step of nested maps; null where the steps around it would have to change too. */
function writtenName(name: string | null, key: string, writtenKey: string): string | null {
  const around = key.slice(0, key.length - writtenKey.length);
  return name?.startsWith(around) ? name.slice(around.length) : null;
}

function describe(key: string, judged: Misspelt['judged'], version: string): Message {
  switch (judged.kind) {
    case 'misspelt':
      return message("Flink has no option '{0}' and ignores it without a word. Is '{1}' meant?", key, judged.meant);
    case 'renamed':
      return message("Flink {0} calls this option '{1}'; the old name is still read.", version, judged.current);
    case 'gone':
      return judged.current === null
        ? message(
            "Flink {0} does not read '{1}' any more (gone since {2}): it has no effect.",
            version,
            key,
            judged.since,
          )
        : message(
            "Flink {0} does not read '{1}' any more (gone since {2}): it has no effect. The option is '{3}' now.",
            version,
            key,
            judged.since,
            judged.current,
          );
    case 'later':
      return judged.current === null
        ? message("Flink {0} does not know '{1}' yet (it came with {2}): it has no effect.", version, key, judged.since)
        : message(
            "Flink {0} does not know '{1}' yet (it came with {2}): it has no effect. Here the option is '{3}'.",
            version,
            key,
            judged.since,
            judged.current,
          );
  }
}

/** A value that was without effect may have one then: no such fix is safe. */
function fixesOf(file: string, range: TextRange, { judged, replacement }: Misspelt): Fix[] {
  const other = otherName(judged);
  if (other === null || replacement === null) {
    return [];
  }
  const title =
    judged.kind === 'renamed'
      ? message("Call it '{0}'", other)
      : message("Call it '{0}' (its value then takes effect)", other);
  return [{ title, safe: false, preferred: true, edits: [{ file, edits: [{ range, newText: replacement }] }] }];
}
