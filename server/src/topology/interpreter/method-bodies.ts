/** Follows the bodies of methods and lambdas, each in a frame of its own. */
import { type Expression, type MethodDeclaration, walk } from '../../java/ast';
import type { JavaType } from '../../java/class-model';
import type { FoundMethod } from './class-code';
import { asDeclared } from './declared-type';
import { capturedIn } from './field-keys';
import type { Fields } from './fields';
import { oneOf } from './join-values';
import type { MethodCall, Reader } from './reader';
import { type Frame, STEPS_OF_CALL } from './run';
import { joinStores } from './store';
import { unknown } from './unknown-value';
import type { ObjectValue, Value } from './value';

/** A method that is called from within itself is followed this often where it is called on other objects. */
const MOST_ACTIVATIONS = 6;

export class MethodBodies {
  private readonly recursive = new Map<MethodDeclaration, boolean>();

  constructor(
    private readonly reader: Reader,
    private readonly fields: Fields,
  ) {}

  /** Follows the method that a job begins with: what its parameters hold is not known. */
  enter({ owner, method, self }: Pick<MethodCall, 'owner' | 'method' | 'self'>): void {
    const { reader } = this;
    const declared = method.returnType && reader.names.resolve(method.returnType, reader.names.scopeOf(owner, method));
    this.fields.inFrameOf(owner, self, () => {
      const returned = this.invoke({ owner, method, self, values: [], at: null, captured: capturedIn(owner, self) });
      // whoever calls it gets the stream, and can give it a uid when the declared type lets them
      reader.handOn(asDeclared(returned, declared, reader));
    });
  }

  /** Follows a method's body in a frame of its own. */
  invoke({ owner, method, self, values, at, captured }: MethodCall): Value {
    const { reader } = this;
    const { run, names } = reader;
    run.step(STEPS_OF_CALL);
    const scope = names.scopeOf(owner, method);
    const declared = method.returnType && names.resolve(method.returnType, scope);
    const active = run.frames.filter(({ body }) => body.method === method);
    const again = active.find(({ body }) => isSame(body.self, self));
    if (!method.body || again || active.length >= MOST_ACTIVATIONS || run.frames.length >= run.limits.depth) {
      for (const frame of active) {
        frame.recursive = true;
      }
      return this.notFollowed(values, declared, again ?? null, { owner, method });
    }
    const changes = this.callsItself(method, owner.declaration.name);
    const locals = new Map(captured);
    method.parameters.forEach((parameter, i) => {
      const type = parameter.type ? names.resolve(parameter.type, scope) : null;
      const value = parameter.varargs ? undefined : values[i];
      if (parameter.varargs) {
        for (const rest of values.slice(i)) {
          reader.handOn(rest);
        }
      }
      // each call of a method that calls itself may come with another
      const given = value?.kind === 'constant' && changes ? undefined : value;
      locals.set(
        parameter.name,
        given ? asDeclared(named(given), type, reader) : type ? reader.valueOfType(type) : unknown(),
      );
    });
    const body = { file: owner.file, scope, method, self, captured };
    const result = this.inFrame(body, locals, at, () => reader.block(method.body?.statements ?? []));
    return result ? asDeclared(result, declared, reader) : unknown();
  }

  private callsItself(method: MethodDeclaration, className: string): boolean {
    let known = this.recursive.get(method);
    if (known === undefined) {
      known = callsItself(method, className);
      this.recursive.set(method, known);
    }
    return known;
  }

  /** What is known of a call whose method runs already, or lies too deep: streams that it is given may come back. */
  private notFollowed(
    values: readonly Value[],
    declared: JavaType | null,
    running: Frame | null,
    { owner, method: { name, parameters, nameRange } }: FoundMethod,
  ): Value {
    const { reader } = this;
    const { run } = reader;
    const place = { file: owner.file, range: nameRange };
    if (!running) {
      run.observed?.hand(name, values, nameRange);
      for (const value of values) {
        reader.handOn(value);
        if (value.kind === 'stream' || value.kind === 'environment') {
          run.addGap(value.kind === 'stream' ? value.environment : value.id, 'too-deep', place);
        }
      }
    }
    const streams = values.filter((value) => value.kind === 'stream');
    values.forEach((value, i) => {
      const first = running?.parameters.get(parameters[i]?.name ?? '');
      if (value.kind === 'stream' && first?.kind === 'stream' && running) {
        run.feedBack(running.since, first.transformations, value.transformations);
      }
    });
    const [first] = streams;
    const given = declared ? reader.valueOfType(declared) : unknown();
    return given.kind === 'stream' && first
      ? {
          ...first,
          class: given.class,
          seenAs: given.class,
          transformations: streams.flatMap((s) => s.transformations),
        }
      : given;
  }

  /** Follows code with variables of its own; gives what it returned. */
  inFrame(
    body: Frame['body'],
    locals: Map<string, Value>,
    at: Expression['range'] | null,
    follow: () => string,
  ): Value | null {
    const { run } = this.reader;
    const outer = { locals: run.store.locals, path: run.path, callers: run.callers };
    const frame = run.newFrame(body, new Map(locals));
    if (body.method) {
      run.visited.add(body.method);
    }
    if (at && run.frames.length > 0) {
      run.callers = [...run.callers, run.place(at)];
    }
    run.frames.push(frame);
    run.path = [...run.path, { activation: frame.activation }];
    run.store.locals = locals;
    const completion = follow();
    run.frames.pop();
    const ends = completion === 'ends-method' ? frame.exits : [...frame.exits, run.store];
    if (ends.length > 0) {
      run.store = joinStores(ends);
    }
    run.store.locals = outer.locals;
    run.path = outer.path;
    run.callers = outer.callers;
    return oneOf(frame.returns);
  }
}

/** True for a method that calls one of its own name, but for a static one of another class: `Duration.ofHours(hours)`. */
function callsItself({ name, parameters, body }: MethodDeclaration, className: string): boolean {
  let found = false;
  walk(body, (node) => {
    found ||=
      node.kind === 'call' &&
      node.name === name &&
      node.arguments.length === parameters.length &&
      !(node.target?.kind === 'name' && /^[A-Z]/.test(node.target.name) && node.target.name !== className);
    return !found;
  });
  return found;
}

function isSame(a: Value | null, b: Value | null): boolean {
  if (a?.kind === 'object' && b?.kind === 'object') {
    return (a as ObjectValue).identity === (b as ObjectValue).identity;
  }
  return true;
}

/** An argument has the parameter's name from then on. */
export function named(value: Value): Value {
  return value.kind === 'constant' && value.origin === 'literal' ? { ...value, origin: 'constant' } : value;
}
