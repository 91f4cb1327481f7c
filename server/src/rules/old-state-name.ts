/** The fix that gives a state its old name again. */
import { message } from '../base/message';
import type { Change } from '../compatibility/change';
import type { Fix } from '../finding/finding';
import { inFile, stringLiteral } from './java-edits';
import type { FileFacts } from './rule';

/** Writes the old name in the descriptor of a state that was renamed; none where the descriptor does not show its name. */
export function oldStateName(facts: FileFacts, { states: [state] }: Change): Fix[] {
  const [name, place] = [state?.name, state?.successor?.place];
  if (name == null || place?.file !== facts.file.path || !state?.successor?.name) {
    return [];
  }
  const text = facts.lines.slice(place.range);
  const literal = stringLiteral(state.successor.name);
  const at = text.indexOf(literal);
  if (at < 0 || text.indexOf(literal, at + 1) >= 0) {
    return [];
  }
  const offset = facts.lines.offsetAt(place.range.start) + at;
  const range = {
    start: facts.lines.positionAt(offset),
    end: facts.lines.positionAt(offset + literal.length),
  };
  return [
    {
      title: message('Give the state its name "{0}" again: it is found', name),
      safe: false,
      preferred: true,
      edits: inFile(facts, { range, newText: stringLiteral(name) }),
    },
  ];
}
