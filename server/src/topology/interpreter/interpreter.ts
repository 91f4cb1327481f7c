/** Follows the code of a job from an entry, abstractly: nothing runs, every arm of a choice is taken, loops run any number of times. */
import { isStreamClass, type StreamClass, streamClass, takesUid } from '../../flink/stream-api';
import type { Expression, MethodDeclaration, Statement, TypeNode } from '../../java/ast';
import type { JavaType } from '../../java/class-model';
import type { CodePlace } from '../code-place';
import type { EnvironmentUse, JobProgram, ProgramGap, Setting, Transformation, Uid } from '../transformation';
import type { ClassCode, ClassCodes } from './class-code';
import type { CodeNames } from './code-names';
import { ExpressionReader } from './expressions';
import { Fields } from './fields';
import { FunctionCalls } from './function-calls';
import { alternativesOf } from './join-values';
import { LibraryCalls, type StaticTypes } from './library-calls';
import { streamFrom, streamOf } from './library-streams';
import { MethodBodies } from './method-bodies';
import { MethodCalls } from './method-calls';
import { Objects } from './objects';
import { OperatorSettings } from './operator-settings';
import type { ProjectCode } from './project-code';
import type { MethodCall, Reader } from './reader';
import { type Completion, type EnvironmentDraft, NO_UID, Run, TooLarge, type TransformationDraft } from './run';
import { StatementReader } from './statements';
import { StreamCalls } from './stream-calls';
import { unknown } from './unknown-value';
import type { CallValue, EnumValue, LambdaValue, ObjectValue, ReferenceValue, Value } from './value';

/** Where following begins. */
export interface Entry {
  readonly owner: ClassCode;
  /** A method or a constructor with a body. */
  readonly method: MethodDeclaration;
}

export interface Interpretation {
  /** One for each execution of each environment; those of an environment from elsewhere have none. */
  readonly programs: readonly JobProgram[];
  /** Every method that was followed, the entry included. */
  readonly visited: ReadonlySet<MethodDeclaration>;
}

/** Follows one entry. Code that cannot be followed costs what it would have added, and is named in the programs' gaps. */
export function interpret(entry: Entry, code: ProjectCode): Interpretation {
  const interpreter = new Interpreter(code);
  interpreter.follow(entry);
  return { programs: interpreter.programs(entry), visited: interpreter.run.visited };
}

class Interpreter implements Reader {
  readonly run = new Run();
  readonly codes: ClassCodes;
  readonly names: CodeNames;
  private readonly expressions: ExpressionReader;
  private readonly statements: StatementReader;
  private readonly objects: Objects;
  private readonly bodies: MethodBodies;
  private readonly methods: MethodCalls;
  private readonly functions: FunctionCalls;
  private readonly streams: StreamCalls;
  private readonly library: LibraryCalls;
  private readonly expressionTypes: StaticTypes;

  constructor(code: ProjectCode) {
    this.codes = code.codes;
    this.names = code.names;
    const fields = new Fields(this);
    this.statements = new StatementReader(this);
    this.objects = new Objects(this, fields);
    this.bodies = new MethodBodies(this, fields);
    this.methods = new MethodCalls(this, fields, this.objects, code.subclasses);
    this.functions = new FunctionCalls(this, this.bodies, this.methods);
    const settings = new OperatorSettings(this, code.textOf);
    this.streams = new StreamCalls(this, settings);
    this.expressionTypes = code.expressions;
    this.library = new LibraryCalls(this, code.classes, code.expressions);
    this.expressions = new ExpressionReader(this, {
      statements: this.statements,
      fields,
      objects: this.objects,
      methods: this.methods,
      streams: this.streams,
      library: this.library,
    });
  }

  follow({ owner, method }: Entry): void {
    const { run } = this;
    const isStatic = method.modifiers.keywords.has('static');
    const self: ObjectValue | null = isStatic
      ? null
      : {
          kind: 'object',
          exact: false,
          type: { kind: 'class', name: owner.name, arguments: [] },
          identity: run.number(),
          body: null,
          arguments: [],
          place: { file: owner.file, range: method.nameRange },
          within: { file: owner.file, scope: owner.scope, method: null, self: null, captured: new Map() },
          expression: null,
        };
    try {
      this.bodies.enter({ owner, method, self });
    } catch (thrown) {
      if (!(thrown instanceof TooLarge || thrown instanceof RangeError)) {
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
    }
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
    return this.expressions.callNamed(receiver, name, values, at);
  }

  streamFrom(made: CallValue, seenAs: StreamClass): Value {
    return streamFrom(made, seenAs, this);
  }

  handOn(value: Value): void {
    for (const one of alternativesOf(value)) {
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
          const values = parameters.map((type) => this.valueOfType(type));
          this.handOn(this.functions.apply(one, values, one.expression.range));
        });
      }
    }
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

  /** What was built, as one program for each execution of each environment. */
  programs({ owner, method }: Entry): JobProgram[] {
    const { run } = this;
    const entry = `${owner.name}#${method.name}`;
    const entryPlace: CodePlace = { file: owner.file, range: method.nameRange };
    return [...run.environments.values()].flatMap((environment): JobProgram[] => {
      const executions = Array.from({ length: environment.executed + 1 }, (_, execution) => execution);
      return executions.flatMap((execution): JobProgram[] => {
        const drafts = run.transformations.filter(
          (draft) => draft.ofEnvironment === environment.id && draft.execution === execution,
        );
        const executed = execution < environment.executed;
        // behind the last execution there may be nothing more
        if (drafts.length === 0 && ((execution > 0 && !executed) || environment.made === null)) {
          return [];
        }
        const gaps = environment.gaps.filter((gap) => gap.execution === execution).map(({ gap }) => gap);
        return [
          {
            entry,
            entryPlace,
            environment: useOf(environment),
            transformations: numbered(drafts.map((draft) => this.finish(draft))),
            settings: environment.calls.filter((each) => each.execution <= execution).map(({ call }) => call),
            executed,
            gaps: distinct(gaps),
          },
        ];
      });
    });
  }

  private finish(draft: TransformationDraft): Transformation {
    const { settings } = this.run.store;
    const { ofEnvironment: _, execution: __, many, handedOn, ...rest } = draft;
    const of = <T>(name: string) => (settings.get(`t${draft.id}.${name}`) ?? { kind: 'unset' }) as Setting<T>;
    const given = (settings.get(`t${draft.id}.uid`) as Uid | undefined) ?? NO_UID;
    // what code works out in a round of a loop, or in a method that calls itself, is another thing in the next round
    const uid: Uid = given.kind === 'computed' && many() ? { ...given, value: null } : given;
    return {
      ...rest,
      many: many(),
      uid: handedOn && uid.kind === 'none' ? { ...NO_UID, kind: 'unknown' } : uid,
      userHash: of('userHash'),
      name: of('name'),
      parallelism: of('parallelism'),
      maxParallelism: of('maxParallelism'),
      slotSharingGroup: of('slotSharingGroup'),
      chaining: of('chaining'),
      returns: of('returns'),
    };
  }
}

const NOWHERE = { start: { line: 0, column: 0 }, end: { line: 0, column: 0 } };

function useOf({ made, variable, statementEnd }: EnvironmentDraft): EnvironmentUse | null {
  return made && { ...made, variable, statementEnd: statementEnd ?? made.range.end };
}

/** Ids count within a program, from 1. */
function numbered(transformations: readonly Transformation[]): Transformation[] {
  const ids = new Map(transformations.map(({ id }, i) => [id, i + 1]));
  return transformations.map((transformation, i) => ({
    ...transformation,
    id: i + 1,
    inputs: transformation.inputs.map((alternatives) => alternatives.flatMap((id) => ids.get(id) ?? [])),
  }));
}

function distinct(gaps: readonly ProgramGap[]): ProgramGap[] {
  const seen = new Set<string>();
  return gaps.filter(({ why, place }) => {
    const key = `${why} ${place.file} ${place.range.start.line}:${place.range.start.column}`;
    return seen.has(key) ? false : seen.add(key);
  });
}
