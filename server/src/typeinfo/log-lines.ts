/** What the TypeExtractor logs; `subject` is `Class.toString` (`class a.B`), except where it is a name. */
import { flinkReason, type Reason } from './type-information';

/** Why a class is no POJO, in the words of `analyzePojo`, `isValidPojoField` and `privateGetForClass`. */
export class LogLines {
  /** @param hint how lines of this version end */
  constructor(private readonly hint: string) {}

  notPublic(name: string): Reason {
    return this.generic('not-public', null, `Class ${name} is not public so it cannot be used as a POJO type`);
  }

  noFields(subject: string): Reason {
    return this.generic(
      'no-fields',
      null,
      `No fields were detected for ${subject} so it cannot be used as a POJO type`,
    );
  }

  noGetter(subject: string, field: string): Reason {
    return flinkReason('no-getter', field, `${subject} does not contain a getter for field ${field}`);
  }

  noSetter(subject: string, field: string): Reason {
    return flinkReason('no-setter', field, `${subject} does not contain a setter for field ${field}`);
  }

  invalidField(subject: string, field: string): Reason {
    const message = `Class ${subject} cannot be used as a POJO type because not all fields are valid POJO fields,`;
    return this.generic('invalid-field', field, message);
  }

  customSerialization(subject: string, method: string): Reason {
    const message = `Class ${subject} contains custom serialization methods we do not call, so it cannot be used as a POJO type`;
    return this.generic('custom-serialization', method, message);
  }

  noDefaultConstructor(subject: string): Reason {
    const message = `${subject} is missing a default constructor so it cannot be used as a POJO type`;
    return this.generic('no-default-constructor', null, message);
  }

  defaultConstructorNotPublic(subject: string): Reason {
    const message = `The default constructor of ${subject} is not Public so it cannot be used as a POJO type`;
    return this.generic('default-constructor-not-public', null, message);
  }

  /** Logged at level DEBUG; `thrown` is the message of the exception. */
  notHandledAsPojo(subject: string, field: string, thrown: string): Reason {
    return flinkReason('shadowed-field', field, `Unable to handle type ${subject} as POJO. Message: ${thrown}`);
  }

  /** No reason of its own: the POJO stays one. */
  abstractPojo(subject: string): string {
    return `${subject} is abstract or an interface, having a concrete type can increase performance.`;
  }

  /** No reason of its own: the field's type has them. */
  genericField(className: string, field: string): string {
    return `Field ${className}#${field} will be processed as GenericType. ${this.hint}`;
  }

  /** No reason of its own: the field's type has them. */
  genericTupleField(position: number, className: string): string {
    return `Tuple field #${position} of type '${className}' will be processed as GenericType. ${this.hint}`;
  }

  private generic(code: Reason['code'], member: string | null, text: string): Reason {
    return flinkReason(code, member, `${text} and must be processed as GenericType. ${this.hint}`);
  }
}
