/** `List` for a field of type `ArrayList`: from 2.0 on, Flink has serializers for the interfaces alone. */
import { message } from '../../base/message';
import type { TextEdit } from '../../base/text-edit';
import type { Fix } from '../../finding/finding';
import { type Expression, type MethodDeclaration, type TypeDeclaration, type TypeNode, walk } from '../../java/ast';
import { simpleName } from '../../java/class-model';
import { declarationOf } from '../class-edits';
import { addImports, inFile } from '../java-edits';
import { NamesInFile } from '../names-in-file';
import type { FileFacts } from '../rule';
import { type KryoFieldSite, nativeField } from './fixes';

/** Only implementations that lose nothing when they come back as Flink's own choice (`ArrayList`, `HashMap`, `HashSet`). */
const INTERFACES: ReadonlyMap<string, string> = new Map([
  ['java.util.ArrayList', 'java.util.List'],
  ['java.util.LinkedList', 'java.util.List'],
  ['java.util.HashMap', 'java.util.Map'],
  ['java.util.HashSet', 'java.util.Set'],
]);

const METHODS =
  'add|addAll|get|set|size|isEmpty|stream|forEach|contains|containsAll|remove|removeIf|removeAll|clear|iterator|indexOf|put|putAll|putIfAbsent|getOrDefault|containsKey|containsValue|entrySet|keySet|values|computeIfAbsent|computeIfPresent|compute|merge|equals|hashCode|toString';
const CALLED = `\\.\\s*(?:${METHODS})\\s*\\(`;

/** Offered where every use of the field that the project shows means the same for the interface. */
export function interfaceFixes(facts: FileFacts, { model, field, reached }: KryoFieldSite): Fix[] {
  const { lines } = facts;
  const declaration = declarationOf(facts, model);
  const wanted = field.type.kind === 'class' ? INTERFACES.get(field.type.name) : undefined;
  const written = declaration?.fields.filter((each) => each.name === field.name)[0];
  if (!declaration || !wanted || !written || declaration.broken || hasUnclearUses(facts, declaration, field.name)) {
    return [];
  }
  const accessors = accessorsOf(declaration, field.name);
  const nodes = [written.type, ...accessors.flatMap(({ type }) => type ?? [])];
  const implementation = lines.slice(written.type.range);
  if (nodes.some((node) => node.kind !== 'named' || lines.slice(node.range) !== implementation)) {
    return [];
  }
  const names = new NamesInFile(facts);
  const name = names.of(wanted);
  const changes = nodes.flatMap((node): TextEdit[] =>
    node.kind === 'named' ? [{ range: node.nameRange, newText: name }] : [],
  );
  const edits = inFile(facts, ...addImports(facts, names.imports), ...changes);
  return nativeField(facts, edits, reached)
    ? [
        {
          title: message(
            'Declare {0} as {1} (state written by Kryo will not restore)',
            `${simpleName(model.name)}.${field.name}`,
            simpleName(wanted),
          ),
          safe: false,
          preferred: false,
          edits,
        },
      ]
    : [];
}

interface FieldAccessor {
  readonly method: MethodDeclaration;
  readonly type: TypeNode | null;
}

/** Getters that return the field and setters that set it: Flink wants them to have the field's type. */
function accessorsOf({ methods }: TypeDeclaration, field: string): FieldAccessor[] {
  return methods.flatMap((method): FieldAccessor[] => {
    const [only, ...others] = method.body?.statements ?? [];
    const isGetter = method.parameters.length === 0 && only?.kind === 'return' && others.length === 0;
    if (isGetter && only.expression && isField(only.expression, field)) {
      return [{ method, type: method.returnType }];
    }
    const [parameter] = method.parameters;
    const isSetter = method.parameters.length === 1 && method.kind === 'method' && /^set[A-Z]/.test(method.name);
    const sets = method.body?.statements.some(
      (statement) =>
        statement.kind === 'expression' &&
        statement.expression.kind === 'assignment' &&
        isField(statement.expression.left, field),
    );
    return isSetter && sets && parameter?.type ? [{ method, type: parameter.type }] : [];
  });
}

function isField(expression: Expression, field: string): boolean {
  return (
    (expression.kind === 'name' && expression.name === field) ||
    (expression.kind === 'field' && expression.target.kind === 'this' && expression.name === field)
  );
}

/** True where something is done with the field or its getter that may need the implementation. */
function hasUnclearUses({ project }: FileFacts, declaration: TypeDeclaration, field: string): boolean {
  const declared = declaration.fields.filter((each) => each.name === field);
  const [own] = declared;
  const shared = declaration.fields.filter((each) => each.range.start.line === own?.range.start.line);
  const isInherited = project.hasText(new RegExp(`\\bextends\\s+(?:\\w+\\.)*${declaration.name}\\b`));
  const isOverriding = accessorsOf(declaration, field).some(({ method }) =>
    method.modifiers.annotations.some(({ name }) => name.endsWith('Override')),
  );
  if (shared.length !== 1 || isInherited || isOverriding || hasUnclearUsesWithin(declaration, field)) {
    return true;
  }
  const capital = field.charAt(0).toUpperCase() + field.slice(1);
  const getter = `(?<!>\\s*)\\b(?:get${capital}|${field}(?=\\s*\\(\\s*\\)))\\b(?!\\s*\\(\\s*\\)\\s*(?:${CALLED}|\\)\\s*\\{))`;
  const access = `(?<!\\bthis)\\.\\s*${field}\\b(?!\\s*(?:\\(|=[^=]|${CALLED}|\\)\\s*\\{))`;
  return project.hasText(new RegExp(getter)) || project.hasText(new RegExp(access));
}

/** The same within the class, where the field is named alone. */
function hasUnclearUsesWithin(declaration: TypeDeclaration, field: string): boolean {
  const clear = new Set<Expression>();
  const allow = (expression: Expression | null) => {
    if (expression && isField(expression, field)) {
      clear.add(expression);
    }
  };
  const known = new RegExp(`^(?:${METHODS})$`);
  for (const { method } of accessorsOf(declaration, field)) {
    const [only] = method.body?.statements ?? [];
    allow(only?.kind === 'return' ? only.expression : null);
  }
  walk(declaration, (node) => {
    if (node.kind === 'call') {
      allow(known.test(node.name) ? node.target : null);
      const isObjects = node.target?.kind === 'name' && node.target.name === 'Objects';
      node.arguments.forEach((argument) => {
        allow(isObjects && /^(?:equals|hash|hashCode|toString)$/.test(node.name) ? argument : null);
      });
    } else if (node.kind === 'assignment') {
      allow(node.left);
    } else if (node.kind === 'loop' && node.form === 'for-each') {
      node.expressions.forEach(allow);
    } else if (node.kind === 'binary') {
      allow(node.left);
      allow(node.right);
    }
    return true;
  });
  let unclear = false;
  const search = (part: unknown, isParameter: boolean) =>
    walk(part, (node) => {
      const isAlone = node.kind === 'name';
      const isUse =
        (node.kind === 'name' || node.kind === 'field') && isField(node, field) && !(isAlone && isParameter);
      unclear ||= isUse && !clear.has(node as Expression);
      return true;
    });
  for (const method of declaration.methods) {
    search(
      method.body,
      method.parameters.some(({ name }) => name === field),
    );
  }
  search(
    [declaration.fields.map(({ initializer }) => initializer), declaration.initializers, declaration.types],
    false,
  );
  return unclear;
}
