/** Operators exchanged their uids: each gets the state of the other. */
import { message } from '../../base/message';
import type { Change } from '../../compatibility/change';
import type { Fix } from '../../finding/finding';
import { changesOfKind, uidEdit } from '../changes';
import { inFile } from '../java-edits';
import type { FileFacts, Rule } from '../rule';

export const uidSwapped: Rule<Change> = {
  id: 'uid-swapped',
  title: message('Operators exchanged their uids'),
  severity: 'error',
  since: '0.1.0',
  fix: 'unsafe',

  check: (facts) => changesOfKind(facts, 'uid-swapped'),

  message: ({ operators, states }) => {
    const uids = operators.map(({ match }) => `"${match.old?.uid.value ?? '?'}"`).join(', ');
    const outcomes = new Set(states.map(({ outcome }) => outcome));
    return outcomes.has('fails')
      ? message(
          'The uids {0} stand at other operators than before: each is handed the state of another one, and the restore fails.',
          uids,
        )
      : outcomes.has('wrong')
        ? message(
            'The uids {0} stand at other operators than before: each goes on with the state of another one, without an error.',
            uids,
          )
        : message('The uids {0} stand at other operators than before: their states are lost, without an error.', uids);
  },

  fixes: (facts, { data }) => backToTheirOperators(facts, data),
};

function backToTheirOperators(facts: FileFacts, { operators }: Change): Fix[] {
  const edits = operators.flatMap(({ match: { old, new: now } }) => {
    const edit = old?.uid.value != null && now ? uidEdit(facts, now, old.uid.value) : null;
    return edit ? [edit] : [];
  });
  return edits.length === operators.length
    ? [
        {
          title: message('Give each operator its own uid again'),
          safe: false,
          preferred: true,
          edits: inFile(facts, ...edits),
        },
      ]
    : [];
}
