/** Which of several methods a call means. */
import { isStreamClass, streamClass } from '../../flink/stream-api';
import type { JavaType } from '../../java/class-model';
import type { FoundMethod } from './class-code';
import type { Reader } from './reader';
import type { Value } from './value';

/** The method among these that takes the values; null when there is none, or more than one may be meant. */
export function chooseOverload(
  found: readonly FoundMethod[],
  values: readonly Value[],
  { names }: Pick<Reader, 'names'>,
): FoundMethod | null {
  const fitting = found.filter(({ owner, method }) =>
    method.parameters.every((parameter, i) => {
      const value = values[i];
      return (
        !parameter.type ||
        parameter.varargs ||
        !value ||
        mayBe(value, names.resolve(parameter.type, names.scopeOf(owner, method)))
      );
    }),
  );
  const fixed = fitting.filter(({ method }) => !method.parameters.some((p) => p.varargs));
  const [only, ...others] = fixed.length > 0 ? fixed : fitting;
  return only && others.length === 0 ? only : null;
}

/** False when a value cannot be passed where this type is declared. */
function mayBe(value: Value, declared: JavaType): boolean {
  const name = declared.kind === 'class' ? declared.name : null;
  const stream = name === null ? null : streamClass(name);
  switch (value.kind) {
    case 'stream':
      return name === null
        ? declared.kind === 'variable'
        : stream
          ? isStreamClass(value.seenAs, stream)
          : name === 'java.lang.Object';
    case 'environment':
      return name === null
        ? declared.kind === 'variable'
        : stream
          ? isStreamClass(stream, 'StreamExecutionEnvironment')
          : !isText(name);
    case 'constant':
      return !stream && fits(value.value, value.isCharacter === true, declared);
    case 'class':
      return !stream && (name === null ? declared.kind === 'variable' : /^java\.lang\.(Class|Object)$/.test(name));
    case 'lambda':
    case 'reference':
      return !stream && declared.kind !== 'primitive' && !(name !== null && isText(name));
    case 'object':
      return !stream && declared.kind !== 'primitive' && !(name !== null && isText(name));
    case 'null':
      return declared.kind !== 'primitive';
    case 'unknown':
    case 'call':
      return known(value.type) ? !stream || value.type.kind === 'class' : true;
    default:
      return true;
  }
}

function known(type: JavaType): boolean {
  return type.kind !== 'unknown' && type.kind !== 'variable';
}

function fits(value: string | number | bigint | boolean, isCharacter: boolean, declared: JavaType): boolean {
  if (declared.kind === 'variable' || declared.kind === 'unknown') {
    return true;
  }
  const primitive =
    declared.kind === 'primitive' ? declared.name : declared.kind === 'class' ? boxed(declared.name) : null;
  if (declared.kind === 'class' && /^java\.(lang\.(Object|Comparable)|io\.Serializable)$/.test(declared.name)) {
    return true;
  }
  switch (typeof value) {
    case 'string':
      return isCharacter
        ? primitive === 'char' || primitive === 'int'
        : declared.kind === 'class' && isText(declared.name);
    case 'boolean':
      return primitive === 'boolean';
    default:
      return primitive !== null && primitive !== 'boolean';
  }
}

function isText(name: string): boolean {
  return name === 'java.lang.String' || name === 'java.lang.CharSequence';
}

function boxed(name: string): string | null {
  return /^java\.lang\.(Boolean|Byte|Short|Character|Integer|Long|Float|Double|Number)$/.test(name)
    ? name.slice('java.lang.'.length).toLowerCase()
    : null;
}
