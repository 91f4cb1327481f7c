/** Tuples: the branch `Tuple` of `createTypeInfoWithTypeHierarchy`, `countFieldsInClass`; the same in 1.12 to 2.3. */
import type { ClassType } from '../java/class-model';
import { analyzePojo } from './analyze-pojo';
import { type Extraction, type NoTypeInformation, notNull } from './extraction';
import { InvalidTypesException } from './failures';
import { subTypesInfo } from './sub-types';
import { append, type TypeHierarchy } from './type-hierarchy';
import { atom, composite, flinkReason, type Reason, type TypeInformation } from './type-information';

const TUPLE = 'org.apache.flink.api.java.tuple.Tuple';
const TUPLE0 = 'org.apache.flink.api.java.tuple.Tuple0';

/** Type information of a subclass of `Tuple`; null for other classes. With public fields of its own it may be a POJO. */
export function tupleTypeInfo(
  type: ClassType,
  hierarchy: TypeHierarchy | null,
  extraction: Extraction,
): TypeInformation | NoTypeInformation | null {
  const { reflection } = extraction;
  if (!reflection.isSubclass(type.name, TUPLE)) {
    return null;
  }
  if (type.name === TUPLE) {
    throw invalid(
      'throws',
      'Usage of class Tuple as a type is not allowed. Use a concrete subclass (e.g. Tuple1, Tuple2, etc.) instead.',
    );
  }
  let below = hierarchy;
  let tuple = type;
  for (let parent = reflection.superclass(tuple.name); parent && parent.name !== TUPLE; ) {
    below = append(below, tuple);
    tuple = parent;
    parent = reflection.superclass(tuple.name);
  }
  if (tuple.name === TUPLE0) {
    return atom('tuple', tuple, 'Tuple0Serializer');
  }
  if (tuple.arguments.length === 0) {
    throw invalid('raw-type', 'Tuple needs to be parameterized by using generics.');
  }
  const subTypes = subTypesInfo(tuple, append(below, tuple), extraction);
  if (countFieldsInClass(type, extraction) > subTypes.length) {
    const reasons: Reason[] = [];
    return analyzePojo(type, hierarchy, extraction, reasons) ?? { kind: 'none', reasons };
  }
  const fields = subTypes.map(notNull).map((info, i) => ({ name: `f${i}`, declaredIn: tuple.name, type: info }));
  for (const [i, field] of fields.entries()) {
    if (field.type.kind === 'kryo') {
      extraction.log(extraction.lines.genericTupleField(i + 1, reflection.simpleName(field.type.type)));
    }
  }
  return composite('tuple', type, 'TupleSerializer', { fields });
}

/** `countFieldsInClass`: public ones only, inherited ones too. */
function countFieldsInClass(type: ClassType, { reflection }: Extraction): number {
  return reflection
    .superclasses(type.name)
    .flatMap((model) => model.fields)
    .filter(({ keywords }) => keywords.has('public') && !keywords.has('static') && !keywords.has('transient')).length;
}

function invalid(code: Reason['code'], words: string): InvalidTypesException {
  return new InvalidTypesException([flinkReason(code, null, words)]);
}
