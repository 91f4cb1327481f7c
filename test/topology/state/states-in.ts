/** States of functions that a Java text declares, said in short: `value profile: pojo Profile, ttl 3600000`. */
import assert from 'node:assert/strict';
import { sayInEnglish } from '../../../server/src/base/message';
import { parseFlinkVersion } from '../../../server/src/flink/flink-version';
import { type Expression, walk } from '../../../server/src/java/ast';
import { classType } from '../../../server/src/java/class-model';
import { scopeOf } from '../../../server/src/java/class-scope';
import type { Body, StreamStep, Value } from '../../../server/src/topology/interpreter/value';
import type { State } from '../../../server/src/topology/job';
import { type OperatorStates, type StatefulOperator, statesOf } from '../../../server/src/topology/state/states-of';
import { createTypeExtractor } from '../../../server/src/typeinfo/extract';
import { showType } from '../../../server/src/typeinfo/show-type';
import { poolOf, testParser } from '../../typeinfo/java-pool';

export interface Job {
  readonly java: string;
  readonly kind: string;
  readonly keyed?: boolean;
  /** Expressions, as the job's code writes them. */
  readonly arguments?: readonly string[];
  readonly steps?: readonly (readonly [string, ...string[]])[];
  readonly broadcast?: readonly string[];
  readonly flink?: string;
}

const IMPORTS = `
import java.time.Duration;
import java.util.*;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.functions.*;
import org.apache.flink.api.common.state.*;
import org.apache.flink.api.common.time.Time;
import org.apache.flink.api.common.typeinfo.*;
import org.apache.flink.api.common.typeutils.base.*;
import org.apache.flink.api.java.tuple.*;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.runtime.state.*;
import org.apache.flink.streaming.api.checkpoint.*;
import org.apache.flink.streaming.api.functions.*;
import org.apache.flink.streaming.api.functions.co.*;
import org.apache.flink.streaming.api.functions.sink.*;
import org.apache.flink.streaming.api.functions.source.*;
import org.apache.flink.streaming.api.functions.windowing.*;
import org.apache.flink.streaming.api.operators.*;
import org.apache.flink.streaming.api.windowing.assigners.*;
import org.apache.flink.streaming.api.windowing.triggers.*;
import org.apache.flink.streaming.api.windowing.windows.*;
import org.apache.flink.streaming.connectors.kafka.*;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.Collector;
`;

/** The states of an operator whose functions are declared in `java`. */
export async function statesOfJob(job: Job): Promise<OperatorStates> {
  const written = [
    ...(job.arguments ?? []),
    ...(job.steps ?? []).flatMap(([, ...given]) => given),
    ...(job.broadcast ?? []),
  ];
  const uses = written.map((expression) => `    use(${expression});`).join('\n');
  const text = `${IMPORTS}\n${job.java}\nclass UsedInJob {\n  void job() {\n${uses}\n  }\n}\n`;
  const { pool, code } = poolOf(new Map([['Example.java', text]]), await testParser());
  const declared = pool.sources.find('UsedInJob');
  assert.ok(declared);
  const expressions: Expression[] = [];
  walk(declared.declaration, (node) => {
    if (node.kind === 'call' && node.name === 'use' && node.arguments[0]) {
      expressions.push(node.arguments[0]);
    }
    return true;
  });
  const within: Body = {
    file: 'Example.java',
    scope: scopeOf(declared, pool.names),
    method: null,
    self: null,
    captured: new Map(),
  };
  const valueIn = (expression: Expression): Value => {
    const place = { file: 'Example.java', range: expression.range };
    switch (expression.kind) {
      case 'literal':
        return {
          kind: 'constant',
          value: expression.literal.type === 'string' ? expression.literal.value : 0n,
          origin: 'literal',
        };
      case 'class-literal':
        return { kind: 'class', type: pool.names.resolve(expression.type, within.scope) };
      case 'new': {
        const type = pool.names.resolve(expression.type, within.scope);
        assert.ok(type.kind === 'class');
        const given = expression.arguments.map(valueIn);
        return {
          kind: 'object',
          exact: true,
          type,
          identity: 0,
          body: expression.body,
          arguments: given,
          place,
          within,
          expression,
        };
      }
      case 'call': {
        const owner =
          expression.target?.kind === 'name' ? pool.names.className(expression.target.name, within.scope) : null;
        const receiver = owner === null && expression.target ? valueIn(expression.target) : null;
        const given = expression.arguments.map(valueIn);
        const type = classType('java.lang.Object');
        return {
          kind: 'call',
          owner,
          receiver,
          method: expression.name,
          arguments: given,
          type,
          place,
          within,
          expression,
        };
      }
      default:
        return { kind: 'unknown', type: { kind: 'unknown', text: '', why: 'inferred' } };
    }
  };
  const values = expressions.map(valueIn);
  const take = (count: number) => values.splice(0, count);
  const given = take(job.arguments?.length ?? 0);
  const steps = (job.steps ?? []).map(([method, ...args]): StreamStep => {
    const range = { start: { line: 0, column: 0 }, end: { line: 0, column: 0 } };
    return { method, arguments: take(args.length), range };
  });
  const broadcast = take(job.broadcast?.length ?? 0);
  const operator: StatefulOperator = { kind: job.kind, keyed: job.keyed ?? false, arguments: given, steps, broadcast };
  const flinkVersion = parseFlinkVersion(job.flink ?? '1.20');
  const types = createTypeExtractor({
    pool,
    code,
    version: flinkVersion,
    hadoopCompatibility: false,
    flinkAvro: false,
  });
  return statesOf(operator, { pool, types, flinkVersion });
}

/** Each state as a line, what is not known after them as `? …`. */
export async function checkStates(job: Job, expected: readonly string[]): Promise<void> {
  const { states, incomplete } = await statesOfJob(job);
  assert.deepEqual([...states.map(shown), ...incomplete.map((each) => `? ${sayInEnglish(each)}`)], expected);
}

function shown({ name, kind, mode, type, keyType, ttl, origin }: State): string {
  const types = [keyType, type].flatMap((each) => (each ? [showType(each)] : [])).join(' to ');
  return [
    `${kind} ${name ?? '(unknown name)'}`,
    ...(mode && mode !== 'BROADCAST' ? [` ${mode}`] : []),
    ...(types ? [`: ${types}`] : []),
    ...(ttl === null ? [] : [`, ttl ${ttl}`]),
    ...(origin === null ? [] : [` of ${origin}`]),
  ].join('');
}
