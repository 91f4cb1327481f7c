/** States of functions that a Java text declares, said in short: `value profile: pojo Profile, ttl 3600000`. */
import assert from 'node:assert/strict';
import { sayInEnglish } from '../../../server/src/base/message';
import { TypeValues } from '../../../server/src/topology/element-types/type-values';
import type { State } from '../../../server/src/topology/job';
import type { OperatorStates, StatefulOperator } from '../../../server/src/topology/state/operator-states';
import { statesOf } from '../../../server/src/topology/state/states-of';
import { showType } from '../../../server/src/typeinfo/show-type';
import { testParser } from '../../typeinfo/java-pool';
import { JavaFiles, typedPrograms } from '../element-types/program-types';

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
import org.apache.flink.api.common.functions.util.FunctionUtils;
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
import org.apache.flink.streaming.api.datastream.*;
import org.apache.flink.streaming.api.environment.*;
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
  const given = job.arguments ?? [];
  const steps = job.steps ?? [];
  const broadcast = job.broadcast ?? [];
  const calls = [given, ...steps.map(([, ...values]) => values), broadcast];
  const main = `public class UsedInJob { public static void main(String[] args) {
    DataStream<String> in = StreamExecutionEnvironment.getExecutionEnvironment().fromElements("a");
    ${calls.map((values) => `in.process(${values.join(', ')});`).join('\n')}
  } }`;
  const texts = new Map([['Example.java', `${IMPORTS}\n${job.java}\n${main}\n`]]);
  const version = job.flink ?? '1.20.5';
  const { programs, context } = typedPrograms(texts, ['Example.java'], version, new JavaFiles(await testParser()));
  const program = programs.find((each) => each.program.entry === 'UsedInJob#main')?.program;
  assert.ok(program);
  const values = program.transformations.filter(({ call }) => call === 'process').map((made) => made.arguments);
  const operator: StatefulOperator = {
    kind: job.kind,
    keyed: job.keyed ?? false,
    arguments: values[0] ?? [],
    steps: steps.map(([method], i) => ({ method, arguments: values[i + 1] ?? [], range: NOWHERE })),
    broadcast: values[calls.length - 1] ?? [],
  };
  const { classes: pool, version: flinkVersion } = context;
  return statesOf(operator, { pool, types: new TypeValues(context), runOf: program.runOf, flinkVersion });
}

const NOWHERE = { start: { line: 0, column: 0 }, end: { line: 0, column: 0 } };

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
