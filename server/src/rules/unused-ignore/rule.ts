/** An ignore that hides nothing. The driver detects it, after all other rules had their say. */
import { message } from '../../base/message';
import type { TextRange } from '../../base/text-range';
import type { Fix } from '../../finding/finding';
import type { Rule } from '../rule';

export interface UnusedIgnore {
  readonly rule: string;
  /** False when no rule has this id. */
  readonly known: boolean;
  /** What to delete; null where the ignore cannot be taken out by itself. */
  readonly removal: TextRange | null;
}

export const unusedIgnore: Rule<UnusedIgnore> = {
  id: 'unused-ignore',
  title: message('An ignore hides nothing'),
  severity: 'info',
  since: '0.1.0',
  fix: 'safe',

  check: () => [],

  message: ({ rule, known }) =>
    known
      ? message("This ignore hides nothing: rule '{0}' finds nothing here.", rule)
      : message("This ignore hides nothing: there is no rule '{0}'.", rule),

  fixes: ({ file }, { data }) => removals(file.path, data),
};

/** Takes an ignore out of its file. */
export function removals(path: string, { removal }: UnusedIgnore): Fix[] {
  return removal
    ? [
        {
          title: message('Remove the ignore'),
          safe: true,
          preferred: true,
          edits: [{ file: path, edits: [{ range: removal, newText: '' }] }],
        },
      ]
    : [];
}
