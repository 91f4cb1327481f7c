/** What Flink has against a class as a POJO, in the words of the product. */
import { type Message, message } from '../base/message';
import type { Reason } from '../typeinfo/type-information';

/** As the end of a sentence, without its stop; null for what Flink does not log of POJOs. */
export function whyNoPojo({ code, member }: Reason): Message | null {
  const field = member ?? '';
  switch (code) {
    case 'not-public':
      return message('the class is not public');
    case 'no-fields':
      return message('Flink finds no field in it');
    case 'no-getter':
      return message("field '{0}' is not public and has no getter", field);
    case 'no-setter':
      return message("field '{0}' is not public and has no setter", field);
    case 'custom-serialization':
      return message('it has a method readObject or writeObject');
    case 'no-default-constructor':
      return message('it has no constructor without arguments');
    case 'default-constructor-not-public':
      return message('its constructor without arguments is not public');
    case 'shadowed-field':
      return message("field '{0}' is declared twice in its hierarchy", field);
    default:
      return null;
  }
}
