/**
 * Where the objects of a legacy connector go: from `new`, through variables, fields, parameters and methods of the
 * project, to `addSource` or `addSink`. All of it must change together. `following.ts` finds it.
 */
import type { CallExpression, Expression, NewExpression, TypeNode } from '../../java/ast';
import type { At } from './code';
import type { Variable } from './declarations';

/** A kind of connector. */
export interface ConnectorKind {
  /** The method of streams or environments that takes it. */
  readonly adds: 'addSource' | 'addSink';
  /** What it becomes. */
  readonly replacement: 'KafkaSource' | 'KafkaSink';
  isConnector(simpleName: string): boolean;
  /** Its methods that set it up. */
  readonly setters: RegExp;
}

/** A setter that is called on the connector. */
export interface Setting {
  readonly name: string;
  readonly call: At<CallExpression>;
  /** The variable that it is called on; null within a chain. */
  readonly variable: Variable['declared'] | null;
}

export interface ConnectorFlow {
  /** Each `new`, with the variable it is kept in first. */
  readonly made: readonly Made[];
  readonly settings: readonly Setting[];
  /** The calls of `addSource` or `addSink`. */
  readonly uses: readonly At<CallExpression>[];
  /** The declared types that become the new class. */
  readonly types: readonly At<Extract<TypeNode, { kind: 'named' }>>[];
}

export interface Made extends At<NewExpression> {
  readonly variable: Variable['declared'] | null;
  /** The `new` with the chain of setters that are called on it. */
  readonly chain: Expression;
}
