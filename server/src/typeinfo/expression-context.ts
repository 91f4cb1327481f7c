/** Where code stands that says a type, and the classes that it names there. */
import type { Expression } from '../java/ast';
import type { ClassType } from '../java/class-model';
import { dottedName } from '../java/constants';
import type { Names, Scope } from '../java/names';
import { notFollowed } from './failures';
import type { TypeInformation } from './type-information';

export interface ExpressionContext {
  readonly scope: Scope;
  readonly names: Names;
  /** Within a `TypeInfoFactory`: the name of the map of type arguments, and what is in it. */
  readonly typeArguments?: {
    readonly name: string;
    readonly given: ReadonlyMap<string, TypeInformation | null>;
  };
  /** The local variables before it: type informations, and maps of them by the names of fields. */
  readonly locals?: {
    readonly types: ReadonlyMap<string, TypeInformation | null>;
    readonly maps: ReadonlyMap<string, ReadonlyMap<string, TypeInformation>>;
  };
}

/**
 * The class of `Order.class`.
 * @throws NotKnown for every other expression
 */
export function classLiteral(expression: Expression | undefined, { names, scope }: ExpressionContext): ClassType {
  const type = expression?.kind === 'class-literal' ? names.resolve(expression.type, scope) : null;
  return type?.kind === 'class' ? type : notFollowed();
}

/** The class a receiver such as `Types` or `org.apache.flink.….Types` means. */
export function receiverClass(target: Expression, { names, scope }: ExpressionContext): string | null {
  const written = dottedName(target);
  return written === null ? null : names.className(written, scope);
}

/** The class a statically imported name belongs to. */
export function staticImport(name: string, { scope }: ExpressionContext): string | null {
  const single = scope.unit.imports.find((each) => each.static && !each.star && each.name.endsWith(`.${name}`));
  return single ? single.name.slice(0, -name.length - 1) : null;
}
