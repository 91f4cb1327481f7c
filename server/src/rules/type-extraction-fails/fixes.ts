/** Says the type that Flink cannot make, where the code beside it knows the whole of it. */
import { type Message, message } from '../../base/message';
import type { TextEdit } from '../../base/text-edit';
import { emptyRange, type TextRange } from '../../base/text-range';
import type { Fix } from '../../finding/finding';
import { descriptorClass } from '../../flink/state-descriptors';
import { type Expression, type NewExpression, walk } from '../../java/ast';
import type { JavaType } from '../../java/class-model';
import { operatorsIn } from '../../topology/operators';
import type { ReachedType } from '../../topology/reached/reached-type';
import { newAt } from '../code-at';
import { addImports, inFile } from '../java-edits';
import { NamesInFile } from '../names-in-file';
import { placeOf } from '../once-per-place';
import { returnsFixes } from '../returns-fix';
import type { FileFacts } from '../rule';
import { nativeTypeExpression } from '../type-expression';

/** At most one fix. */
export function saidTypeFixes(facts: FileFacts, range: TextRange, { reach }: ReachedType): Fix[] {
  return reach.by === 'edge' ? hintFixes(facts, range) : reach.by === 'state' ? descriptorFixes(facts, range) : [];
}

/** Why nothing here can say it. */
export function whyNothingSaysIt({ information, reach }: ReachedType, type: string | null): Message {
  if (reach.by === 'key') {
    return message('another key moves the state of every record, and which one is meant only its author can say');
  }
  const isRaw = information.reasons.some(({ message: thrown }) =>
    /parameterized|type erasure|TypeVariable/.test(thrown),
  );
  return isRaw && type !== null
    ? message(
        'nothing here says the type arguments of {0}: write them where the function or the state is declared',
        type,
      )
    : message('what to use in place of this type only its author can say');
}

/** Until a call needs the type, Flink only remembers that it is missing. */
function hintFixes(facts: FileFacts, range: TextRange): Fix[] {
  const { programs, file, project } = facts;
  for (const program of programs) {
    const operator = operatorsIn(program, file.path).find(({ callRange }) => placeOf(callRange) === placeOf(range));
    if (operator) {
      const comesInTime = project.jobOf(program).types.get(operator.id)?.thrown === null;
      return comesInTime ? returnsFixes(facts, operator) : [];
    }
  }
  return [];
}

/** `new ValueStateDescriptor<>("total", Types.TUPLE(…))` for a raw class, by what the descriptor or its state is declared as. */
function descriptorFixes(facts: FileFacts, range: TextRange): Fix[] {
  const { flinkVersion: version, project } = facts;
  const unit = facts.file.unit();
  const made = unit && version ? newAt(facts, range) : null;
  const raw = made && unit ? project.typeOfExpression(made, unit) : null;
  const descriptor = raw?.kind === 'class' ? descriptorClass(raw.name) : null;
  const target = made && descriptor ? declaredFor(facts, made) : null;
  if (!made || !version || !descriptor || target?.kind !== 'class' || made.type.kind !== 'named') {
    return [];
  }
  const places = [descriptor.keyType, descriptor.type].filter((place) => place !== null);
  const values = target.arguments.slice(-places.length);
  const names = new NamesInFile(facts);
  const edits = places.map((place, i): TextEdit | null => {
    const argument = made.arguments[place];
    const value = values[i];
    const code = value && nativeTypeExpression(value, names, version, project);
    return argument?.kind === 'class-literal' && code ? { range: argument.range, newText: code } : null;
  });
  if (edits.length === 0 || edits.some((edit) => edit === null)) {
    return [];
  }
  const code = edits.map((edit) => edit?.newText).join(', ');
  const isRaw = made.type.arguments === null;
  const diamond = isRaw ? [{ range: emptyRange(made.type.nameRange.end), newText: '<>' }] : [];
  const changes = [...addImports(facts, names.imports), ...diamond, ...edits.filter((edit) => edit !== null)];
  return [
    { title: message('Say the type: {0}', code), safe: false, preferred: true, edits: inFile(facts, ...changes) },
  ];
}

/** What the descriptor, or the state that is got with it, is assigned to; null where that is no field. */
function declaredFor({ classes, file, project }: FileFacts, made: NewExpression): JavaType | null {
  const unit = file.unit();
  const begun = initializers(unit?.types ?? []);
  const field = classes
    .flatMap(({ fields }) => fields)
    .find(({ place }) => place && begun.get(placeOf(place.nameRange)) === made);
  if (field) {
    return field.type;
  }
  let target: Expression | null = null;
  walk(unit?.types ?? [], (node) => {
    if (node.kind === 'assignment') {
      const { right } = node;
      const isGot = right.kind === 'call' && /^get(?:\w*State)$/.test(right.name) && right.arguments[0] === made;
      target = right === made || isGot ? node.left : target;
    }
    return true;
  });
  return target && unit ? project.typeOfExpression(target, unit) : null;
}

/** What fields begin with, by where their names stand. */
function initializers(types: unknown): ReadonlyMap<string, Expression> {
  const found = new Map<string, Expression>();
  walk(types, (node) => {
    if (node.kind === 'class' || node.kind === 'record' || node.kind === 'enum' || node.kind === 'interface') {
      for (const { nameRange, initializer } of node.fields) {
        if (initializer) {
          found.set(placeOf(nameRange), initializer);
        }
      }
    }
    return true;
  });
  return found;
}
