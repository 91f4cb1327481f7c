/** Reads the statements of a method in the order in which they run, following what happens to streams. */
import {
  type Block,
  type Expression,
  type Parameter,
  type Statement,
  type SwitchExpression,
  type TypeNode,
  walk,
} from '../java/ast';
import type { SourceClassPool } from '../java/build-classes';
import type { Scope } from '../java/names';
import { ExpressionReader } from './expression-reader';
import { MethodNames } from './method-names';
import { type Completion, MethodState } from './method-state';
import type { StreamProgram } from './operator';
import { asDeclared, mayBeNamed, UNKNOWN, type Value, valueOfType } from './values';

/** Reads one method of the DataStream API's users; its calls of other methods are not followed. */
export class MethodReader {
  private readonly state = new MethodState();
  private readonly names: MethodNames;
  private readonly expressions: ExpressionReader;

  constructor(
    classes: SourceClassPool,
    scope: Scope,
    private readonly returnType: TypeNode | null,
  ) {
    this.names = new MethodNames(classes, scope, () => this.state.locals);
    this.expressions = new ExpressionReader(this.names, this.state, {
      block: (block) => this.statement(block),
      switch: (expression) => this.switch(expression),
    });
  }

  /** What the method does with streams. */
  read(entry: string, parameters: readonly Parameter[], body: Block): StreamProgram {
    for (const parameter of parameters) {
      const value = parameter.type ? this.typed(parameter.type, `parameter ${parameter.name}`) : UNKNOWN;
      this.state.locals.set(parameter.name, value);
    }
    this.block(body.statements);
    return this.state.finish(entry);
  }

  private typed(type: TypeNode, origin: string | null): Value {
    return valueOfType(this.names.typeOf(type), origin);
  }

  private value(expression: Expression): Value {
    return this.expressions.read(expression);
  }

  private block(statements: readonly Statement[]): Completion {
    for (const statement of statements) {
      const completion = this.statement(statement);
      if (completion !== 'normal') {
        return completion;
      }
    }
    return 'normal';
  }

  private statement(statement: Statement): Completion {
    const { state } = this;
    switch (statement.kind) {
      case 'block':
        return this.block(statement.statements);
      case 'local':
        this.local(statement);
        return 'normal';
      case 'expression':
        this.value(statement.expression);
        return 'normal';
      case 'if':
        this.value(statement.condition);
        return state.choose([
          () => this.statement(statement.whenTrue),
          () => (statement.whenFalse ? this.statement(statement.whenFalse) : 'normal'),
        ]);
      case 'loop':
        this.block(statement.init);
        this.forgetTextsAssignedIn(statement);
        state.repeat(() => {
          statement.expressions.forEach((expression) => {
            this.value(expression);
          });
          this.statement(statement.body);
        });
        return 'normal';
      case 'try':
        return this.try(statement);
      case 'switch':
        this.switch(statement.switch);
        return 'normal';
      case 'return':
        if (statement.expression) {
          this.give(this.value(statement.expression));
        }
        return 'ends-method';
      case 'throw':
        this.value(statement.expression);
        return 'ends-method';
      case 'yield':
        this.expressions.handOn(this.value(statement.expression));
        return 'leaves-block';
      case 'break':
      case 'continue':
        return 'leaves-block';
      case 'labeled':
        // a `break` out of it comes back to what follows
        this.statement(statement.body);
        return 'normal';
      case 'synchronized':
        this.value(statement.lock);
        return this.block(statement.body.statements);
      case 'type':
        return 'normal';
      case 'broken':
        // what stands there may do anything with the streams that are in variables
        state.locals.forEach((value) => {
          this.expressions.handOn(value);
        });
        return 'normal';
    }
  }

  private local(statement: Extract<Statement, { kind: 'local' }>): void {
    const { name, type, initializer, range } = statement;
    const value = initializer ? this.value(initializer) : UNKNOWN;
    const declared = type.kind === 'var' ? value : asDeclared(value, this.names.typeOf(type));
    if (declared.kind === 'stream') {
      for (const draft of declared.operators) {
        draft.assignTo(name);
      }
      if (declared.class.endsWith('Environment') && declared.environment !== null) {
        this.state.nameEnvironment(declared.environment, name, range.end);
      }
    }
    this.state.locals.set(name, declared);
  }

  /** A string that a loop changes is not known in its body, nor after it. */
  private forgetTextsAssignedIn(loop: Statement): void {
    walk(loop, (node) => {
      if (node.kind === 'assignment' && node.left.kind === 'name') {
        const { name } = node.left;
        if (this.state.locals.get(name)?.kind === 'text') {
          this.state.locals.set(name, UNKNOWN);
        }
      }
      return true;
    });
  }

  private try(statement: Extract<Statement, { kind: 'try' }>): Completion {
    this.block(statement.resources);
    // a catch runs after some of the body: the two are no choice, and what the body made is there in both
    const body = this.block(statement.body.statements);
    for (const handler of statement.catches) {
      this.state.choose([() => this.block(handler.statements), () => 'normal']);
    }
    const last = statement.finally ? this.block(statement.finally.statements) : 'normal';
    return last !== 'normal' ? last : statement.catches.length > 0 ? 'normal' : body;
  }

  private switch(expression: SwitchExpression): Value {
    this.value(expression.subject);
    const arms: (() => Completion)[] = [];
    let fallsInto: Statement[] = [];
    // cases that fall through run together; an arrow never does
    for (const { arrow, statements } of expression.cases) {
      const group = [...fallsInto, ...statements];
      const open = !arrow && !leaves(statements[statements.length - 1]);
      fallsInto = open ? group : [];
      if (!open) {
        arms.push(() => this.arm(group));
      }
    }
    if (fallsInto.length > 0) {
      const group = fallsInto;
      arms.push(() => this.arm(group));
    }
    this.state.choose([...arms, () => 'normal']);
    return UNKNOWN;
  }

  /** A `break` at its end leaves the switch, not the method. */
  private arm(statements: readonly Statement[]): Completion {
    const completion = this.block(statements);
    return completion === 'leaves-block' ? 'normal' : completion;
  }

  /** The caller gets the value: it can give a uid when the declared type lets it. */
  private give(value: Value): void {
    const declared = this.returnType ? this.typed(this.returnType, null) : UNKNOWN;
    if (declared.kind !== 'stream' || mayBeNamed(declared)) {
      this.expressions.handOn(value);
    }
  }
}

function leaves(statement: Statement | undefined): boolean {
  if (statement?.kind === 'block') {
    return leaves(statement.statements[statement.statements.length - 1]);
  }
  return statement !== undefined && ['break', 'return', 'throw', 'continue', 'yield'].includes(statement.kind);
}
