/**
 * The types of a file that Flink extracts just there. A stream as a parameter, a result or an input proves less: what
 * made it may have been told its type (`returns`, `ResultTypeQueryable`, the Table API), and then nothing is extracted.
 */
import type { TextRange } from '../base/text-range';
import { functionClass } from '../flink/function-classes';
import { type CallExpression, type Expression, type TypeDeclaration, walk } from '../java/ast';
import type { JavaType } from '../java/class-model';
import { supertypesOf } from '../java/supertypes';
import { functionType, hasExplicitType, operatorsIn } from '../topology/operators';
import type { ReachedType } from '../topology/reached-types';
import type { JobProgram, Transformation } from '../topology/transformation';
import { placeOf } from './once-per-place';
import type { FileFacts, ProjectFacts } from './rule';

const QUERYABLE = 'org.apache.flink.api.java.typeutils.ResultTypeQueryable';
const TYPE_INFO = 'org.apache.flink.api.common.typeinfo.TypeInfo';

/** Class literals (of state descriptors, `TypeInformation.of`, `returns`) and what functions produce. */
export function extractedTypes(facts: FileFacts): ReachedType[] {
  if (facts.file.test) {
    return [];
  }
  const { literals, locals } = placesIn(facts.file.unit()?.types ?? []);
  const written = facts.project.reachedIn(facts.file).filter(({ range }) => literals.has(range));
  const produced = facts.programs.flatMap((program) =>
    operatorsIn(program, facts.file.path).flatMap((operator) => producedBy(operator, program, facts, locals)),
  );
  return [...written, ...produced];
}

function producedBy(
  operator: Transformation,
  program: JobProgram,
  { file, project }: FileFacts,
  locals: ReadonlyMap<string, TextRange>,
): ReachedType[] {
  if (operator.call === null || hasExplicitType(operator)) {
    return [];
  }
  const at = operator.callRange;
  const range = locals.get(placeOf(at)) ?? at;
  const { output: declared, state } = typesOf(operator, project);
  const produced = declared ?? lambdaResult(operator, program, project);
  // a job without generic types does not start with one: that is the finding there
  const isRefused =
    produced !== null &&
    project.settingsOf(program).genericTypes?.value === false &&
    project.typeInformation(produced).kind === 'kryo';
  const output = isRefused ? null : produced;
  return [
    ...(output ? [{ type: output, by: 'stream' as const, file: file.path, range }] : []),
    ...(state ? [{ type: state, by: 'state' as const, file: file.path, range: at }] : []),
  ];
}

/** What a lambda gives, as the job graph has it: its class alone, or nothing where Flink could not tell. */
function lambdaResult(operator: Transformation, program: JobProgram, project: ProjectFacts): JavaType | null {
  const isLambda = operator.arguments[0]?.kind === 'lambda';
  const output = isLambda ? project.jobOf(program).types.get(operator.id)?.output : null;
  return output?.kind === 'kryo' && isWhole(output.type) ? output.type : null;
}

/** What Flink reads from the function's class, or from the method it refers to. */
function typesOf(operator: Transformation, project: ProjectFacts): { output: JavaType | null; state: JavaType | null } {
  const [argument] = operator.arguments;
  const made = functionType(operator);
  const produces = project.producedByReference(operator);
  if (!made) {
    // nothing is left of the type arguments of what a lambda returns
    const erased = argument?.kind === 'lambda' && produces?.kind === 'class' && produces.arguments.length > 0;
    return { output: produces && !erased && isWhole(produces) ? produces : null, state: null };
  }
  const pool = { find: (name: string) => project.findClass(name) };
  const types = [...supertypesOf(made, pool)];
  const own = types.filter(({ name }) => !name.startsWith('org.apache.flink.'));
  const isSure = own.every(({ name }) => isWholeClass(name, project)) && types.every(({ name }) => name !== QUERYABLE);
  const declared = isSure ? types.find(({ name }) => functionClass(name)) : undefined;
  const roles = declared ? functionClass(declared.name) : null;
  const argumentAt = (position: number | null | undefined) => {
    const type = typeof position === 'number' ? declared?.arguments[position] : undefined;
    return type && isWhole(type) ? type : null;
  };
  return {
    output: argumentAt(roles?.output),
    // what a reduce keeps is what flows in, and that may have been told
    state: roles?.output !== null ? argumentAt(roles?.state[0]) : null,
  };
}

/** True for a class all of whose supertypes could be told; those of the JDK bring no type. */
function isWholeClass(name: string, project: ProjectFacts): boolean {
  const model = project.findClass(name);
  const parents = model ? [model.superclass, ...model.interfaces] : [];
  const isKnown = model?.incomplete === null && parents.every((parent) => parent === null || parent.kind === 'class');
  return /^javax?\./.test(name) || isKnown;
}

/** True when nothing in the type is open. */
function isWhole(type: JavaType): boolean {
  switch (type.kind) {
    case 'class':
      return type.arguments.every(isWhole);
    case 'array':
      return isWhole(type.element);
    case 'primitive':
      return true;
    default:
      return false;
  }
}

/** Class literals, and the types that are written for local streams, by the call that makes the stream. */
function placesIn(types: readonly TypeDeclaration[]) {
  const literals = new Set<TextRange>();
  const locals = new Map<string, TextRange>();
  walk(types, (node) => {
    if (node.kind === 'class-literal') {
      literals.add(node.range);
    } else if (node.kind === 'local' && node.initializer && node.type.kind === 'named') {
      const call = lastCall(node.initializer);
      const element = node.type.arguments?.[0];
      if (call && element) {
        locals.set(placeOf(call.nameRange), element.range);
      }
    }
    return true;
  });
  return { literals, locals };
}

/** The call that makes the stream, behind those that only name it. */
function lastCall(expression: Expression): CallExpression | null {
  let call = expression;
  while (
    call.kind === 'call' &&
    /^(?:name|uid|set\w+|slotSharingGroup|disableChaining|startNewChain)$/.test(call.name)
  ) {
    if (!call.target) {
      return null;
    }
    call = call.target;
  }
  return call.kind === 'call' ? call : null;
}

/** True where a class or a field has a type information of its own. */
export function hasTypeInfo(annotations: readonly { readonly name: string | null; readonly writtenName: string }[]) {
  return annotations.some(
    ({ name, writtenName }) => name === TYPE_INFO || (name === null && /\bTypeInfo$/.test(writtenName)),
  );
}

/** The class of the workspace that a type is, if it is one. */
export function workspaceClass(type: JavaType, project: ProjectFacts) {
  const model = type.kind === 'class' ? project.findClass(type.name) : null;
  return model?.place ? model : null;
}
