/** A conclusion about somebody's code: what rules make, and the editor and the command line show. */
import type { Message } from '../base/message';
import type { TextEdit } from '../base/text-edit';
import type { Position, TextRange } from '../base/text-range';

/** error: data is lost, a start fails or a result is wrong; warning: it will hurt later; info: advice. */
export type Severity = 'error' | 'warning' | 'info';

/** Severities, the worst first. */
export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

/** A place in a file of source. */
export interface Place {
  /** The file's path as the workspace knows it. */
  readonly file: string;
  readonly range: TextRange;
}

export interface RelatedPlace extends Place {
  readonly message: Message;
  /** The revision that has the place, where it is not the text that is checked. */
  readonly revision?: RevisionName;
}

/** A revision of git. */
export interface RevisionName {
  /** As people call it. */
  readonly name: string;
  /** The full id of the commit. */
  readonly commit: string;
}

/** A change that removes a finding. */
export interface Fix {
  readonly title: Message;
  /** True when it changes nothing about what the job does, its state or its data: such fixes may be applied unseen. */
  readonly safe: boolean;
  /** True for the one fix that most people want. */
  readonly preferred: boolean;
  readonly edits: readonly FileEdit[];
  /** What to know of it before it is applied; a fix with notes is shown in a preview first. */
  readonly notes?: FixNotes;
}

/** What does not come along with a fix, or must be looked after by hand. */
export interface FixNotes {
  readonly messages: readonly Message[];
  /** Where they may be written as comments: the begin of a statement or a member. */
  readonly file: string;
  readonly at: Position;
  /** The blanks in front of it. */
  readonly indent: string;
}

export interface FileEdit {
  readonly file: string;
  readonly edits: readonly TextEdit[];
  /** True where there is no such file yet. */
  readonly creates?: true;
}

export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: Message;
  readonly place: Place;
  readonly related: readonly RelatedPlace[];
  /** As the rule proposes them; only those whose result the strict parser accepts are offered. */
  readonly fixes: readonly Fix[];
  /** Why the rule has no fix here, where there is more to say than that; worked out when it is asked for, as the fixes are. */
  readonly whyNoFix?: Message | null;
  /** The Flink version of the file's project; null when it is not known. */
  readonly flinkVersion: string | null;
}

/** Something that was not read or not known, so that silence about it means nothing. */
export interface Incomplete {
  /** What is missing: `file`, `flink-version`, `folder`, `settings`. */
  readonly what: string;
  readonly why: Message;
  readonly path: string | null;
}

/** By file, then place, then rule. */
export function compareFindings(a: Finding, b: Finding): number {
  const [left, right] = [a.place.range.start, b.place.range.start];
  return (
    compareText(a.place.file, b.place.file) ||
    left.line - right.line ||
    left.column - right.column ||
    compareText(a.rule, b.rule)
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The findings by the file they stand in, in their order. */
export function byFile(findings: readonly Finding[]): Map<string, Finding[]> {
  const files = new Map<string, Finding[]>();
  for (const finding of findings) {
    const known = files.get(finding.place.file);
    if (known) {
      known.push(finding);
    } else {
      files.set(finding.place.file, [finding]);
    }
  }
  return files;
}
