/** What several Flink versions say of a type, as one answer. */
import { message } from '../base/message';
import type { FlinkVersion } from '../flink/flink-version';
import { atom, ownReason, type Reason, type TypeInformation } from './type-information';

/** What all answers have in common; a part in which they differ is unknown. There is one answer a version. */
export function agree(answers: readonly TypeInformation[], versions: readonly FlinkVersion[]): TypeInformation {
  const [first, ...others] = answers;
  if (!first) {
    throw new Error('no version was asked');
  }
  if (others.every((other) => other === first)) {
    return first;
  }
  if (others.some((other) => !hasSameShape(other, first))) {
    const kinds = answers.map((answer, i) => `${versions[i]?.text} ${answer.kind}`);
    return atom('unknown', first.type, null, [
      ownReason('other', null, message('it depends on the Flink version: {0}', kinds.join(', '))),
    ]);
  }
  return {
    ...first,
    reasons: common(answers.map((answer) => answer.reasons)),
    fields: first.fields.map((field, i) => ({
      ...field,
      type: agree(
        answers.map((answer) => answer.fields[i]?.type ?? field.type),
        versions,
      ),
    })),
    arguments: first.arguments.map((argument, i) =>
      agree(
        answers.map((answer) => answer.arguments[i] ?? argument),
        versions,
      ),
    ),
  };
}

function hasSameShape(a: TypeInformation, b: TypeInformation): boolean {
  return (
    a.kind === b.kind &&
    a.serializer === b.serializer &&
    a.fields.length === b.fields.length &&
    a.fields.every((field, i) => field.name === b.fields[i]?.name && field.declaredIn === b.fields[i]?.declaredIn) &&
    a.arguments.length === b.arguments.length
  );
}

/** The reasons all give; where none is common, those of the first, whose decision is the same. */
function common([first = [], ...others]: readonly (readonly Reason[])[]): readonly Reason[] {
  const shared = first.filter((reason) =>
    others.every((reasons) => reasons.some((other) => other.code === reason.code && other.message === reason.message)),
  );
  return shared.length > 0 ? shared : first;
}
