/**
 * What Java's grammar forbids and `java-parser` lets pass: it takes any expression for a statement, and anything for what
 * is assigned to. Such is code that is still being typed: `orders;`, `int = 1;`, `total(order) { }`.
 */
import type { Position } from '../base/text-range';

/** A node of java-parser's tree, as far as it is read here. */
export interface StrictNode {
  readonly name: string;
  readonly children: { readonly [part: string]: readonly (StrictNode | StrictToken)[] };
}

interface StrictToken {
  readonly image: string;
  readonly startLine: number;
  readonly startColumn: number;
}

/** Where the first of it stands; null where there is none. */
export function firstForbidden(tree: StrictNode): Position | null {
  let first: StrictToken | null = null;
  const found = (node: StrictNode) => {
    const token = firstToken(node);
    first = token && (first === null || isBefore(token, first)) ? token : first;
  };
  const look = (node: StrictNode, className: string | null) => {
    if (isForbidden(node, className)) {
      found(node);
    }
    const inner = classNameWithin(node, className);
    for (const child of Object.values(node.children).flat()) {
      if (isNode(child)) {
        look(child, inner);
      }
    }
  };
  look(tree, null);
  const { startLine, startColumn } = (first as StrictToken | null) ?? {};
  return startLine && startColumn ? { line: startLine - 1, column: startColumn - 1 } : null;
}

function isForbidden(node: StrictNode, className: string | null): boolean {
  switch (node.name) {
    case 'statementExpression':
      return !isStatement(part(node, 'expression'));
    case 'binaryExpression':
      return has(node, 'AssignmentOperator') && !(parts(node, 'unaryExpression').length === 1 && isAssignable(node));
    case 'unaryExpression':
    case 'unaryExpressionNotPlusMinus':
      return stepsOf(node) > 0 && (stepsOf(node) > 1 || !isVariable(part(node, 'primary')));
    case 'primary':
      return isTypeAlone(node);
    case 'constructorDeclarator':
      return part(part(node, 'simpleTypeName'), 'typeIdentifier') !== null && nameOf(node) !== className;
    default:
      return hasModifierTwice(node);
  }
}

/** An assignment, a step up or down, a call, or a `new`. */
function isStatement(expression: StrictNode | null): boolean {
  const conditional = part(expression, 'conditionalExpression');
  const binary = part(conditional, 'binaryExpression');
  const unary = part(binary, 'unaryExpression');
  if (!conditional || has(conditional, 'QuestionMark') || !binary || !unary) {
    return false;
  }
  if (has(binary, 'AssignmentOperator')) {
    return true;
  }
  const isAlone = Object.keys(binary.children).length === 1 && parts(binary, 'unaryExpression').length === 1;
  const primary = part(unary, 'primary');
  if (!isAlone || stepsOf(unary) > 0) {
    return isAlone;
  }
  const last = parts(primary, 'primarySuffix').at(-1);
  return (
    !has(unary, 'UnaryPrefixOperator') &&
    (last
      ? has(last, 'methodInvocationSuffix') || has(last, 'unqualifiedClassInstanceCreationExpression')
      : part(part(part(primary, 'primaryPrefix'), 'newExpression'), 'unqualifiedClassInstanceCreationExpression') !==
          null || part(part(primary, 'primaryPrefix'), 'switchStatement') !== null)
  );
}

function isAssignable(binary: StrictNode): boolean {
  const unary = part(binary, 'unaryExpression');
  const hasOperators = unary !== null && (has(unary, 'UnaryPrefixOperator') || has(unary, 'UnarySuffixOperator'));
  return !hasOperators && !has(binary, 'BinaryOperator') && isVariable(part(unary, 'primary'));
}

/** How many `++` and `--` it has. */
function stepsOf(unary: StrictNode): number {
  const prefixes = [...parts(unary, 'UnaryPrefixOperator'), ...parts(unary, 'UnarySuffixOperator')];
  return prefixes.filter((token) => !isNode(token) && /^(?:\+\+|--)$/.test(token.image)).length;
}

/** A name, a field, an element of an array; all of them may stand in parentheses. */
function isVariable(primary: StrictNode | null): boolean {
  const last = parts(primary, 'primarySuffix').at(-1);
  if (last) {
    return has(last, 'arrayAccessSuffix') || has(last, 'Identifier');
  }
  const prefix = part(primary, 'primaryPrefix');
  const inner = part(part(prefix, 'parenthesisExpression'), 'expression');
  if (inner) {
    const binary = part(part(inner, 'conditionalExpression'), 'binaryExpression');
    const isAlone = binary !== null && Object.keys(binary.children).length === 1;
    return isAlone && isVariable(part(part(binary, 'unaryExpression'), 'primary'));
  }
  return part(prefix, 'fqnOrRefType') !== null;
}

/** A type where a value is wanted: `int`, `String[]` with neither `.class` nor `::new` behind it. */
function isTypeAlone(primary: StrictNode): boolean {
  const prefix = part(primary, 'primaryPrefix');
  const name = part(prefix, 'fqnOrRefType');
  const isType =
    prefix !== null &&
    (has(prefix, 'unannPrimitiveTypeWithOptionalDimsSuffix') || has(prefix, 'Void') || (name && has(name, 'dims')));
  const [first] = parts(primary, 'primarySuffix');
  return Boolean(isType) && !(first && (has(first, 'classLiteralSuffix') || has(first, 'methodReferenceSuffix')));
}

function hasModifierTwice(node: StrictNode): boolean {
  return Object.entries(node.children).some(([name, modifiers]) => {
    const words = /Modifier$/.test(name) ? modifiers.flatMap((each) => (isNode(each) ? keywordOf(each) : [])) : [];
    const access = words.filter((word) => /^(?:public|protected|private)$/.test(word));
    return new Set(words).size < words.length || access.length > 1;
  });
}

/** The keyword that a modifier is; none for an annotation. */
function keywordOf(modifier: StrictNode): string[] {
  const [only] = Object.values(modifier.children).flat();
  return only && !isNode(only) ? [only.image] : [];
}

/** The class whose members stand directly below a node; null in one that has no name. */
function classNameWithin(node: StrictNode, outer: string | null): string | null {
  switch (node.name) {
    case 'normalClassDeclaration':
    case 'enumDeclaration':
    case 'recordDeclaration':
      return firstToken(part(node, 'typeIdentifier'))?.image ?? null;
    case 'unqualifiedClassInstanceCreationExpression':
    case 'enumConstant':
      return null;
    default:
      return outer;
  }
}

function nameOf(declarator: StrictNode): string | null {
  return firstToken(part(declarator, 'simpleTypeName'))?.image ?? null;
}

function parts(node: StrictNode | null, name: string): readonly (StrictNode | StrictToken)[] {
  return node?.children[name] ?? [];
}

function part(node: StrictNode | null, name: string): StrictNode | null {
  const [first] = parts(node, name);
  return first && isNode(first) ? first : null;
}

function has(node: StrictNode | StrictToken, name: string): boolean {
  return isNode(node) && parts(node, name).length > 0;
}

function isNode(child: StrictNode | StrictToken): child is StrictNode {
  return 'children' in child;
}

function firstToken(node: StrictNode | null): StrictToken | null {
  let first: StrictToken | null = null;
  for (const child of Object.values(node?.children ?? {}).flat()) {
    const token = isNode(child) ? firstToken(child) : child;
    first = token && (first === null || isBefore(token, first)) ? token : first;
  }
  return first;
}

function isBefore(a: StrictToken, b: StrictToken): boolean {
  return a.startLine < b.startLine || (a.startLine === b.startLine && a.startColumn < b.startColumn);
}
