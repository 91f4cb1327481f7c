/** What rules about changes against the baseline have in common. */
import { type Message, message } from '../base/message';
import type { TextEdit } from '../base/text-edit';
import type { Change, ChangeKind } from '../compatibility/change';
import { placeKey } from '../compatibility/place-of-change';
import type { Fix, RelatedPlace, Severity } from '../finding/finding';
import type { CodePlace } from '../topology/code-place';
import type { Operator } from '../topology/job';
import { addCall, inFile, stringLiteral } from './java-edits';
import { dropState, type OperatorOf } from './new-uid';
import { oncePerPlace } from './once-per-place';
import type { Detection, FileFacts } from './rule';

/** The changes of one kind in a file, each with its old place beside. */
export function changesOfKind(
  facts: FileFacts,
  kind: ChangeKind,
  severity?: (change: Change) => Severity,
): Iterable<Detection<Change>> {
  const changes = facts.changes.filter((change) => change.kind === kind);
  return oncePerPlace(
    changes.map((change) => ({
      range: change.place.range,
      data: change,
      related: [...oldPlace(change, facts), ...statePlaces(change)],
      ...(severity && { severity: severity(change) }),
    })),
  );
}

function oldPlace({ oldPlace: place }: Change, { revision }: FileFacts): RelatedPlace[] {
  return place
    ? [
        revision
          ? { ...place, message: message('In {0} it is this.', revision.name), revision }
          : { ...place, message: message('It was this.') },
      ]
    : [];
}

/** Where the states are that a change elsewhere costs. */
function statePlaces({ states, place }: Change): RelatedPlace[] {
  const places = new Map<string, RelatedPlace>();
  for (const { new: now, name } of states) {
    if (now?.place && (now.place.file !== place.file || now.place.range.start.line !== place.range.start.line)) {
      places.set(placeKey(now.place), {
        ...now.place,
        message: message('The state {0} is made here.', name ?? '?'),
      });
    }
  }
  return [...places.values()];
}

/** The operators that a change is about first: as it was, and as it is. */
export function operatorsOf({ operators: [first] }: Change): { old: Operator | null; now: Operator | null } {
  return { old: first?.match.old ?? null, now: first?.match.new ?? null };
}

/** `"count", "limit"`: the states that a change costs, timers left out where there are others. */
export function shownStates({ states }: Change): Message {
  const named = states.filter(({ old }) => old.kind !== 'timer');
  const names = (named.length > 0 ? named : states).map(({ name }) => name);
  const shown = [...new Set(names.flatMap((name) => (name === null ? [] : [`"${name}"`])))];
  const [most, rest] = [shown.slice(0, 4), shown.length - 4];
  return shown.length === 0
    ? message('its state')
    : rest > 0
      ? message('the states {0} and {1} more', most.join(', '), rest)
      : shown.length === 1
        ? message('the state {0}', most.join(', '))
        : message('the states {0}', most.join(', '));
}

/** What an operator is called in a message: its uid, else its name, else its kind. */
export function shownOperator(operator: Operator | null): string {
  const uid = operator?.uid.value;
  return uid != null ? `"${uid}"` : (operator?.name ?? operator?.kind ?? '?');
}

/** A uid in a message: `"orders-source-v1"`, the code that makes it, or that there is none. */
export function shownUid(operator: Operator | null): Message {
  const { kind, value, text } = operator?.uid ?? { kind: 'none', value: null, text: null };
  return kind === 'none' ? message('none') : value === null ? message('{0}', text ?? '?') : message('"{0}"', value);
}

/** The simple name of the class of a source or sink. */
export function shownClass(operator: Operator | null): string {
  return operator?.function?.replace(/^.*[.$]/, '') ?? operator?.kind ?? '?';
}

/** The names of two classes, with their packages where only those tell them apart. */
export function shownClasses(old: Operator | null, now: Operator | null): readonly [string, string] {
  const [was, is] = [shownClass(old), shownClass(now)];
  return was === is && old?.function !== now?.function ? [old?.function ?? was, now?.function ?? is] : [was, is];
}

/** Writes an operator's old uid again; none where the code does not show the uid as a literal of the file. */
export function restoreUid(facts: FileFacts, old: Operator | null, now: Operator | null): Fix[] {
  const uid = old?.uid.value;
  const edit = uid != null && now ? uidEdit(facts, now, uid) : null;
  return uid != null && edit
    ? [
        {
          title: message('Give the operator its uid "{0}" again: it finds its state', uid),
          safe: false,
          preferred: true,
          edits: inFile(facts, edit),
        },
      ]
    : [];
}

/** The operators that a change costs state, as the new revision makes them; none where one is under another id. */
export function operatorsThatLose({ operators, job }: Change): OperatorOf[] {
  const all = operators.map(({ match: { old, heir } }) =>
    heir && old && heir.uid.value === old.uid.value ? heir.transformation : null,
  );
  const known = all.filter((each) => each !== null);
  const { program } = job.after.job;
  return known.length < all.length ? [] : [...new Set(known)].map((operator) => ({ operator, program }));
}

/** The fix that drops what a change costs: new uids for its operators. */
export function dropItsState(facts: FileFacts, change: Change): Fix[] {
  return change.certain ? dropState(operatorsThatLose(change), facts.project) : [];
}

/** Sets a uid where none is, or replaces a literal; null where the file does not hold either. */
export function uidEdit(facts: FileFacts, { uid, transformation }: Operator, text: string): TextEdit | null {
  const { file, lines } = facts;
  if (uid.kind === 'none' && transformation.file === file.path && transformation.kind !== 'sink-to') {
    const { callRange, callEnd } = transformation;
    return addCall(lines, callRange, callEnd, `uid(${stringLiteral(text)})`);
  }
  return uid.kind === 'literal' && uid.place && isLiteral(facts, uid.place)
    ? { range: uid.place.range, newText: stringLiteral(text) }
    : null;
}

/** True for a place of this file that is one string literal. */
export function isLiteral({ file, lines }: FileFacts, place: CodePlace): boolean {
  return place.file === file.path && /^"(?:[^"\\]|\\.)*"$/.test(lines.slice(place.range));
}

/** Lets an operator take over what lies under its old id, with `setUidHash`; none where the code cannot take it. */
export function takeOverFix(facts: FileFacts, pairs: readonly { old: Operator; now: Operator }[]): Fix[] {
  const edits = pairs.flatMap(({ old, now }) => {
    const { transformation, userHash } = now;
    const { file, callRange, callEnd, kind } = transformation;
    const isFree = userHash === null && transformation.userHash.kind === 'unset' && kind !== 'sink-to';
    return isFree && file === facts.file.path && old.operatorId !== null
      ? [addCall(facts.lines, callRange, callEnd, `setUidHash(${stringLiteral(old.operatorId)})`)]
      : [];
  });
  return edits.length > 0 && edits.length === pairs.length
    ? [
        {
          title: message(
            'Take the state over once with setUidHash(…): restore, take a savepoint, then take the line out again',
          ),
          safe: false,
          preferred: false,
          edits: inFile(facts, ...edits),
        },
      ]
    : [];
}
