/** The body of a `TypeInfoFactory.createTypeInfo`: variables that are set once, maps that are filled, and a `return`. */
import type { Block, CallExpression, Expression, NewExpression } from '../java/ast';
import type { ExpressionContext } from './expression-context';
import type { Extraction } from './extraction';
import { notFollowed } from './failures';
import { typeInfoOfExpression } from './type-expressions';
import type { TypeInformation } from './type-information';

const MAPS: ReadonlySet<string> = new Set(['java.util.HashMap', 'java.util.LinkedHashMap', 'java.util.TreeMap']);

/**
 * What the body returns; null where it is Java's `null`.
 * @throws NotKnown for code that is not followed
 */
export function typeInfoOfBody(
  body: Block,
  context: ExpressionContext,
  extraction: Extraction,
): TypeInformation | null {
  const types = new Map<string, TypeInformation | null>();
  const maps = new Map<string, Map<string, TypeInformation>>();
  const here: ExpressionContext = { ...context, locals: { types, maps } };
  const read = (expression: Expression) => typeInfoOfExpression(expression, here, extraction);
  const put = (map: Map<string, TypeInformation> | undefined, call: Expression) => {
    const [key, value] = call.kind === 'call' && call.name === 'put' ? call.arguments : [];
    const type = map && value ? read(value) : null;
    if (!map || key?.kind !== 'literal' || key.literal.type !== 'string' || !type) {
      return notFollowed();
    }
    map.set(key.literal.value, type);
  };

  for (const statement of body.statements) {
    switch (statement.kind) {
      case 'local': {
        const { name, initializer } = statement;
        if (!initializer) {
          return notFollowed();
        }
        if (isNewMap(initializer, context)) {
          maps.set(name, new Map());
          for (const call of putsOfBody(initializer)) {
            put(maps.get(name), call);
          }
        } else {
          types.set(name, read(initializer));
        }
        break;
      }
      case 'expression': {
        const call = statement.expression;
        const target = call.kind === 'call' && call.target?.kind === 'name' ? call.target.name : '';
        put(maps.get(target), call);
        break;
      }
      case 'return':
        return statement.expression ? read(statement.expression) : notFollowed();
      default:
        return notFollowed();
    }
  }
  return notFollowed();
}

function isNewMap(expression: Expression, { names, scope }: ExpressionContext): expression is NewExpression {
  return expression.kind === 'new' && MAPS.has(names.resolveClass(expression.type, scope)?.name ?? '');
}

/** The calls in `new HashMap<>() {{ put(…); }}`; a map that begins with others, or does more, is not followed. */
function putsOfBody({ arguments: args, body }: NewExpression): CallExpression[] {
  const statements = body?.initializers.flatMap((block) => block.statements) ?? [];
  const isPlain = !body || (body.methods.length === 0 && body.fields.length === 0 && !body.broken);
  if (!isPlain || args.some((each) => each.kind !== 'literal')) {
    notFollowed();
  }
  return statements.map((statement) =>
    statement.kind === 'expression' && statement.expression.kind === 'call' && statement.expression.target === null
      ? statement.expression
      : notFollowed(),
  );
}
