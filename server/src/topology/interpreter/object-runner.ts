/** Follows the methods of a job's objects that Flink calls while it runs: `open`, `initializeState`, `processElement`… */
import type { FieldDeclaration, MethodDeclaration } from '../../java/ast';
import type { ClassCode, FoundMethod } from './class-code';
import type { MethodBodies } from './method-bodies';
import type { ObjectRun, Watch } from './object-run';
import { Observed } from './observed';
import type { Reader } from './reader';
import { isGivenUp } from './run';
import type { ObjectValue } from './value';

/** The first methods that Flink calls, in its order; all others come in any. */
const FIRST = ['setup', 'setRuntimeContext', 'initializeState', 'open'];

/** Methods of functions, sources, sinks, operators and triggers that Flink calls, by name: `@Override` may be missing. */
const CALLED_BY_FLINK =
  /^(?:open|close|finish|initializeState|snapshotState|restoreState|process\w*|onTimer|onEventTime|onProcessingTime|onElement|onMerge|clear|map\d?|flatMap\d?|filter|reduce|apply|join|coGroup|aggregate|asyncInvoke|timeout|invoke|run|cancel|add|merge|getResult|createAccumulator|setRuntimeContext|setup|notifyCheckpoint\w+)$/;

/** Follows an object of the project from the methods that Flink calls. @param changing fields that hold another value then */
export function runObject(
  object: ObjectValue,
  reader: Reader,
  bodies: MethodBodies,
  watch: Watch,
  changing: ReadonlySet<FieldDeclaration>,
): ObjectRun & Pick<Observed, 'assigned'> {
  const { run, codes } = reader;
  const observed = new Observed(run, watch, changing);
  run.observed = observed;
  const code = codes.ofObject(object);
  let complete = true;
  try {
    for (const { owner, method } of code ? entriesOf(code, reader) : []) {
      observed.enter(method, () => bodies.enter({ owner, method, self: object }));
    }
  } catch (thrown) {
    if (!isGivenUp(thrown)) {
      throw thrown;
    }
    complete = false;
  }
  const { calls, handedOn, assigned } = observed;
  const owner = (object.body ? object.within.scope.enclosing[0]?.binaryName : null) ?? object.type.name;
  return { owner, classes: classesOf(code, reader), calls, handedOn, complete, assigned };
}

/** The classes of an object that are the project's, from its own up. */
function classesOf(code: ClassCode | null, { codes }: Reader): ClassCode[] {
  const classes: ClassCode[] = [];
  let next = code;
  while (
    next &&
    next.declaration.kind !== 'interface' &&
    !classes.some((each) => each.declaration === next?.declaration)
  ) {
    classes.push(next);
    next = codes.superclass(next);
  }
  return classes;
}

/** The methods that Flink calls, in an order in which it may. */
function entriesOf(code: ClassCode, { codes }: Reader): FoundMethod[] {
  const entries = codes.allMethods(code).filter(({ method }) => isEntry(method));
  const first = FIRST.flatMap((name) => entries.filter(({ method }) => method.name === name));
  return [...new Set([...first, ...entries])];
}

function isEntry({ name, modifiers: { annotations, keywords } }: MethodDeclaration): boolean {
  return (
    annotations.some((annotation) => annotation.name === 'Override' || annotation.name === 'java.lang.Override') ||
    (CALLED_BY_FLINK.test(name) && !keywords.has('private'))
  );
}
