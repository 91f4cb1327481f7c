/** Annotations of a class file (JVMS 4.7.16), their values as the expressions that source would have. */
import type { TextRange } from '../../base/text-range';
import type { Expression, LiteralValue, TypeNode } from '../ast';
import type { AnnotationModel, JavaType } from '../class-model';
import { canonicalName, simpleName } from '../class-model';
import { type ByteReader, MalformedClassFile } from './byte-reader';
import type { ConstantPool } from './constant-pool';
import { readTypeSignature } from './signatures';

/** Class files have no places. */
const NOWHERE: TextRange = { start: { line: 0, column: 0 }, end: { line: 0, column: 0 } };
const DEEPEST = 50;

/** The attributes `RuntimeVisibleAnnotations` and `RuntimeInvisibleAnnotations`. */
export function readAnnotations(reader: ByteReader, pool: ConstantPool): AnnotationModel[] {
  return reader.list(() => readAnnotation(reader, pool, 0));
}

function readAnnotation(reader: ByteReader, pool: ConstantPool, depth: number): AnnotationModel {
  const type = withoutVariables(pool.text(reader.u2()));
  const name = type.kind === 'class' ? type.name : null;
  const given = reader.list((): [string, Expression] => [pool.text(reader.u2()), readValue(reader, pool, depth)]);
  return { name, writtenName: name === null ? '' : simpleName(name), arguments: new Map(given) };
}

/** `element_value` (JVMS 4.7.16.1). */
function readValue(reader: ByteReader, pool: ConstantPool, depth: number): Expression {
  if (depth > DEEPEST) {
    throw new MalformedClassFile('an annotation in it is nested too deep');
  }
  const tag = String.fromCharCode(reader.u1());
  switch (tag) {
    case 's':
      return literal({ type: 'string', value: pool.text(reader.u2()) });
    case 'C':
      return literal({ type: 'char', value: String.fromCharCode(pool.integer(reader.u2())) });
    case 'Z':
      return literal({ type: 'boolean', value: pool.integer(reader.u2()) !== 0 });
    case 'B':
    case 'S':
    case 'I':
    case 'J':
    case 'F':
    case 'D':
      return literal({ type: 'number', text: pool.number(reader.u2()) });
    case 'e': {
      const type = withoutVariables(pool.text(reader.u2()));
      const target: Expression = {
        kind: 'name',
        name: type.kind === 'class' ? canonicalName(type.name) : '',
        range: NOWHERE,
      };
      return { kind: 'field', target, name: pool.text(reader.u2()), nameRange: NOWHERE, range: NOWHERE };
    }
    case 'c':
      return { kind: 'class-literal', type: typeNode(withoutVariables(pool.text(reader.u2()))), range: NOWHERE };
    case '@':
      readAnnotation(reader, pool, depth + 1);
      return { kind: 'broken', range: NOWHERE };
    case '[':
      return { kind: 'array-values', values: reader.list(() => readValue(reader, pool, depth + 1)), range: NOWHERE };
    default:
      throw new MalformedClassFile(`an annotation in it has the unknown tag ${tag}`);
  }
}

function literal(value: LiteralValue): Expression {
  return { kind: 'literal', literal: value, range: NOWHERE };
}

function withoutVariables(descriptor: string): JavaType {
  return readTypeSignature(descriptor, (name) => ({ kind: 'unknown', text: name, why: 'broken' }));
}

function typeNode(type: JavaType): TypeNode {
  switch (type.kind) {
    case 'primitive':
      return { kind: 'primitive', name: type.name, range: NOWHERE };
    case 'array':
      return { kind: 'array', element: typeNode(type.element), range: NOWHERE };
    case 'class':
      return { kind: 'named', name: canonicalName(type.name), nameRange: NOWHERE, arguments: null, range: NOWHERE };
    default:
      return { kind: 'broken', range: NOWHERE };
  }
}
