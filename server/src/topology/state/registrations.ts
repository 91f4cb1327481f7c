/**
 * What the code of an object does with state while Flink runs it: from the methods that Flink calls, through the
 * project's own methods, to `getState(…)` and its like.
 */
import { REGISTERING, type StateStore } from '../../flink/state-descriptors';
import { type CallExpression, type Expression, type MethodDeclaration, type NewExpression, walk } from '../../java/ast';
import type { TypeExtractor } from '../../typeinfo/extract';
import type { CodePlace } from '../code-place';
import { type CodeObject, codeOperand, type Frame } from './code';
import { type Descriptor, descriptorOf } from './descriptors';
import type { Resolver } from './resolve';
import { storeOf } from './stores';
import { type TimeToLive, timeToLive } from './time-to-live';

/** A call that registers state. */
export interface Registration {
  /** `getState`, `getUnionListState`… */
  readonly method: string;
  /** Null where it cannot be told with what it is registered. */
  readonly store: StateStore | null;
  /** Null where it cannot be told which descriptor it is given. */
  readonly descriptor: Descriptor | null;
  readonly call: CallExpression;
  readonly frame: Frame;
  /** The method that Flink calls, from which the code is reached; null for a constructor or a field's initializer. */
  readonly entry: MethodDeclaration | null;
  /** True where a choice decides whether it is registered; not so for `if (state == null)`. */
  readonly conditional: boolean;
  /** True where it happens only once, behind a comparison with null. */
  readonly lazy: boolean;
}

/** What an object's code does with state. */
export interface StateCode {
  readonly registrations: readonly Registration[];
  /** The time to live that is set on a descriptor, by its identity. */
  readonly timeToLive: ReadonlyMap<object, TimeToLive>;
  /** Where timers are registered. */
  readonly timers: { readonly event: readonly CodePlace[]; readonly processing: readonly CodePlace[] };
  /** The names given to `getInternalTimerService`; null for one that is not constant. */
  readonly timerServices: readonly {
    readonly name: Expression | undefined;
    readonly frame: Frame;
    readonly place: CodePlace;
  }[];
  /** Calls that are given a state store or a runtime context and cannot be read. */
  readonly handedOn: readonly { readonly method: string; readonly place: CodePlace }[];
}

interface Way {
  readonly entry: MethodDeclaration | null;
  readonly conditional: boolean;
  readonly lazy: boolean;
  readonly path: readonly MethodDeclaration[];
}

const DEEPEST = 8;
/** More calls than this of one object are given up. */
const MOST_CALLS = 2000;

/** Reads the code of an object: all methods that Flink may call, and what they lead to. */
export function stateCode(object: CodeObject, resolver: Resolver, types: TypeExtractor): StateCode {
  return new StateCodeReader(resolver, types).read(object);
}

class StateCodeReader {
  private readonly registrations: Registration[] = [];
  private readonly lives = new Map<object, TimeToLive>();
  private readonly event: CodePlace[] = [];
  private readonly processing: CodePlace[] = [];
  private readonly services: { name: Expression | undefined; frame: Frame; place: CodePlace }[] = [];
  private readonly handed: { method: string; place: CodePlace }[] = [];
  private calls = 0;

  constructor(
    private readonly resolver: Resolver,
    private readonly types: TypeExtractor,
  ) {}

  read(object: CodeObject): StateCode {
    const overridden = new Set<string>();
    for (const level of object.classes) {
      const fields = this.resolver.levelFrame(object, level);
      const start: Way = { entry: null, conditional: false, lazy: false, path: [] };
      this.visit(
        [level.declaration.fields.map((field) => field.initializer), level.declaration.initializers],
        fields,
        start,
      );
      for (const method of level.declaration.methods) {
        const signature = `${method.name}/${method.parameters.length}`;
        if (method.body && isEntry(method) && (method.kind !== 'method' || !overridden.has(signature))) {
          const frame = this.resolver.entered(object, level, method);
          const entry = method.kind === 'method' ? method : null;
          this.visit(method.body, frame, { ...start, entry, path: [method] });
        }
        overridden.add(signature);
      }
    }
    return {
      registrations: this.registrations,
      timeToLive: this.lives,
      timers: { event: this.event, processing: this.processing },
      timerServices: this.services,
      handedOn: this.handed,
    };
  }

  private visit(node: unknown, frame: Frame, way: Way): void {
    walk(node, (below) => {
      switch (below.kind) {
        case 'if': {
          this.visit(below.condition, frame, way);
          const lazy = comparesWithNull(below.condition);
          const inner: Way = lazy ? { ...way, lazy: true } : { ...way, conditional: true };
          this.visit(below.whenTrue, frame, inner);
          this.visit(below.whenFalse, frame, inner);
          return false;
        }
        case 'conditional':
          this.visit(below.condition, frame, way);
          this.visit([below.whenTrue, below.whenFalse], frame, { ...way, conditional: true });
          return false;
        case 'switch':
          if ('cases' in below) {
            this.visit(below.subject, frame, way);
            this.visit(below.cases, frame, { ...way, conditional: true });
            return false;
          }
          return true;
        case 'call':
          this.call(below, frame, way);
          return true;
        case 'new':
          // the code of an anonymous class runs when others call it
          this.visit(below.arguments, frame, way);
          this.constructed(below, frame, way);
          return false;
        case 'type':
          return false;
        default:
          return true;
      }
    });
  }

  private call(call: CallExpression, frame: Frame, way: Way): void {
    const place: CodePlace = { file: frame.file, range: call.range };
    const called = this.resolver.called(call, frame);
    if (!called && REGISTERING.has(call.name)) {
      this.register(call, frame, way);
    } else if (!called && call.name === 'enableTimeToLive') {
      this.live(call, frame, way);
    } else if (call.name === 'registerEventTimeTimer') {
      this.event.push(place);
    } else if (call.name === 'registerProcessingTimeTimer') {
      this.processing.push(place);
    } else if (!called && call.name === 'getInternalTimerService') {
      this.services.push({ name: call.arguments[0], frame, place });
    } else if (called && !way.path.includes(called.method)) {
      if (way.path.length < DEEPEST && ++this.calls < MOST_CALLS) {
        this.visit(called.method.body, called.frame, { ...way, path: [...way.path, called.method] });
      } else {
        this.handed.push({ method: call.name, place });
      }
    } else if (!called && this.handsOn(call, frame)) {
      this.handed.push({ method: call.name, place });
    }
  }

  /** `new Counter(getRuntimeContext())`: the constructors of a class that is given something to register state with. */
  private constructed(made: NewExpression, frame: Frame, way: Way): void {
    if (made.body || !made.arguments.some((argument) => this.isStore(argument, frame))) {
      return;
    }
    const object = this.resolver.objectOf(codeOperand(made, frame));
    for (const { method, frame: inner } of object ? this.resolver.constructorsOf(object) : []) {
      if (!way.path.includes(method) && way.path.length < DEEPEST) {
        this.visit(method.body, inner, { ...way, path: [...way.path, method] });
      }
    }
    const type = object ? null : this.resolver.pool.names.resolve(made.type, frame.scope);
    if (type && !(type.kind === 'class' && type.name.startsWith('org.apache.flink.'))) {
      const method = type.kind === 'class' ? type.name : 'text' in type ? type.text : '';
      this.handed.push({ method, place: { file: frame.file, range: made.range } });
    }
  }

  private register(call: CallExpression, frame: Frame, way: Way): void {
    const last = call.arguments[call.arguments.length - 1];
    if (
      !last ||
      (call.name !== 'getOrCreateKeyedState' && call.arguments.length > (call.name === 'getPartitionedState' ? 3 : 1))
    ) {
      return;
    }
    const store = call.target ? storeOf(call.target, frame, this.resolver) : null;
    const descriptor = descriptorOf(codeOperand(last, frame), this.resolver, this.types);
    if (store || descriptor || call.name === 'getPartitionedState') {
      const { entry, conditional, lazy } = way;
      this.registrations.push({ method: call.name, store, descriptor, call, frame, entry, conditional, lazy });
    }
  }

  private live(call: CallExpression, frame: Frame, way: Way): void {
    const [config] = call.arguments;
    const descriptor = call.target && descriptorOf(codeOperand(call.target, frame), this.resolver, this.types);
    if (descriptor && config) {
      const life = way.conditional ? 'unknown' : timeToLive(codeOperand(config, frame), this.resolver);
      this.lives.set(descriptor.identity, this.lives.has(descriptor.identity) ? 'unknown' : life);
    }
  }

  /** True when a call that is not read gets something that state could be registered with. */
  private handsOn(call: CallExpression, frame: Frame): boolean {
    const isFlinks = call.target?.kind === 'super' || (call.target && this.isOutside(call.target, frame));
    return !isFlinks && call.arguments.some((argument) => this.isStore(argument, frame));
  }

  private isStore(argument: Expression, frame: Frame): boolean {
    const store = argument.kind === 'call' || argument.kind === 'name' ? storeOf(argument, frame, this.resolver) : null;
    return store !== null && store !== 'trigger';
  }

  /** True for a class of Flink or of Java. */
  private isOutside(target: Expression, frame: Frame): boolean {
    const name = this.resolver.classNamed(target, frame);
    return name !== null && /^(?:java|javax|org\.apache\.flink|org\.slf4j)\./.test(name);
  }
}

function comparesWithNull(condition: Expression): boolean {
  return (
    condition.kind === 'binary' &&
    ((condition.operator === '==' && [condition.left, condition.right].some(isNull)) ||
      (/^(?:&&|\|\|)$/.test(condition.operator) &&
        (comparesWithNull(condition.left) || comparesWithNull(condition.right))))
  );
}

function isNull(expression: Expression): boolean {
  return expression.kind === 'literal' && expression.literal.type === 'null';
}

/** The methods of functions, sources, sinks, operators and triggers that Flink calls, by name: `@Override` may be missing. */
const CALLED_BY_FLINK =
  /^(?:open|close|finish|initializeState|snapshotState|restoreState|process\w*|onTimer|onEventTime|onProcessingTime|onElement|onMerge|clear|map\d?|flatMap\d?|filter|reduce|apply|join|coGroup|aggregate|asyncInvoke|timeout|invoke|run|cancel|add|merge|getResult|createAccumulator|setRuntimeContext|setup|notifyCheckpoint\w+)$/;

function isEntry(method: MethodDeclaration): boolean {
  return (
    method.kind !== 'method' ||
    method.modifiers.annotations.some(({ name }) => name === 'Override' || name === 'java.lang.Override') ||
    (CALLED_BY_FLINK.test(method.name) && !method.modifiers.keywords.has('private'))
  );
}
