/** Where state is registered: what a receiver such as `getRuntimeContext()` or `context.getOperatorStateStore()` is. */
import { STORE_METHODS, type StateStore, stateStore } from '../../flink/state-descriptors';
import type { Expression } from '../../java/ast';
import { codeOperand, type Frame } from './code';
import type { Resolver } from './resolve';

/** What state is registered with, when this expression is asked for it; null when that cannot be told. */
export function storeOf(expression: Expression, frame: Frame, resolver: Resolver, depth = 0): StateStore | null {
  if (depth > 8) {
    return null;
  }
  if (expression.kind === 'call') {
    const named = expression.arguments.length === 0 ? STORE_METHODS.get(expression.name) : undefined;
    if (named) {
      return named;
    }
  }
  if (expression.kind === 'cast') {
    return ofType(expression.type, frame, resolver) ?? storeOf(expression.value, frame, resolver, depth + 1);
  }
  if (expression.kind === 'name') {
    const declared = resolver.declaredType(expression.name, expression, frame);
    const store = declared && ofType(declared.type, declared.frame, resolver);
    if (store) {
      return store;
    }
  }
  const made = resolver.resolve(codeOperand(expression, frame));
  return made.kind === 'code' && made.expression !== expression
    ? storeOf(made.expression, made.frame, resolver, depth + 1)
    : null;
}

function ofType(type: Parameters<Resolver['pool']['names']['resolve']>[0], frame: Frame, resolver: Resolver) {
  const named = resolver.pool.names.resolve(type, frame.scope);
  return named.kind === 'class' ? stateStore(named.name) : null;
}
