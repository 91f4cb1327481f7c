/** Keys: `KeyedStream.validateKeyType`, and keys by the names or positions of fields (Flink 1.x); the same in 1.17 to 2.3. */
import { message } from '../../base/message';
import { type ClassPool, classType } from '../../java/class-model';
import { flinkName } from '../../typeinfo/flink-name';
import { composite, type TypeInformation } from '../../typeinfo/type-information';
import type { Value } from '../interpreter/value';
import { failure, unknownType } from './element-type';

/** The key's type, or what Flink throws of one that cannot be a key. */
export function validatedKey(key: TypeInformation, classes: ClassPool): TypeInformation {
  if (key.kind === 'error' || key.kind === 'unknown') {
    return key;
  }
  const unsupported: TypeInformation[] = [];
  const stack = [key];
  for (let info = stack.pop(); info; info = stack.pop()) {
    const hashable = isHashable(info, classes);
    if (hashable === null) {
      return unknownType(message('whether {0} has a hashCode is not known', flinkName(info)), key.type);
    }
    if (!hashable) {
      unsupported.push(info);
    }
    stack.push(
      ...(info.kind === 'tuple' ? info.fields.map(({ type }) => type) : info.kind === 'row' ? info.arguments : []),
    );
  }
  if (unsupported.length === 0) {
    return key;
  }
  return failure(
    `Type ${flinkName(key)} cannot be used as key. Contained UNSUPPORTED key types: ` +
      `${unsupported.map(flinkName).join(', ')}. Look at the keyBy() documentation for the conditions a type has to ` +
      'satisfy in order to be eligible for a key.',
  );
}

/** `validateKeyTypeIsHashable`; null when it cannot be told. */
function isHashable(info: TypeInformation, classes: ClassPool): boolean | null {
  switch (info.kind) {
    case 'pojo':
    case 'avro':
      return info.type.kind === 'class' ? declaresHashCode(info.type.name, classes) : null;
    case 'array':
    case 'enum':
      return false;
    case 'unknown':
    case 'custom':
      return info.kind === 'custom' ? true : null;
    default:
      return true;
  }
}

function declaresHashCode(name: string, classes: ClassPool): boolean | null {
  let at: string | null = name;
  for (let depth = 0; at !== null && at !== 'java.lang.Object' && depth < 100; depth++) {
    const model = classes.find(at);
    if (!model) {
      return null;
    }
    const isDeclared = model.methods.some(
      (method) => method.name === 'hashCode' && method.parameters.length === 0 && method.keywords.has('public'),
    );
    if (isDeclared || model.kind === 'record' || model.superclass?.kind !== 'class') {
      return isDeclared || model.kind === 'record' ? true : model.superclass === null ? false : null;
    }
    if (model.incomplete !== null) {
      return null;
    }
    at = model.superclass.name;
  }
  return false;
}

/** `Keys.ExpressionKeys` with `KeySelectorUtil.getSelectorForKeys`: a tuple of the fields. */
export function keyOfFields(fields: readonly Value[], input: TypeInformation): TypeInformation {
  const infos: TypeInformation[] = [];
  for (const field of fields) {
    const info = field.kind === 'constant' ? fieldOf(input, String(field.value)) : null;
    if (!info) {
      return unknownType(message('which field the key is is not known'));
    }
    infos.push(...info);
  }
  const type = classType(`org.apache.flink.api.java.tuple.Tuple${infos.length}`);
  return composite('tuple', type, 'TupleSerializer', {
    fields: infos.map((info, i) => ({ name: `f${i}`, declaredIn: type.name, type: info })),
  });
}

/** The types of the flat fields that a position or a field expression means; null for what is not followed. */
function fieldOf(input: TypeInformation, expression: string): TypeInformation[] | null {
  let at: TypeInformation | undefined = input;
  for (const name of expression.split('.')) {
    const isPosition: boolean = at?.kind === 'tuple' && /^\d+$/.test(name);
    at = isPosition ? at?.fields[Number(name)]?.type : at?.fields.find((field) => field.name === name)?.type;
    if (!at) {
      return null;
    }
  }
  return at ? flatFields(at) : null;
}

function flatFields(info: TypeInformation): TypeInformation[] {
  return info.kind === 'tuple' || info.kind === 'pojo' ? info.fields.flatMap(({ type }) => flatFields(type)) : [info];
}
