/** Reads the expressions of a method: which calls make operators, and what becomes of them. */
import {
  ASYNC_DATA_STREAM,
  ASYNC_OPERATORS,
  ENVIRONMENT_FACTORIES,
  isStreamClass,
  streamCall,
  streamClass,
} from '../flink/stream-api';
import type { Block, CallExpression, Expression, SwitchExpression } from '../java/ast';
import type { JavaType } from '../java/class-model';
import type { ConstantText } from '../java/constants';
import type { MethodNames } from './method-names';
import type { Completion, MethodState } from './method-state';
import { OperatorDraft } from './operator-draft';
import { asClass, mayBeNamed, type StreamValue, UNKNOWN, type Value, valueOfType } from './values';

/** The readers of what an expression may hold beside expressions. */
export interface StatementReaders {
  block(block: Block): Completion;
  switch(expression: SwitchExpression): Value;
}

export class ExpressionReader {
  constructor(
    private readonly names: MethodNames,
    private readonly state: MethodState,
    private readonly statements: StatementReaders,
  ) {}

  /** What the expression stands for; operators it makes are added to the state. */
  read(expression: Expression): Value {
    const text = this.names.text(expression);
    if (text) {
      return { kind: 'text', text };
    }
    switch (expression.kind) {
      case 'name':
        return this.state.locals.get(expression.name) ?? this.field(expression.name);
      case 'field':
        return expression.target.kind === 'this' ? this.field(expression.name) : this.fieldOf(expression);
      case 'call':
        return this.call(expression);
      case 'new':
        this.handOnAll(expression.arguments);
        return { kind: 'object', type: this.names.typeOf(expression.type) };
      case 'cast':
        return this.cast(this.read(expression.value), this.names.typeOf(expression.type));
      case 'conditional':
        return this.conditional(expression);
      case 'assignment':
        return this.assignment(expression);
      case 'lambda':
        this.lambda(expression.body);
        return UNKNOWN;
      case 'switch':
        return this.statements.switch(expression);
      case 'binary':
        this.read(expression.left);
        this.read(expression.right);
        return UNKNOWN;
      case 'unary':
        this.read(expression.operand);
        return UNKNOWN;
      case 'instanceof':
        this.read(expression.value);
        return UNKNOWN;
      case 'element':
        this.read(expression.index);
        return this.elementOf(this.read(expression.array));
      case 'array-values':
        this.handOnAll(expression.values);
        return UNKNOWN;
      case 'new-array':
        return expression.values ? this.read(expression.values) : UNKNOWN;
      case 'method-reference':
        if (expression.target) {
          this.handOn(this.read(expression.target));
        }
        return UNKNOWN;
      case 'broken':
        // half-typed code may still be about to give a uid to any stream
        this.state.locals.forEach((value) => {
          this.handOn(value);
        });
        return UNKNOWN;
      default:
        return UNKNOWN;
    }
  }

  /** Other code gets the value and may give its operators a uid. */
  handOn(value: Value): void {
    if (mayBeNamed(value)) {
      for (const draft of value.operators) {
        draft.handOn();
      }
    }
    if (value.kind === 'stream' && isStreamClass(value.class, 'StreamExecutionEnvironment')) {
      this.state.handOnEnvironment(value.environment);
    }
  }

  private handOnAll(expressions: readonly Expression[]): void {
    for (const expression of expressions) {
      this.handOn(this.read(expression));
    }
  }

  private call(call: CallExpression): Value {
    const environment = this.environmentMade(call);
    if (environment) {
      return environment;
    }
    if (call.target === null || call.target.kind === 'this' || call.target.kind === 'super') {
      this.handOnAll(call.arguments);
      return this.resultOf(this.names.resultHere(call));
    }
    const owner = this.names.classNamed(call.target);
    if (owner) {
      return this.staticCall(owner, call);
    }
    const target = this.read(call.target);
    if (target.kind === 'stream') {
      return this.streamCall(target, call);
    }
    this.handOnAll(call.arguments);
    return target.kind === 'object' && target.type.kind === 'class'
      ? this.resultOf(this.names.resultOf(target.type.name, call))
      : UNKNOWN;
  }

  /** `StreamExecutionEnvironment.getExecutionEnvironment()` and its like. */
  private environmentMade(call: CallExpression): Value | null {
    const owner = call.target && ENVIRONMENT_FACTORIES.has(call.name) ? this.names.classNamed(call.target) : null;
    if (!owner || streamClass(owner) !== 'StreamExecutionEnvironment') {
      return null;
    }
    const id = `made at ${call.range.start.line}:${call.range.start.column}`;
    this.state.addEnvironment(id, call.range);
    return { kind: 'stream', class: 'StreamExecutionEnvironment', operators: [], environment: id, keyed: false };
  }

  private staticCall(owner: string, call: CallExpression): Value {
    if (owner === ASYNC_DATA_STREAM && ASYNC_OPERATORS.has(call.name)) {
      const [input] = call.arguments.map((argument) => this.read(argument));
      const environment = input?.kind === 'stream' ? input.environment : null;
      return this.operator(call, 'async', { keyed: false, environment, class: 'SingleOutputStreamOperator' });
    }
    this.handOnAll(call.arguments);
    return this.resultOf(this.names.resultOf(owner, call));
  }

  private streamCall(target: StreamValue, call: CallExpression): Value {
    const given = streamCall(target.class, call.name, call.arguments.length);
    const broken = call.arguments.some((argument) => argument.kind === 'broken');
    if (!given) {
      this.handOnAll(call.arguments);
      return this.otherStreamCall(target, call);
    }
    const values = call.arguments.map((argument) => this.read(argument));
    if (given.operator) {
      const returns = given.returns;
      const made = this.operator(call, given.operator, { ...target, class: returns });
      const name = values.find((value) => value.kind === 'text');
      if (name?.kind === 'text' && ['addSource', 'fromSource', 'transform'].includes(call.name)) {
        made.operators[0]?.setName(name.text.value);
      }
      return made;
    }
    if (given.returns === target.class || given.returns === 'SingleOutputStreamOperator') {
      this.configure(target, call, values[0], broken);
      return target.class === 'StreamExecutionEnvironment' ? target : { ...target, class: given.returns };
    }
    const keyed = given.returns === 'KeyedStream' || (target.keyed && !given.returns.endsWith('DataStream'));
    const side = values.find((value) => value.kind === 'stream');
    return {
      kind: 'stream',
      class: given.returns,
      operators: [],
      environment: target.environment,
      keyed: keyed || (given.returns === 'ConnectedStreams' && call.name === 'keyBy') || isKeyed(side),
    };
  }

  /** Calls that only set something on the operators they return. */
  private configure(target: StreamValue, call: CallExpression, value: Value | undefined, broken: boolean): void {
    const text = value?.kind === 'text' ? value.text : null;
    const argument = call.arguments[0];
    switch (call.name) {
      case 'uid':
        if (argument && call.arguments.length === 1) {
          this.giveUid(target, argument, text, broken);
        }
        break;
      case 'setUidHash':
        for (const draft of target.operators) {
          draft.setUidHash();
        }
        break;
      case 'name':
        for (const draft of target.operators) {
          draft.setName(text?.value ?? null);
        }
        break;
      case 'returns':
        for (const draft of target.operators) {
          draft.setExplicitType();
        }
        break;
      case 'setRuntimeMode':
        this.state.batch ||= argument?.kind === 'field' && argument.name === 'BATCH';
        break;
    }
  }

  private giveUid(target: StreamValue, argument: Expression, text: ConstantText | null, broken: boolean): void {
    const kind = broken ? 'unknown' : (text?.origin ?? 'computed');
    const uid = { kind, value: broken ? null : (text?.value ?? null), range: argument.range } as const;
    // a stream that another method made: its operator is known from here on by its uid
    const operators = target.operators.length > 0 ? target.operators : [this.foreignOperator(target, argument)];
    for (const draft of operators) {
      draft.setUid(uid);
    }
  }

  private foreignOperator(target: StreamValue, at: Expression): OperatorDraft {
    return this.addDraft({
      kind: null,
      target,
      callRange: at.range,
      callEnd: at.range.end,
      receiver: null,
      arguments: [],
    });
  }

  /** Calls on a stream that give no stream: executing, collecting, or something newer than the table knows. */
  private otherStreamCall(target: StreamValue, call: CallExpression): Value {
    if (['execute', 'executeAsync', 'getStreamGraph', 'executeAndCollect'].includes(call.name)) {
      this.state.execute(target.environment);
      return UNKNOWN;
    }
    if (mayBeNamed(target)) {
      this.handOn(target);
    }
    return UNKNOWN;
  }

  private operator(
    call: CallExpression,
    kind: string,
    target: Pick<StreamValue, 'class' | 'environment' | 'keyed'>,
  ): StreamValue {
    const draft = this.addDraft({
      kind,
      target,
      callRange: call.nameRange,
      callEnd: call.range.end,
      receiver: chainStart(call),
      arguments: call.arguments,
    });
    return { kind: 'stream', class: target.class, operators: [draft], environment: target.environment, keyed: false };
  }

  private addDraft(made: {
    kind: string | null;
    target: Pick<StreamValue, 'environment' | 'keyed'>;
    callRange: Expression['range'];
    callEnd: Expression['range']['end'];
    receiver: string | null;
    arguments: readonly Expression[];
  }): OperatorDraft {
    const { kind, target, callRange, callEnd } = made;
    const { environment, keyed } = target;
    const { path, many } = this.state;
    const execution = this.state.execution(environment);
    const draft = new OperatorDraft({
      kind,
      callRange,
      callEnd,
      receiver: made.receiver,
      arguments: made.arguments,
      functionType: this.names.classMade(made.arguments),
      produces: kind === 'map' ? this.names.returnedBy(made.arguments[0]) : null,
      keyed,
      many,
      environment,
      execution,
      path,
    });
    this.state.drafts.push(draft);
    return draft;
  }

  private cast(value: Value, type: JavaType): Value {
    const stream = type.kind === 'class' ? streamClass(type.name) : null;
    return value.kind === 'stream' && stream ? { ...value, class: stream } : valueOfType(type, null);
  }

  private conditional(expression: Extract<Expression, { kind: 'conditional' }>): Value {
    this.read(expression.condition);
    const values: Value[] = [];
    this.state.choose(
      [expression.whenTrue, expression.whenFalse].map((arm) => () => {
        values.push(this.read(arm));
        return 'normal';
      }),
    );
    const [a, b] = values;
    if (a?.kind === 'stream' && b?.kind === 'stream') {
      return { ...a, operators: [...a.operators, ...b.operators] };
    }
    return UNKNOWN;
  }

  private assignment(expression: Extract<Expression, { kind: 'assignment' }>): Value {
    const { left, right } = expression;
    const value = this.read(right);
    if (left.kind === 'name' && this.state.locals.has(left.name)) {
      const before = this.state.locals.get(left.name);
      const assigned = before?.kind === 'stream' ? asClass(value, before.class) : value;
      this.state.locals.set(left.name, assigned);
      if (value.kind === 'stream') {
        for (const draft of value.operators) {
          draft.assignTo(left.name);
        }
      }
      return assigned;
    }
    // a field: what its type allows, others can do
    const field = this.read(left);
    if (field.kind !== 'stream' || mayBeNamed(field)) {
      this.handOn(value);
    }
    return value;
  }

  private lambda(body: Expression | Block): void {
    this.state.repeat(() => {
      if (body.kind === 'block') {
        this.statements.block(body);
      } else {
        this.handOn(this.read(body));
      }
    });
  }

  private elementOf(array: Value): Value {
    return array.kind === 'object' && array.type.kind === 'array' ? valueOfType(array.type.element, null) : UNKNOWN;
  }

  private resultOf(type: JavaType | null): Value {
    return type ? valueOfType(type, null) : UNKNOWN;
  }

  private field(name: string): Value {
    const type = this.names.fieldType(name);
    return type ? valueOfType(type, `field ${name}`) : UNKNOWN;
  }

  private fieldOf(expression: Extract<Expression, { kind: 'field' }>): Value {
    const owner = this.names.classNamed(expression.target);
    const value = owner === null ? this.read(expression.target) : UNKNOWN;
    const className = owner ?? (value.kind === 'object' && value.type.kind === 'class' ? value.type.name : null);
    const type = className === null ? null : this.names.fieldTypeOf(className, expression.name);
    return type ? valueOfType(type, null) : UNKNOWN;
  }
}

function isKeyed(value: Value | undefined): boolean {
  return value?.kind === 'stream' && value.keyed;
}

/** `orders` of `orders.filter(…).map(…)`. */
function chainStart(call: CallExpression): string | null {
  let at: Expression = call;
  while (at.kind === 'call' && at.target) {
    at = at.target;
  }
  return at.kind === 'name' ? at.name : null;
}
