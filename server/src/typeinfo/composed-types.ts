/** Type informations of others: what the methods of `Types` and the constructors beside them compose; the same in 1.12 to 2.3. */
import { classType, type JavaType } from '../java/class-model';
import { composite, type TypeInformation } from './type-information';

export function listOf(element: TypeInformation): TypeInformation {
  return composite('list', classType('java.util.List'), 'ListSerializer', { arguments: [element] });
}

export function setOf(element: TypeInformation): TypeInformation {
  return composite('set', classType('java.util.Set'), 'SetSerializer', { arguments: [element] });
}

export function mapOf(key: TypeInformation, value: TypeInformation): TypeInformation {
  return composite('map', classType('java.util.Map'), 'MapSerializer', { arguments: [key, value] });
}

export function eitherOf(left: TypeInformation, right: TypeInformation): TypeInformation {
  const type = classType('org.apache.flink.types.Either');
  return composite('either', type, 'EitherSerializer', { arguments: [left, right] });
}

export function tupleOf(given: readonly TypeInformation[]): TypeInformation {
  const type = classType(`org.apache.flink.api.java.tuple.Tuple${given.length}`);
  const fields = given.map((each, i) => ({ name: `f${i}`, declaredIn: type.name, type: each }));
  return composite('tuple', type, given.length === 0 ? 'Tuple0Serializer' : 'TupleSerializer', { fields });
}

export function rowOf(given: readonly TypeInformation[]): TypeInformation {
  return composite('row', classType('org.apache.flink.types.Row'), 'RowSerializer', { arguments: given });
}

export function objectArrayOf(component: TypeInformation): TypeInformation {
  const type: JavaType = { kind: 'array', element: component.type };
  const isString = component.type.kind === 'class' && component.type.name === 'java.lang.String';
  return composite('array', type, isString ? 'StringArraySerializer' : 'GenericArraySerializer', {
    arguments: [component],
  });
}
