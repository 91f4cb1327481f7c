/** The fix that gives an operator a uid, after the team's convention: `<what>-<kind>-v1`. */
import { message } from '../base/message';
import type { Fix } from '../finding/finding';
import { conventionUid } from '../flink/uid-convention';
import type { Expression } from '../java/ast';
import { givenName, hasOthersWithoutUid } from '../topology/operators';
import type { JobProgram, Transformation } from '../topology/transformation';
import { addCall, inFile, stringLiteral } from './java-edits';
import { keptStates } from './kept-state';
import type { FileFacts } from './rule';

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

/** Adds a uid behind an operator's call, and says what that costs in a job that already runs. */
export function addUid(facts: FileFacts, program: JobProgram, operator: Transformation, kind: string): Fix {
  const uid = suggestUid(operator, kind, facts);
  return {
    title: hasOthersWithoutUid(program, operator)
      ? message(
          'Add uid "{0}" (in a job that already runs, this operator and those without a uid behind it lose their state once)',
          uid,
        )
      : message('Add uid "{0}" (in a job that already runs without it, this operator loses its state once)', uid),
    safe: false,
    preferred: keepsNothing(facts, program),
    edits: inFile(facts, addCall(facts.lines, operator.callRange, operator.callEnd, `uid(${stringLiteral(uid)})`)),
  };
}

/** True for a job of which no operator is known, or may be expected, to keep state that a new id would leave behind. */
function keepsNothing({ project }: FileFacts, program: JobProgram): boolean {
  return project
    .jobOf(program)
    .operators.every((operator) => operator.allStatesKnown && keptStates(operator).length === 0);
}

/** A uid after the convention that the file does not use yet, made of the best name the code gives the operator. */
export function suggestUid(operator: Transformation, kind: string, facts: FileFacts): string {
  const { programs, project } = facts;
  const what = whatOf(operator, facts);
  const taken = new Set(programs.flatMap(({ transformations }) => transformations.map(({ uid }) => uid.value)));
  const uidOf = (words: string) => conventionUid(words, roleOf(kind), project.uidConvention ?? undefined);
  let free = uidOf(what);
  for (let n = 2; taken.has(free); n++) {
    free = uidOf(`${what} ${n}`);
  }
  return free;
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
