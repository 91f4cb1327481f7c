/** Tells Flink a type that it would leave to Kryo, where its `Types` have one: `.returns(…)`, or a descriptor's argument. */
import { type Message, message } from '../../base/message';
import type { TextEdit } from '../../base/text-edit';
import type { TextRange } from '../../base/text-range';
import type { Fix } from '../../finding/finding';
import { descriptorClass } from '../../flink/state-descriptors';
import type { Expression } from '../../java/ast';
import type { JavaType } from '../../java/class-model';
import { operatorsIn } from '../../topology/operators';
import type { Reach } from '../../topology/reached/reached-type';
import type { Transformation } from '../../topology/transformation';
import { callAt, newAt } from '../code-at';
import { addCall, addImports, inFile } from '../java-edits';
import { NamesInFile } from '../names-in-file';
import { placeOf } from '../once-per-place';
import type { FileFacts } from '../rule';
import { nativeTypeExpression } from '../type-expression';

const STREAM = 'org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator';

/** At most one fix: none where a part of the type would stay with Kryo. */
export function toldTypeFixes(facts: FileFacts, range: TextRange, type: JavaType, by: Reach['by']): Fix[] {
  const names = new NamesInFile(facts);
  const change =
    descriptorChange(facts, range, names) ?? (by === 'edge' ? returnsChange(facts, range, type, names) : null);
  if (!change) {
    return [];
  }
  const edits = inFile(facts, ...addImports(facts, names.imports), ...change.edits);
  return [{ title: titleOf(change.code), safe: false, preferred: false, edits }];
}

interface Change {
  readonly code: string;
  readonly edits: readonly TextEdit[];
}

function titleOf(code: string): Message {
  return /\b(?:LIST|SET)\(/.test(code)
    ? message('Tell Flink the type: {0} (state written by Kryo will not restore; null in a list or set fails)', code)
    : message('Tell Flink the type: {0} (state written by Kryo will not restore)', code);
}

/** `.returns(Types.LIST(Types.STRING))` behind the call that makes the stream. */
function returnsChange(facts: FileFacts, range: TextRange, type: JavaType, names: NamesInFile): Change | null {
  const operator = operatorAt(facts, range);
  const code = operator && facts.flinkVersion && nativeTypeExpression(type, names, facts.flinkVersion, facts.project);
  if (!operator || !code || operator.kind !== 'operator' || !givesOperator(operator, facts)) {
    return null;
  }
  const call = `returns(${code})`;
  return { code: `.${call}`, edits: [addCall(facts.lines, operator.callRange, operator.callEnd, call)] };
}

/** The operator whose call stands at the place. */
function operatorAt({ programs, file }: FileFacts, range: TextRange): Transformation | null {
  const operators = programs.flatMap((program) => operatorsIn(program, file.path));
  return operators.find(({ callRange }) => placeOf(callRange) === placeOf(range)) ?? null;
}

/** True where the call gives what has a method `returns`. */
function givesOperator({ callRange }: Transformation, facts: FileFacts): boolean {
  const { file, project } = facts;
  const unit = file.unit();
  const call = callAt(facts, callRange);
  return unit !== null && call !== null && project.hasSupertype(project.typeOfExpression(call, unit), STREAM);
}

/** `Types.LOCAL_DATE` in place of `LocalDate.class`; a map's descriptor takes its key and its value the same way. */
function descriptorChange(facts: FileFacts, range: TextRange, names: NamesInFile): Change | null {
  const { flinkVersion: version, project } = facts;
  const unit = facts.file.unit();
  const made = version && unit ? newAt(facts, range) : null;
  const type = made && unit ? project.typeOfExpression(made, unit) : null;
  const descriptor = type?.kind === 'class' ? descriptorClass(type.name) : null;
  if (!made || !unit || !version || !descriptor) {
    return null;
  }
  const places = [descriptor.keyType, descriptor.type].flatMap((place) =>
    place === null ? [] : (made.arguments[place] ?? []),
  );
  const codes = places.map((argument) => {
    const literal = literalType(argument, facts);
    return literal && nativeTypeExpression(literal, names, version, project);
  });
  const edits = places.flatMap((argument, i): TextEdit[] => {
    const code = codes[i];
    return code ? [{ range: argument.range, newText: code }] : [];
  });
  return edits.length === places.length && edits.length > 0
    ? { code: edits.map(({ newText }) => newText).join(', '), edits }
    : null;
}

/** The class of `LocalDate.class`, by the type of the expression: `Class<LocalDate>`. */
function literalType(argument: Expression, { file, project }: FileFacts): JavaType | null {
  const unit = file.unit();
  const type = argument.kind === 'class-literal' && unit ? project.typeOfExpression(argument, unit) : null;
  return type?.kind === 'class' && type.name === 'java.lang.Class' ? (type.arguments[0] ?? null) : null;
}
