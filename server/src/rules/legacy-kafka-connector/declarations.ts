/** What names and calls in code stand for, as far as a migration must know to change all of it together. */
import type {
  CallExpression,
  Expression,
  FieldDeclaration,
  MethodDeclaration,
  Parameter,
  Statement,
  TypeDeclaration,
} from '../../java/ast';
import { walk } from '../../java/ast';
import { classType } from '../../java/class-model';
import {
  type At,
  around,
  binaryNameOf,
  type Code,
  type CodeFile,
  isMethod,
  isSamePosition,
  isType,
  type Node,
} from './code';

export type LocalVariable = Extract<Statement, { kind: 'local' }>;
type Name = Extract<Expression, { kind: 'name' }>;

/** A variable that keeps an object. */
export type Variable =
  | { readonly kind: 'local'; readonly declared: LocalVariable; readonly in: CodeFile; readonly scope: Node }
  | {
      readonly kind: 'parameter';
      readonly declared: Parameter;
      readonly in: CodeFile;
      readonly scope: MethodDeclaration;
    }
  | {
      readonly kind: 'field';
      readonly declared: FieldDeclaration;
      readonly in: CodeFile;
      readonly scope: TypeDeclaration;
    };

/** The variable that a name means; null for one that is not declared in the file, or in several ways. */
export function variableOf(name: string, at: object, code: CodeFile): Variable | null {
  for (const outer of around(at, code)) {
    const local = localIn(outer, name, at);
    if (local) {
      return { kind: 'local', declared: local, in: code, scope: outer };
    }
    if (isMethod(outer)) {
      const parameter = outer.parameters.find((each) => each.name === name);
      if (parameter) {
        return { kind: 'parameter', declared: parameter, in: code, scope: outer };
      }
    } else if (isType(outer)) {
      const field = outer.fields.find((each) => each.name === name);
      if (field) {
        return { kind: 'field', declared: field, in: code, scope: outer };
      }
    } else if (outer.kind === 'lambda' && 'parameters' in outer) {
      if ((outer.parameters as readonly Parameter[]).some((each) => each.name === name)) {
        return null;
      }
    }
  }
  return null;
}

/** A local variable that is declared directly in a block, a case or the head of a loop, before or at a place in it. */
function localIn(outer: Node, name: string, at: object): LocalVariable | null {
  const statements =
    'statements' in outer
      ? (outer.statements as readonly Statement[])
      : outer.kind === 'loop' && 'init' in outer
        ? (outer.init as readonly Statement[])
        : outer.kind === 'try' && 'resources' in outer
          ? (outer.resources as readonly Statement[])
          : outer.kind === 'switch' && 'cases' in outer
            ? (outer.cases as readonly { readonly statements: readonly Statement[] }[]).flatMap(
                (each) => each.statements,
              )
            : [];
  const found = statements.filter((each): each is LocalVariable => each.kind === 'local' && each.name === name);
  const before = found.filter((each) => {
    const { start } = (at as Node).range;
    return (
      each.range.start.line < start.line ||
      (each.range.start.line === start.line && each.range.start.column <= start.column)
    );
  });
  return before.at(-1) ?? null;
}

/** What a variable stands for that is declared with its value and never assigned again; every other expression itself. */
export function setOnce(expression: Expression, file: CodeFile): Expression {
  const variable = expression.kind === 'name' ? variableOf(expression.name, expression, file) : null;
  if (expression.kind !== 'name' || !variable || variable.kind === 'parameter' || !variable.declared.initializer) {
    return expression;
  }
  let isAssigned = false;
  walk(variable.scope, (node) => {
    if (node.kind === 'assignment' && 'left' in node) {
      const left = node.left as Expression;
      isAssigned ||= (left.kind === 'name' || left.kind === 'field') && left.name === expression.name;
    }
    return true;
  });
  return isAssigned ? expression : variable.declared.initializer;
}

/** The variable that an expression is assigned to. */
export function keptIn(chain: Expression, file: CodeFile): Variable['declared'] | null {
  const outer = file.parentOf(chain);
  if (outer?.kind === 'assignment') {
    const { left } = outer as Extract<Expression, { kind: 'assignment' }>;
    return left.kind === 'name' || left.kind === 'field' ? (variableOf(left.name, left, file)?.declared ?? null) : null;
  }
  const isDeclared = outer && (outer.kind === 'local' || (outer.kind === undefined && 'initializer' in outer));
  return isDeclared && !isType(outer) ? (outer as unknown as Variable['declared']) : null;
}

/** A name for a parameter of a lambda that is written at a place: no local variable there has it. */
export function lambdaParameter(name: string, at: object, code: CodeFile): string {
  let free = name;
  for (let n = 2; isLocal(variableOf(free, at, code)); n++) {
    free = `${name}${n}`;
  }
  return free;
}

function isLocal(variable: Variable | null): boolean {
  return variable !== null && variable.kind !== 'field';
}

/** Every expression by which a variable is read or written: names, `this.field`, `Owner.FIELD`. */
export function mentionsOf(variable: Variable, code: Code): At<Expression>[] {
  if (variable.kind !== 'field') {
    return namesIn(variable.scope, variable);
  }
  const { declared, in: home, scope } = variable;
  const own = namesIn(scope, variable);
  const owner = binaryNameOf(scope, home);
  const isPrivate = declared.modifiers.keywords.has('private');
  const files = isPrivate ? [home] : code.with(new RegExp(`\\b${declared.name}\\b`));
  const selected = files.flatMap((file) => {
    const found: At<Expression>[] = [];
    walk(file.unit.types, (node) => {
      if (node.kind === 'field' && node.name === declared.name && isOf(node.target, owner, file, code)) {
        found.push({ node, in: file });
      }
      return true;
    });
    return found;
  });
  return [...own, ...selected];
}

/** True for `this`, an object of a class or the class itself. */
function isOf(target: Expression, owner: string, file: CodeFile, code: Code): boolean {
  const simple = owner.slice(Math.max(owner.lastIndexOf('.'), owner.lastIndexOf('$')) + 1);
  if (target.kind === 'this') {
    return file.unit.types.length > 0 && typeNameAround(target, file) === owner;
  }
  if (target.kind === 'name' && target.name === simple) {
    return true;
  }
  const type = code.project.typeOfExpression(target, file.unit);
  return type.kind === 'class' && code.project.hasSupertype(type, owner);
}

function typeNameAround(node: object, file: CodeFile): string | null {
  for (const outer of around(node, file)) {
    if (isType(outer)) {
      return binaryNameOf(outer, file);
    }
  }
  return null;
}

function namesIn(scope: object, variable: Variable): At<Expression>[] {
  const found: At<Expression>[] = [];
  walk(scope, (node) => {
    if (node.kind === 'name' && node.name === variable.declared.name) {
      if (variableOf(node.name, node, variable.in)?.declared === variable.declared) {
        found.push({ node: node as Name, in: variable.in });
      }
    }
    return true;
  });
  return found;
}

/** The project's method that a call means; `library` for others, null where that is not known. */
export function methodOfCall(
  call: CallExpression,
  file: CodeFile,
  code: Code,
): At<MethodDeclaration> | 'library' | null {
  const known = code.project.methodOf(call, file.unit);
  if (known) {
    const { place } = known.method;
    const home = place && code.at(place.file);
    const declared = home && place ? methodAt(place.nameRange.start, home) : null;
    return place === null ? 'library' : declared;
  }
  return methodNear(call, file);
}

/** The only method of that name and number of arguments, where a call without receiver means the file's own class. */
function methodNear(call: CallExpression, file: CodeFile): At<MethodDeclaration> | null {
  if (call.target !== null) {
    return null;
  }
  for (const outer of around(call, file)) {
    if (isType(outer)) {
      const found = outer.methods.filter((each) => isCalledSo(each, call));
      const [only] = found;
      if (only && found.length === 1) {
        return { node: only, in: file };
      }
    }
  }
  return null;
}

function methodAt(name: MethodDeclaration['nameRange']['start'], file: CodeFile): At<MethodDeclaration> | null {
  let found: At<MethodDeclaration> | null = null;
  walk(file.unit.types, (node) => {
    if (node.kind === 'method' && isMethod(node) && isSamePosition(node.nameRange.start, name)) {
      found = { node, in: file };
    }
    return true;
  });
  return found;
}

/** All calls of a method; null where something may be one that cannot be told, such as a reference to it. */
export function callsOf(method: At<MethodDeclaration>, code: Code): At<CallExpression>[] | null {
  const { node: declared, in: home } = method;
  const owner = typeNameAround(declared, home) ?? '';
  const simple = owner.slice(Math.max(owner.lastIndexOf('.'), owner.lastIndexOf('$')) + 1);
  const files = declared.modifiers.keywords.has('private')
    ? [home]
    : code.with(new RegExp(`\\b${declared.name}\\s*\\(|::\\s*${declared.name}\\b`));
  const calls: At<CallExpression>[] = [];
  let isKnown = true;
  for (const file of files) {
    const mayMean = file === home || new RegExp(`\\b${simple}\\b`).test(file.file.lines.text);
    walk(file.unit.types, (node) => {
      if (node.kind === 'method-reference' && node.name === declared.name && mayMean) {
        isKnown = false;
      }
      if (node.kind === 'call' && isCalledSo(declared, node)) {
        const meant = methodOfCall(node, file, code);
        if (meant === null) {
          isKnown &&= !mayMean || isSurelyOther(node, simple);
        } else if (meant !== 'library' && meant.node === declared) {
          calls.push({ node, in: file });
        } else if (meant !== 'library' && overrides(meant, owner, code)) {
          isKnown = false;
        }
      }
      return true;
    });
  }
  return isKnown ? calls : null;
}

/** True for `Other.make(…)`: a call on another class by its name. */
function isSurelyOther({ target }: CallExpression, owner: string): boolean {
  return target?.kind === 'name' && /^[A-Z]/.test(target.name) && target.name !== owner;
}

function overrides(method: At<MethodDeclaration>, owner: string, code: Code): boolean {
  const name = typeNameAround(method.node, method.in);
  return name !== null && name !== owner && code.project.hasSupertype(classType(name), owner);
}

function isCalledSo({ name, parameters }: MethodDeclaration, call: CallExpression): boolean {
  const last = parameters.at(-1);
  return (
    name === call.name &&
    (last?.varargs ? call.arguments.length >= parameters.length - 1 : call.arguments.length === parameters.length)
  );
}
