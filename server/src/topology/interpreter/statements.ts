/** Follows statements in the order in which they run. */
import { type Expression, type Statement, type SwitchExpression, walk } from '../../java/ast';
import { contentOf } from './containers';
import { asDeclared } from './declared-type';
import { eitherOf, oneOf } from './join-values';
import type { Reader } from './reader';
import type { Completion } from './run';
import type { Value } from './value';

const NOTHING: Value = { kind: 'unknown', type: { kind: 'unknown', text: '', why: 'inferred' } };

export class StatementReader {
  constructor(private readonly reader: Reader) {}

  block(statements: readonly Statement[]): Completion {
    for (const statement of statements) {
      const completion = this.statement(statement);
      if (completion !== 'normal') {
        return completion;
      }
    }
    return 'normal';
  }

  statement(statement: Statement): Completion {
    const { reader } = this;
    const { run } = reader;
    switch (statement.kind) {
      case 'block':
        return this.block(statement.statements);
      case 'local':
        this.local(statement);
        return 'normal';
      case 'expression':
        reader.value(statement.expression);
        return 'normal';
      case 'if':
        return this.if(statement);
      case 'loop':
        this.loop(statement);
        return 'normal';
      case 'try':
        return this.try(statement);
      case 'switch':
        this.switch(statement.switch);
        return 'normal';
      case 'return':
        return this.return(statement.expression);
      case 'throw':
        reader.value(statement.expression);
        return 'ends-method';
      case 'yield':
        this.yielded = this.either(this.yielded, reader.value(statement.expression));
        return 'leaves-block';
      case 'break':
      case 'continue':
        return 'leaves-block';
      case 'labeled':
        // a `break` out of it comes back to what follows
        this.statement(statement.body);
        return 'normal';
      case 'synchronized':
        reader.value(statement.lock);
        return this.block(statement.body.statements);
      case 'type':
        return 'normal';
      case 'broken':
        // what stands there may do anything with what is in variables
        for (const value of run.store.locals.values()) {
          reader.handOn(value);
        }
        return 'normal';
    }
  }

  /** What the switch expression being read gives so far. */
  private yielded: Value | null = null;

  /** The value of a switch: of its arrows' expressions and `yield`s. */
  switch(expression: SwitchExpression): Value {
    const { reader } = this;
    const outer = this.yielded;
    this.yielded = null;
    reader.value(expression.subject);
    const arms: (() => Completion)[] = [];
    let fallsInto: Statement[] = [];
    for (const { arrow, statements } of expression.cases) {
      const group = [...fallsInto, ...statements];
      const open = !arrow && !leaves(statements[statements.length - 1]);
      fallsInto = open ? group : [];
      if (!open) {
        arms.push(() => this.arm(group, arrow));
      }
    }
    if (fallsInto.length > 0) {
      const group = fallsInto;
      arms.push(() => this.arm(group, false));
    }
    reader.run.choose([...arms, () => 'normal']);
    const value = this.yielded ?? NOTHING;
    this.yielded = outer;
    return value;
  }

  /** A `break` at its end leaves the switch, not the method. */
  private arm(statements: readonly Statement[], arrow: boolean): Completion {
    const [only] = statements;
    if (arrow && statements.length === 1 && only?.kind === 'expression') {
      this.yielded = this.either(this.yielded, this.reader.value(only.expression));
      return 'normal';
    }
    const completion = this.block(statements);
    return completion === 'leaves-block' ? 'normal' : completion;
  }

  private either(a: Value | null, b: Value): Value {
    return a ? eitherOf(a, b) : b;
  }

  private local(statement: Extract<Statement, { kind: 'local' }>): void {
    const { reader } = this;
    const { name, type, initializer, range } = statement;
    const declared = type.kind === 'var' ? null : reader.typeOf(type);
    const given = initializer ? reader.value(initializer) : null;
    const value = given ? asDeclared(given, declared, reader) : declared ? reader.valueOfType(declared) : NOTHING;
    this.nameAfter(value, name, range.end);
    reader.run.store.locals.set(name, value);
  }

  /** Remembers the variable that a stream or an environment is first assigned to. */
  nameAfter(value: Value, variable: string, end: Expression['range']['end']): void {
    const { run } = this.reader;
    if (value.kind === 'stream') {
      for (const id of value.transformations) {
        const draft = run.transformation(id);
        if (draft && draft.file === run.frame.body.file) {
          draft.variable ??= variable;
        }
      }
    } else if (value.kind === 'environment') {
      const environment = run.environments.get(value.id);
      if (environment?.made?.file === run.frame.body.file && environment.variable === null) {
        environment.variable = variable;
        environment.statementEnd = end;
      }
    }
  }

  private if(statement: Extract<Statement, { kind: 'if' }>): Completion {
    const { reader } = this;
    const condition = reader.value(statement.condition);
    const otherwise = (): Completion => (statement.whenFalse ? this.statement(statement.whenFalse) : 'normal');
    if (condition.kind === 'constant' && typeof condition.value === 'boolean') {
      return condition.value ? this.statement(statement.whenTrue) : otherwise();
    }
    return reader.run.choose([() => this.statement(statement.whenTrue), otherwise], statement.condition);
  }

  private loop(statement: Extract<Statement, { kind: 'loop' }>): void {
    const { reader } = this;
    const isForEach = statement.form === 'for-each';
    const [over = null] = isForEach ? statement.expressions.map((expression) => reader.value(expression)) : [];
    const follow = () => {
      for (const expression of isForEach ? [] : statement.expressions) {
        reader.value(expression);
      }
      this.statement(statement.body);
    };
    const { run } = reader;
    const before = new Map(run.store.locals);
    this.block(statement.init);
    this.setElement(statement, over);
    this.forgetAssignedIn(statement);
    const since = run.transformations.length;
    run.repeat(() => {
      follow();
      for (const [name, value] of run.store.locals) {
        const old = before.get(name);
        if (value.kind === 'stream' && old?.kind === 'stream') {
          run.feedBack(since, old.transformations, value.transformations);
        }
      }
    });
    for (const name of reader.run.store.locals.keys()) {
      if (!before.has(name)) {
        reader.run.store.locals.delete(name);
      }
    }
  }

  /** The variable of a loop over a container that holds streams: any of them. */
  private setElement(
    { init: [variable], expressions }: Extract<Statement, { kind: 'loop' }>,
    over: Value | null,
  ): void {
    const { reader } = this;
    const [at] = expressions;
    if (variable?.kind === 'local' && over && at) {
      const element = oneOf(contentOf(over, reader)?.elements ?? []) ?? reader.found(reader.typeOf(variable.type), at);
      if (element.kind === 'stream') {
        reader.run.store.locals.set(variable.name, element);
      }
    }
  }

  /** What a loop changes is not known in its body, nor after it; streams are what they were before, or what it makes of them. */
  private forgetAssignedIn(loop: Statement): void {
    const { locals } = this.reader.run.store;
    const forget = (name: string) => {
      const value = locals.get(name);
      if (value && value.kind !== 'stream' && value.kind !== 'environment') {
        locals.set(name, NOTHING);
      }
    };
    walk(loop, (node) => {
      if (node.kind === 'assignment' && node.left.kind === 'name') {
        forget(node.left.name);
      } else if (node.kind === 'unary' && node.operand.kind === 'name' && /\+\+|--/.test(node.operator)) {
        forget(node.operand.name);
      }
      return true;
    });
  }

  private try(statement: Extract<Statement, { kind: 'try' }>): Completion {
    this.block(statement.resources);
    // a catch runs after some of the body: the two are no choice, and what the body made is there in both
    const body = this.block(statement.body.statements);
    for (const handler of statement.catches) {
      this.reader.run.choose([() => this.block(handler.statements), () => 'normal']);
    }
    const last = statement.finally ? this.block(statement.finally.statements) : 'normal';
    return last !== 'normal' ? last : statement.catches.length > 0 && body !== 'ends-method' ? 'normal' : body;
  }

  private return(expression: Expression | null): Completion {
    const { run } = this.reader;
    const value = expression && this.reader.value(expression);
    const { frame } = run;
    if (value) {
      frame.returns.push(value);
    }
    frame.exits.push(run.store);
    run.store = run.store.copy();
    return 'ends-method';
  }
}

function leaves(statement: Statement | undefined): boolean {
  if (statement?.kind === 'block') {
    return leaves(statement.statements[statement.statements.length - 1]);
  }
  return statement !== undefined && ['break', 'return', 'throw', 'continue', 'yield'].includes(statement.kind);
}
