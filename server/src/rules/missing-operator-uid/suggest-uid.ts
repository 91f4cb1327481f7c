/** A uid for an operator that has none: `<what>-<kind>-v1`. */
import { conventionUid } from '../../flink/uid-convention';
import type { Expression } from '../../java/ast';
import { givenName } from '../../topology/operators';
import type { Transformation } from '../../topology/transformation';
import type { FileFacts } from '../rule';

const SOURCES = /^(addSource|from[A-Z]|generateSequence|read|socket|createInput)/;
const SINKS = /^(print|write|addSink|sinkTo)/;
/** Names that say nothing about what flows. */
const EMPTY_WORDS = new Set([
  'env',
  'environment',
  'source',
  'sink',
  'stream',
  'input',
  'output',
  'data',
  'datastream',
  'see',
]);

/** A uid after the convention that the file does not use yet, made of the best name the code gives the operator. */
export function suggestUid(operator: Transformation, kind: string, facts: FileFacts): string {
  return freeUid(conventionUid(whatOf(operator, facts), roleOf(kind)), facts);
}

function roleOf(kind: string): string {
  if (SOURCES.test(kind)) {
    return 'source';
  }
  const call = kind.slice(kind.lastIndexOf('.') + 1);
  return SINKS.test(kind) ? 'sink' : call === 'assignTimestampsAndWatermarks' ? 'watermarks' : call;
}

/** Its own name, the function's class, what it is made of or assigned to, where it comes from, or else the job's class. */
function whatOf(operator: Transformation, { classes }: FileFacts): string {
  const {
    argumentNodes: [first],
    variable,
    receiver,
  } = operator;
  const candidates = [givenName(operator), madeClass(first), argumentName(first), variable, receiver];
  const best = candidates.find((candidate) => candidate && !EMPTY_WORDS.has(candidate.toLowerCase()));
  return best ?? classes[0]?.name.split(/[.$]/).pop() ?? '';
}

/** `Enrich` of `new EnrichFunction()`. */
function madeClass(argument: Expression | undefined): string | null {
  if (argument?.kind !== 'new' || argument.type.kind !== 'named' || argument.body) {
    return null;
  }
  return argument.type.name.replace(/^.*\./, '').replace(/(.)(Function|Operator)$/, '$1');
}

function argumentName(argument: Expression | undefined): string | null {
  return argument?.kind === 'name' ? argument.name : null;
}

/** The uid, or with a number in it when the file already uses it. */
function freeUid(uid: string, { programs }: FileFacts): string {
  const taken = new Set(programs.flatMap(({ transformations }) => transformations.map(({ uid }) => uid.value)));
  let free = uid;
  for (let n = 2; taken.has(free); n++) {
    free = uid.replace(/-v1$/, `-${n}-v1`);
  }
  return free;
}
