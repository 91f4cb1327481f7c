/** Follows the code of a job from an entry, abstractly: nothing runs, every arm of a choice is taken, loops run any number of times. */
import type { TextRange } from '../../base/text-range';
import { isStreamClass, type StreamClass, streamClass, takesUid } from '../../flink/stream-api';
import type { Expression, FieldDeclaration, MethodDeclaration, Statement, TypeNode } from '../../java/ast';
import type { JavaType } from '../../java/class-model';
import type { JobProgram } from '../transformation';
import { Calls } from './calls';
import type { ClassCode, ClassCodes } from './class-code';
import type { CodeNames } from './code-names';
import { contentOf } from './containers';
import { ExpressionReader } from './expressions';
import { Fields } from './fields';
import { fillUnseen } from './filled-objects';
import { FunctionCalls } from './function-calls';
import { alternativesOf } from './join-values';
import { LibraryCalls, type StaticTypes } from './library-calls';
import { foundStream, streamFrom, streamOf } from './library-streams';
import { MethodBodies } from './method-bodies';
import { functionsIn, MethodCalls } from './method-calls';
import type { ObjectRun, Watch } from './object-run';
import { runObject } from './object-runner';
import { Objects } from './objects';
import { OperatorSettings } from './operator-settings';
import { programsOf } from './programs';
import type { ProjectCode } from './project-code';
import type { Entry, MethodCall, Reader } from './reader';
import { type Completion, isGivenUp, type Limits, OF_AN_OBJECT, Run, TooLarge } from './run';
import { StatementReader } from './statements';
import { StreamCalls } from './stream-calls';
import { unknown } from './unknown-value';
import type { CallValue, EnumValue, LambdaValue, ObjectValue, ReferenceValue, Value } from './value';

export interface Interpretation {
  /** One for each execution of each environment; those of an environment from elsewhere have none. */
  readonly programs: readonly JobProgram[];
  /** Every method that was followed, the entry included. */
  readonly visited: ReadonlySet<MethodDeclaration>;
  /** True where it was given up before anything of a job was seen: there may be one. */
  readonly givenUp: boolean;
}

/** Follows one entry. Code that cannot be followed costs what it would have added, and is named in the programs' gaps. */
export function interpret(entry: Entry, code: ProjectCode, limits: Limits): Interpretation {
  const interpreter = new Interpreter(code, new Run(limits));
  const wentThrough = interpreter.follow(entry);
  return {
    programs: programsOf(entry, interpreter.run, (object, watch) => interpreter.runObject(object, watch)),
    visited: interpreter.run.visited,
    givenUp: !wentThrough && interpreter.run.environments.size === 0,
  };
}

/** Follows code in one run. */
export class Interpreter implements Reader {
  readonly codes: ClassCodes;
  readonly names: CodeNames;
  private readonly expressions: ExpressionReader;
  private readonly statements: StatementReader;
  private readonly fields: Fields;
  private readonly objects: Objects;
  private readonly bodies: MethodBodies;
  private readonly methods: MethodCalls;
  private readonly functions: FunctionCalls;
  private readonly calls: Calls;
  private readonly expressionTypes: StaticTypes;

  constructor(
    private readonly code: ProjectCode,
    readonly run = new Run(),
  ) {
    this.codes = code.codes;
    this.names = code.names;
    const fields = new Fields(this);
    this.fields = fields;
    this.statements = new StatementReader(this);
    this.objects = new Objects(this, fields);
    this.bodies = new MethodBodies(this, fields);
    this.methods = new MethodCalls(this, fields, this.objects, code.subclasses);
    this.functions = new FunctionCalls(this, this.bodies, this.methods);
    const settings = new OperatorSettings(this, code.textOf);
    const streams = new StreamCalls(this, settings);
    this.expressionTypes = code.expressions;
    const library = new LibraryCalls(this, code.classes, code.expressions);
    this.calls = new Calls(this, { fields, methods: this.methods, streams, library });
    this.expressions = new ExpressionReader(this, {
      statements: this.statements,
      fields,
      objects: this.objects,
      calls: this.calls,
    });
  }

  /** @returns false where it was given up */
  follow({ owner, method }: Entry): boolean {
    const { run } = this;
    const self = method.modifiers.keywords.has('static') ? null : this.unseen(owner, method.nameRange, false);
    try {
      this.bodies.enter({ owner, method, self });
      return true;
    } catch (thrown) {
      if (!isGivenUp(thrown)) {
        throw thrown;
      }
      const place = { file: owner.file, range: method.nameRange };
      for (const { id } of run.environments.values()) {
        run.addGap(id, thrown instanceof TooLarge ? 'too-large' : 'too-deep', place);
      }
      // what was followed so far is there, but anything may have been set on it later
      for (const draft of run.transformations) {
        draft.handedOn = true;
      }
      return false;
    }
  }

  /** An object of a class, made by nobody knows whom, with whatever its constructors make of it. */
  makeUnseen(owner: ClassCode): ObjectValue {
    const object = this.unseen(owner, owner.declaration.nameRange, true);
    try {
      this.fields.inFrameOf(owner, object, () => this.objects.constructAny(owner, object));
    } catch (thrown) {
      if (!isGivenUp(thrown)) {
        throw thrown;
      }
    }
    return object;
  }

  private unseen({ file, name, scope }: ClassCode, range: TextRange, exact: boolean): ObjectValue {
    return {
      kind: 'object',
      exact,
      type: { kind: 'class', name, arguments: [] },
      identity: this.run.number(),
      body: null,
      arguments: [],
      place: { file, range },
      within: { file, scope, method: null, self: null, captured: new Map() },
      expression: null,
    };
  }

  /** What an object does while Flink runs it: beginning with what is known of it now. */
  runObject(object: ObjectValue, watch: Watch): ObjectRun {
    const from = (changing: ReadonlySet<FieldDeclaration>) => {
      const next = new Interpreter(this.code, this.run.continued(OF_AN_OBJECT));
      return runObject(object, next, next.bodies, watch, changing);
    };
    const first = from(new Set());
    // what methods assign is not there yet when the first of them runs, but when it runs again
    return first.assigned.size === 0 ? first : from(first.assigned);
  }

  value(expression: Expression): Value {
    return this.expressions.value(expression);
  }

  statement(statement: Statement): Completion {
    return this.statements.statement(statement);
  }

  block(statements: readonly Statement[]): Completion {
    return this.statements.block(statements);
  }

  typeOf(node: TypeNode): JavaType {
    return this.names.resolve(node, this.run.frame.body.scope);
  }

  invoke(call: MethodCall): Value {
    return this.bodies.invoke(call);
  }

  construct(code: ClassCode, self: Value, values: readonly Value[], at: Expression['range'] | null): void {
    this.objects.construct(code, self, values, at);
  }

  constructConstant(constant: EnumValue): void {
    this.objects.constructConstant(constant);
  }

  makeOf(type: JavaType, values: readonly Value[], at: Expression): Value {
    return this.objects.makeWith(type, values, at);
  }

  apply(called: LambdaValue | ReferenceValue, values: readonly Value[], range: Expression['range']): Value {
    return this.functions.apply(called, values, range);
  }

  callMethod(receiver: Value, name: string, values: readonly Value[], at: Expression): Value {
    return this.calls.callNamed(receiver, name, values, at);
  }

  streamFrom(made: CallValue, seenAs: StreamClass): Value {
    return streamFrom(made, seenAs, this);
  }

  handOn(value: Value): void {
    for (const one of alternativesOf(value)) {
      const held = contentOf(one, this)?.elements ?? functionsIn(one);
      fillUnseen(one, this.run.store);
      for (const element of held) {
        this.handOn(element);
      }
      if (one.kind === 'stream' && takesUid(one.seenAs)) {
        for (const id of one.transformations) {
          const draft = this.run.transformation(id);
          if (draft) {
            draft.handedOn = true;
          }
        }
      } else if (one.kind === 'environment') {
        this.run.addGap(one.id, 'handed-on', this.run.place(this.run.frame.body.method?.nameRange ?? NOWHERE));
      } else if (one.kind === 'lambda' && this.run.frames.length < 50) {
        this.run.repeat(() => {
          const parameters = this.expressionTypes.lambdaParameters(one.expression, one.within.scope.unit);
          const values = parameters.map((type) => this.found(type, one.expression));
          this.handOn(this.functions.apply(one, values, one.expression.range));
        });
      }
    }
  }

  found(type: JavaType, at: Expression): Value {
    const stream = type.kind === 'class' ? streamClass(type.name) : null;
    return (stream && foundStream(at, stream, this)) ?? this.valueOfType(type);
  }

  valueOfType(type: JavaType): Value {
    const stream = type.kind === 'class' ? streamClass(type.name) : null;
    if (!stream) {
      return unknown(type);
    }
    const { id } = this.run.addEnvironment(null);
    return isStreamClass(stream, 'StreamExecutionEnvironment')
      ? { kind: 'environment', class: stream, id }
      : streamOf(stream, id, []);
  }
}

const NOWHERE = { start: { line: 0, column: 0 }, end: { line: 0, column: 0 } };
