/** The functions, sources, sinks, operators and triggers that a file declares, and what their code does with state. */
import { type NewExpression, walk } from '../../java/ast';
import type { SourceClassPool } from '../../java/build-classes';
import { classType, type JavaType } from '../../java/class-model';
import { scopeOf, withVariables } from '../../java/class-scope';
import { declaredTypes, type SourceFile } from '../../java/source-set';
import { supertypesOf } from '../../java/supertypes';
import type { TypeExtractor } from '../../typeinfo/extract';
import { type CodeObject, type Frame, staticFrame } from './code';
import { objectMade, objectOfClass } from './code-objects';
import { type StateCode, stateCode } from './registrations';
import { Resolver } from './resolve';

export interface FunctionCode {
  readonly object: CodeObject;
  readonly code: StateCode;
  readonly resolver: Resolver;
}

/** One for each class of a file that Flink runs, anonymous ones included; none for a file that does not mention Flink. */
export function functionsIn(file: SourceFile, pool: SourceClassPool, types: TypeExtractor): FunctionCode[] {
  const unit = file.scan.mentionsFlink ? file.unit() : null;
  if (!unit) {
    return [];
  }
  const resolver = new Resolver(pool);
  const named = [...declaredTypes(file)].flatMap((type): (CodeObject | null)[] => {
    const self = runsInFlink(classType(type.binaryName), pool)
      ? objectOfClass(classType(type.binaryName), null, pool)
      : null;
    const scope = scopeOf(type, pool.names);
    const anonymous = type.declaration.methods.flatMap((method) => {
      const owner = `${type.binaryName}#${method.name}`;
      const inner = withVariables(scope, method.typeParameters, owner, pool.names);
      return anonymousIn(method.body, { ...staticFrame(inner, file.path), body: method.body, method }, pool);
    });
    const fields = anonymousIn(
      [type.declaration.fields.map((field) => field.initializer), type.declaration.initializers],
      staticFrame(scope, file.path),
      pool,
    );
    return [self, ...anonymous, ...fields];
  });
  return named.flatMap((object) => (object ? [{ object, code: stateCode(object, resolver, types), resolver }] : []));
}

function anonymousIn(code: unknown, frame: Frame, pool: SourceClassPool): (CodeObject | null)[] {
  const made: NewExpression[] = [];
  walk(code, (node) => {
    if (node.kind === 'new' && node.body) {
      made.push(node);
    }
    return node.kind !== 'type';
  });
  return made.flatMap((expression) => {
    const type = pool.names.resolve(expression.type, frame.scope);
    return runsInFlink(type, pool) ? [objectMade(expression, frame, pool)] : [];
  });
}

/** True for classes below one of Flink's: its functions, operators, sources, sinks, triggers. */
function runsInFlink(type: JavaType, pool: SourceClassPool): boolean {
  return (
    type.kind === 'class' &&
    [...supertypesOf(type, pool)].some(({ name }) =>
      /^org\.apache\.flink\.(?:api|streaming|cep|connector)\./.test(name),
    )
  );
}
