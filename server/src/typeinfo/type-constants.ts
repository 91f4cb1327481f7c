/** The constants of `Types`, `BasicTypeInfo`, `SqlTimeTypeInfo` and the array types; the same in 1.12 to 2.3. */
import { type ClassType, classType, type JavaType } from '../java/class-model';
import { basicArrayTypeInfo, basicTypeInfo, localTimeTypeInfo, unboxed } from './basic-types';
import { notFollowed } from './failures';
import type { TypeInformation } from './type-information';

const TYPE_INFO = 'org.apache.flink.api.common.typeinfo';

/** What the constants are named after. */
const CONSTANTS: ReadonlyMap<string, string> = new Map([
  ['VOID', 'java.lang.Void'],
  ['STRING', 'java.lang.String'],
  ['BYTE', 'java.lang.Byte'],
  ['BOOLEAN', 'java.lang.Boolean'],
  ['SHORT', 'java.lang.Short'],
  ['INT', 'java.lang.Integer'],
  ['LONG', 'java.lang.Long'],
  ['FLOAT', 'java.lang.Float'],
  ['DOUBLE', 'java.lang.Double'],
  ['CHAR', 'java.lang.Character'],
  ['DATE', 'java.util.Date'],
  ['BIG_DEC', 'java.math.BigDecimal'],
  ['BIG_INT', 'java.math.BigInteger'],
  ['SQL_DATE', 'java.sql.Date'],
  ['SQL_TIME', 'java.sql.Time'],
  ['SQL_TIMESTAMP', 'java.sql.Timestamp'],
  ['LOCAL_DATE', 'java.time.LocalDate'],
  ['LOCAL_TIME', 'java.time.LocalTime'],
  ['LOCAL_DATE_TIME', 'java.time.LocalDateTime'],
  ['INSTANT', 'java.time.Instant'],
]);

/**
 * `Types.STRING`, `BasicTypeInfo.STRING_TYPE_INFO` and the like.
 * @param owner the class the constant belongs to
 * @throws NotKnown for other constants
 */
export function constantTypeInfo(owner: string | null, name: string): TypeInformation {
  const array = /^(\w+?)(_PRIMITIVE)?_ARRAY_TYPE_INFO$/.exec(name);
  if (array && (owner === `${TYPE_INFO}.PrimitiveArrayTypeInfo` || owner === `${TYPE_INFO}.BasicArrayTypeInfo`)) {
    const element = constantType(array[1] ?? '');
    return flatArrayTypeInfo(array[2] ? unboxed(element) : element);
  }
  if (owner === `${TYPE_INFO}.Types` || owner === `${TYPE_INFO}.SqlTimeTypeInfo`) {
    const prefix = owner.endsWith('SqlTimeTypeInfo') ? 'SQL_' : '';
    return ofClass(constantType(`${prefix}${name}`));
  }
  const basic = /^(\w+)_TYPE_INFO$/.exec(name);
  return basic && owner === `${TYPE_INFO}.BasicTypeInfo` ? ofClass(constantType(basic[1] ?? '')) : notFollowed();
}

/**
 * An array of primitive or basic values.
 * @throws NotKnown for other elements
 */
export function flatArrayTypeInfo(element: JavaType): TypeInformation {
  return basicArrayTypeInfo(element, { kind: 'array', element }) ?? notFollowed();
}

function constantType(name: string): ClassType {
  const className = CONSTANTS.get(name);
  return className === undefined ? notFollowed() : classType(className);
}

function ofClass(type: ClassType): TypeInformation {
  return basicTypeInfo(type) ?? localTimeTypeInfo(type) ?? notFollowed();
}
