/** What the argument of a `keyBy` gives for a record, whichever way it is written. */
import { type ClassModel, type ClassPool, classType, type MethodModel, simpleName } from '../java/class-model';
import { supertypesOf } from '../java/supertypes';
import type { LambdaValue, ObjectValue, ReferenceValue, Value } from '../topology/interpreter/value';
import type { Transformation } from '../topology/transformation';
import { bare } from './code-behind';
import type { JobSide, Revision } from './revision';

export interface KeySelection {
  /** The expression that makes the key, the record called `_`, without spaces that say nothing. */
  readonly code: string;
  /** The field that the key is; null where it is something else, or not known. */
  readonly field: KeyField | null;
}

export interface KeyField {
  /** The binary name of the record's class. */
  readonly owner: string;
  readonly name: string;
}

/** What a `keyBy` of a revision gives; null where the code does not show it. */
export function keySelection(keyBy: Transformation, side: JobSide): KeySelection | null {
  const [value, ...others] = keyBy.arguments;
  const record = recordOf(keyBy, side);
  if (value?.kind === 'constant') {
    return others.length === 0 ? byPosition(value.value, record) : null;
  }
  const code = value ? codeOf(value, record, side.revision) : null;
  return code === null ? null : { code, field: fieldOf(code, record, side.revision) };
}

/** The fields of the record that make the key; null where it may be made of the whole record. */
export function partOf({ code, field }: KeySelection, keyBy: Transformation, side: JobSide): readonly string[] | null {
  if (field) {
    return [field.name];
  }
  const record = recordOf(keyBy, side);
  const named = code.match(/(?<![\w.])_(?![\w])(?:\.\w+(?:\(\))?)?/g) ?? [];
  const fields = named.map((each) => fieldOf(each, record, side.revision)?.name ?? null);
  return fields.length > 0 && fields.every((name) => name !== null) ? fields : null;
}

/** True when a class of a revision has the field, of its own or from a superclass. */
export function hasField({ owner, name }: KeyField, revision: Revision): boolean {
  const isTuples = /\.Tuple\d+$/.test(owner) && /^f\d+$/.test(name);
  return isTuples || classesAbove(owner, revision).some(({ fields }) => fields.some((field) => field.name === name));
}

/** The class of the records that a `keyBy` gets; null where it is not known. */
function recordOf({ inputs }: Transformation, { job }: JobSide): string | null {
  const types = (inputs[0] ?? []).map((id) => job.types.get(id)?.output?.type);
  const [first, ...others] = types.map((type) => (type?.kind === 'class' ? type.name : null));
  return first != null && others.every((other) => other === first) ? first : null;
}

/** `keyBy(1)` and `keyBy("user")` of Flink 1.x. */
function byPosition(value: unknown, owner: string | null): KeySelection {
  const name = typeof value === 'string' ? value : `f${value}`;
  return { code: `field ${name}`, field: owner !== null && /^\w+$/.test(name) ? { owner, name } : null };
}

/** The expression that a function gives; null where the function is not seen. */
function codeOf(value: Value, record: string | null, revision: Revision): string | null {
  switch (value.kind) {
    case 'lambda':
      return lambdaCode(value, revision);
    case 'reference':
      return referenceCode(value, record, revision);
    case 'object':
      return selectorCode(value, revision);
    default:
      return null;
  }
}

function lambdaCode({ expression, within }: LambdaValue, { textOf }: Revision): string | null {
  const [parameter] = expression.parameters;
  const text = textOf({ file: within.file, range: expression.body.range });
  return parameter && text !== null ? expressionOf(text, parameter.name) : null;
}

function referenceCode(value: ReferenceValue, record: string | null, revision: Revision): string | null {
  const { expression, within, receiver } = value;
  const named = expression.target ?? expression.type;
  const text = named ? (revision.textOf({ file: within.file, range: named.range }) ?? '') : '';
  if (receiver === null && record !== null && isNamed(text, record, revision)) {
    const method = methodsOf(record, expression.name, revision)[0];
    if (method && !method.keywords.has('static')) {
      return `_.${expression.name}()`;
    }
  }
  const helper = helperOf(value, text, revision);
  return helper && methodCode(helper, revision);
}

/** True for a class that is written by its own name or by that of a supertype. */
function isNamed(text: string, name: string, pool: ClassPool): boolean {
  const last = /(\w+)(?:<.*>)?$/s.exec(text)?.[1];
  return [...supertypesOf(classType(name), pool)].some((type) => simpleName(type.name) === last);
}

/** The method that a reference such as `Job::userOf` or `this::userOf` hands the record to. */
export function helperOf({ expression, receiver, within }: ReferenceValue, text: string, revision: Revision) {
  const { unit, enclosing } = within.scope;
  const around = enclosing.find(({ binaryName }) => simpleName(binaryName) === text)?.binaryName;
  const imported = unit.imports.find(({ name }) => name.endsWith(`.${text}`))?.name;
  const beside = unit.package === '' ? text : `${unit.package}.${text}`;
  const owner = receiver?.kind === 'object' ? receiver.type.name : (around ?? imported ?? beside);
  const [method, ...others] = methodsOf(owner, expression.name, revision);
  return method?.parameters.length === 1 && others.length === 0 ? method : null;
}

/** `getKey` of a class that implements `KeySelector`, or of an anonymous one; null where what it is made with may count. */
function selectorCode({ type, body, arguments: given, within }: ObjectValue, revision: Revision): string | null {
  if (given.length > 0) {
    return null;
  }
  if (!body) {
    const [method] = methodsOf(type.name, 'getKey', revision).filter(({ place }) => place !== null);
    return method ? methodCode(method, revision) : null;
  }
  const method = body.methods.find(({ name, parameters }) => name === 'getKey' && parameters.length === 1);
  const text = method ? revision.textOf({ file: within.file, range: method.range }) : null;
  return method?.parameters[0] && text !== null ? expressionOf(bodyOf(text), method.parameters[0].name) : null;
}

function methodCode({ place, parameters: [parameter] }: MethodModel, revision: Revision): string | null {
  const text = place && revision.textOf(place);
  return text && parameter ? expressionOf(bodyOf(text), parameter.name) : null;
}

/** From the brace behind the parameters on. */
function bodyOf(method: string): string {
  const head = /\)[^(){]*\{/.exec(method);
  return head ? method.slice(head.index + head[0].length - 1) : '';
}

/** `_.user` of `{ return o.user; }` and of `(o.user)`. */
function expressionOf(body: string, parameter: string): string | null {
  const record = new RegExp(`(?<![.\\w$])${parameter.replace(/\$/g, '\\$')}(?![\\w$])`, 'g');
  const code = bare(body).replace(record, '_');
  const inner = /^\{return[ (]?([^;{}]*);\}$/.test(code) ? code.replace(/^\{return ?/, '').slice(0, -2) : code;
  const plain = /^\([^()]*(?:\([^()]*\)[^()]*)*\)$/.test(inner) ? inner.slice(1, -1) : inner;
  return plain === '' ? null : plain;
}

function fieldOf(code: string, owner: string | null, revision: Revision): KeyField | null {
  const [, field, method] = /^_\.(?:(\w+)|(\w+)\(\))$/.exec(code) ?? [];
  const name = field ?? (method !== undefined && owner !== null ? givenBy(method, owner, revision) : null);
  return name != null && owner !== null ? { owner, name } : null;
}

/** The field that a method without parameters gives, written or made by Lombok or for a record; null for another method. */
function givenBy(method: string, owner: string, revision: Revision): string | null {
  for (const { methods, fields } of classesAbove(owner, revision)) {
    const found = methods.find(({ name, parameters }) => name === method && parameters.length === 0);
    if (!found) {
      continue;
    }
    const text = found.place && revision.textOf(found.place);
    const code = text ? bare(bodyOf(text)) : '';
    const bean = /^(?:get|is)([A-Z].*)$/.exec(method)?.[1];
    const names = code.startsWith('{')
      ? [/^\{return[ (]?(?:this\.)?(\w+)\)?;\}$/.exec(code)?.[1]]
      : [method, bean && bean.charAt(0).toLowerCase() + bean.slice(1)];
    return fields.find(({ name }) => names.includes(name))?.name ?? null;
  }
  return null;
}

function methodsOf(owner: string, method: string, revision: Revision): readonly MethodModel[] {
  const owners = classesAbove(owner, revision).map(({ methods }) => methods.filter(({ name }) => name === method));
  return owners.find((methods) => methods.length > 0) ?? [];
}

/** A class and what it extends, as far as they are known. */
export function classesAbove(name: string, revision: Revision): ClassModel[] {
  return [...supertypesOf(classType(name), revision)].flatMap((type) => revision.find(type.name) ?? []);
}
