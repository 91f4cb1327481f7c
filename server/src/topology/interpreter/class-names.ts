/** Which class of a name an expression means. */
import type { Expression } from '../../java/ast';
import { dottedName } from '../../java/constants';
import type { Fields } from './fields';
import type { Reader } from './reader';

/** The class that a name means, when no variable or field has it. */
export function classNamed(target: Expression, reader: Reader, fields: Fields): string | null {
  const written = dottedName(target);
  const first = written?.split('.')[0] ?? '';
  if (written === null || reader.run.store.locals.has(first) || fields.exists(first)) {
    return null;
  }
  const { names, run } = reader;
  const name = names.className(written, run.frame.body.scope);
  const dot = written.lastIndexOf('.');
  const outer = dot < 0 ? null : names.className(written.slice(0, dot), run.frame.body.scope);
  const isClass = outer !== null && /(?:^|[.$])[A-Z][^.$]*$/.test(outer); // else it is a package
  return isClass && fields.isOfClass(outer, written.slice(dot + 1)) ? null : name;
}
