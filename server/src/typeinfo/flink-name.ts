/** Type information as Flink prints it (`TypeInformation.toString`), which its messages do. */
import { canonicalName, type JavaType, simpleName } from '../java/class-model';
import { basicArrayTypeInfo } from './basic-types';
import { erasedName, primitiveToWrapper } from './java-types';
import type { TypeInformation } from './type-information';

export function flinkName(info: TypeInformation): string {
  const parts = info.arguments.map(flinkName);
  const name = erasedName(primitiveToWrapper(info.type));
  switch (info.kind) {
    case 'basic':
      return simpleName(name);
    case 'array':
      return arrayName(info.type, parts[0] ?? '');
    case 'tuple':
      return info.fields.length === 0
        ? 'Java Tuple0'
        : `Java Tuple${info.fields.length}<${info.fields.map(({ type }) => flinkName(type)).join(', ')}>`;
    case 'pojo':
      return `PojoType<${name}, fields = [${info.fields.map((each) => `${each.name}: ${flinkName(each.type)}`).join(', ')}]>`;
    case 'kryo':
      return `GenericType<${canonicalName(name)}>`;
    case 'enum':
      return `EnumTypeInfo<${name}>`;
    case 'value':
      return `ValueType<${simpleName(name)}>`;
    case 'either':
      return `Either <${parts.join(', ')}>`;
    case 'row':
      return parts.length === 0 ? 'Row' : `Row(${parts.map((part, i) => `f${i}: ${part}`).join(', ')})`;
    case 'list':
      return `List<${parts.join(', ')}>`;
    case 'set':
      return `Set<${parts.join(', ')}>`;
    case 'map':
      return `Map<${parts.join(', ')}>`;
    default:
      return name;
  }
}

function arrayName(type: JavaType, component: string): string {
  const element = type.kind === 'array' ? type.element : type;
  if (element.kind === 'primitive') {
    return `${element.name}[]`;
  }
  const isBasic = basicArrayTypeInfo(element, type) !== null;
  return `${isBasic ? 'BasicArrayTypeInfo' : 'ObjectArrayTypeInfo'}<${component}>`;
}
