/** Follows a connector through code, forward from where it is made and backward from what keeps it. */
import { type Message, message } from '../../base/message';
import { comparePositions } from '../../base/text-range';
import type { CallExpression, Expression, MethodDeclaration, NewExpression, TypeNode } from '../../java/ast';
import { walk } from '../../java/ast';
import { type At, around, type Code, type CodeFile, isMethod, methodAround, type Node } from './code';
import type { ConnectorFlow, ConnectorKind, Made, Setting } from './connector-flow';
import { callsOf, keptIn, mentionsOf, methodOfCall, type Variable, variableOf } from './declarations';
import { otherConnector, shortText } from './refusals';

/** Methods that Spring, CDI, Guice or Dagger call. */
const OF_CONTAINERS = /(?:^|\.)(?:Bean|Produces|Provides)$/;

/** Follows a connector that is made at a place; or the reason why it cannot be followed. */
export function connectorFlow(start: At<NewExpression>, kind: ConnectorKind, code: Code): ConnectorFlow | Message {
  const flow = new Following(kind, code);
  flow.made(start);
  return flow.end();
}

class Following {
  private readonly news = new Map<NewExpression, Made>();
  private readonly settings = new Map<CallExpression, Setting>();
  private readonly uses = new Map<CallExpression, At<CallExpression>>();
  private readonly types = new Map<TypeNode, At<Extract<TypeNode, { kind: 'named' }>>>();
  private readonly declarations = new Set<object>();
  private readonly open: At<Expression>[] = [];
  private readonly seen = new Set<Expression>();
  private why: Message | null = null;

  constructor(
    private readonly kind: ConnectorKind,
    private readonly code: Code,
  ) {}

  end(): ConnectorFlow | Message {
    for (let at = this.open.pop(); at && !this.why; at = this.open.pop()) {
      this.forward(at);
    }
    if (!this.why && this.uses.size === 0) {
      this.refuse(message('no {0}(…) is seen to get it', this.kind.adds));
    }
    return (
      this.why ?? {
        made: [...this.news.values()],
        settings: [...this.settings.values()],
        uses: [...this.uses.values()].sort(inOrder),
        types: [...this.types.values()],
      }
    );
  }

  made({ node, in: file }: At<NewExpression>): void {
    if (this.news.has(node)) {
      return;
    }
    if (node.body) {
      this.refuse(message('an anonymous class extends it'));
      return;
    }
    let chain: Expression = node;
    for (let outer = file.parentOf(chain); outer && this.isSetter(outer, chain); outer = file.parentOf(chain)) {
      chain = outer;
    }
    this.news.set(node, { node, in: file, chain, variable: keptIn(chain, file) });
    this.follow({ node, in: file });
  }

  private refuse(why: Message): void {
    this.why ??= why;
  }

  private follow(at: At<Expression>): void {
    if (!this.seen.has(at.node)) {
      this.seen.add(at.node);
      this.open.push(at);
    }
  }

  private isSetter(outer: Node, target: Expression): outer is CallExpression & Node {
    return (
      outer.kind === 'call' &&
      (outer as CallExpression).target === target &&
      this.kind.setters.test((outer as CallExpression).name)
    );
  }

  /** Looks at what code does with the value of an expression. */
  private forward({ node, in: file }: At<Expression>): void {
    const outer = file.parentOf(node);
    if (!outer || outer.kind === 'expression') {
      return;
    }
    if (outer.kind === 'call') {
      this.inCall(node, outer as CallExpression & Node, file);
    } else if (outer.kind === 'local' || (outer.kind === undefined && 'initializer' in outer)) {
      const name = (outer as { readonly name?: string }).name ?? '';
      const variable = variableOf(name, node, file);
      variable && variable.declared === (outer as object)
        ? this.variable(variable)
        : this.refuse(message('what keeps it is not known'));
    } else if (outer.kind === 'assignment') {
      this.assigned(node, outer as Extract<Expression, { kind: 'assignment' }>, file);
    } else if (outer.kind === 'return') {
      this.returned(node, file);
    } else if (outer.kind === 'binary' && /^[!=]=$/.test((outer as Extract<Expression, { kind: 'binary' }>).operator)) {
      return; // a comparison with null
    } else {
      this.refuse(message('it is used in other ways, too: {0}', shortText(outer, file)));
    }
  }

  private inCall(node: Expression, call: CallExpression & Node, file: CodeFile): void {
    const { adds, setters } = this.kind;
    if (call.target === node) {
      if (!setters.test(call.name)) {
        this.refuse(message('{0} has nothing like {1}(…)', this.kind.replacement, call.name));
        return;
      }
      const variable = node.kind === 'name' || node.kind === 'field' ? variableOf(node.name, node, file) : null;
      this.settings.set(call, {
        name: call.name,
        call: { node: call, in: file },
        variable: variable?.declared ?? null,
      });
      this.follow({ node: call, in: file });
      return;
    }
    const index = call.arguments.indexOf(node);
    const method = methodOfCall(call, file, this.code);
    if (call.name === adds && index === 0 && (method === null || method === 'library')) {
      this.uses.set(call, { node: call, in: file });
      return;
    }
    if (method === null || method === 'library') {
      this.refuse(message('it is handed to {0}(…)', call.name));
      return;
    }
    this.parameter(method, index, call.name);
  }

  private parameter({ node: method, in: home }: At<MethodDeclaration>, index: number, name: string): void {
    const parameter = method.parameters[index];
    if (!parameter || parameter.varargs || !method.body) {
      this.refuse(message('it is handed to {0}(…)', name));
      return;
    }
    if (this.declarations.has(parameter)) {
      return;
    }
    this.variable({ kind: 'parameter', declared: parameter, in: home, scope: method });
    for (const call of this.calls({ node: method, in: home })) {
      const argument = call.node.arguments[index];
      if (argument) {
        this.backward({ node: argument, in: call.in });
      }
    }
  }

  private calls(method: At<MethodDeclaration>): readonly At<CallExpression>[] {
    const overridden = method.node.modifiers.annotations.some(({ name }) => name === 'Override') || !method.node.body;
    const calls = overridden ? null : callsOf(method, this.code);
    if (!calls) {
      this.refuse(message('not every call of {0}(…) is known', method.node.name));
    }
    return calls ?? [];
  }

  private assigned(
    node: Expression,
    { left, right, operator }: Extract<Expression, { kind: 'assignment' }>,
    file: CodeFile,
  ): void {
    if (node === left) {
      return; // what is assigned is looked at with the variable
    }
    const isVariable = left.kind === 'name' || (left.kind === 'field' && left.target.kind === 'this');
    const variable = isVariable && operator === '=' && node === right ? variableOf(left.name, left, file) : null;
    variable ? this.variable(variable) : this.refuse(message('what keeps it is not known'));
  }

  private returned(node: Expression, file: CodeFile): void {
    const isInLambda =
      [...around(node, file)].find((outer) => outer.kind === 'lambda' || isMethod(outer))?.kind === 'lambda';
    const method = isInLambda ? null : methodAround(node, file);
    if (!method?.returnType) {
      this.refuse(message('a lambda makes it'));
      return;
    }
    this.method({ node: method, in: file });
  }

  /** A method that gives the connector: its type, everything it returns, and all of its calls. */
  private method(method: At<MethodDeclaration>): void {
    const { node, in: home } = method;
    if (this.declarations.has(node) || !node.returnType) {
      return;
    }
    this.declarations.add(node);
    if (node.modifiers.annotations.some(({ name }) => OF_CONTAINERS.test(name))) {
      this.refuse(message('a container calls {0}(…), too, and gives it to whoever asks for its type', node.name));
    }
    this.type(node.returnType, home);
    walk(node.body, (inner) => {
      if (inner.kind === 'return' && inner.expression) {
        this.backward({ node: inner.expression, in: home });
      }
      return inner.kind !== 'lambda' && !('bodyRange' in inner);
    });
    for (const call of this.calls(method)) {
      this.follow(call);
    }
  }

  private variable(variable: Variable): void {
    const { declared, in: home, kind, scope } = variable;
    if (this.declarations.has(declared)) {
      return;
    }
    this.declarations.add(declared);
    if (declared.type) {
      this.type(declared.type, home);
    }
    if (kind === 'field') {
      const annotations = [...declared.modifiers.annotations, ...scope.modifiers.annotations];
      if (annotations.length > 0) {
        this.refuse(message('code may be generated for the field {0}', declared.name));
      }
    }
    if (kind !== 'parameter' && declared.initializer) {
      this.backward({ node: declared.initializer, in: home });
    }
    for (const mention of mentionsOf(variable, this.code)) {
      const outer = mention.in.parentOf(mention.node);
      if (
        outer?.kind === 'assignment' &&
        (outer as Extract<Expression, { kind: 'assignment' }>).left === mention.node
      ) {
        this.backward({ node: (outer as Extract<Expression, { kind: 'assignment' }>).right, in: mention.in });
      } else {
        this.follow(mention);
      }
    }
  }

  /** What a variable or a method gets must be such a connector, too. */
  private backward({ node, in: file }: At<Expression>): void {
    if (node.kind === 'literal' && node.literal.type === 'null') {
      return;
    }
    if (node.kind === 'new') {
      const { type } = node;
      const name = type.kind === 'named' ? (type.name.split('.').at(-1) ?? '') : '';
      this.kind.isConnector(name) ? this.made({ node, in: file }) : this.refuse(otherConnector(node, file));
    } else if (node.kind === 'call') {
      this.givenBy(node, file);
    } else if (node.kind === 'name' || (node.kind === 'field' && node.target.kind === 'this')) {
      const variable = variableOf(node.name, node, file);
      variable ? this.variable(variable) : this.refuse(otherConnector(node, file));
    } else {
      this.refuse(otherConnector(node, file));
    }
  }

  private givenBy(call: CallExpression, file: CodeFile): void {
    if (call.target && this.kind.setters.test(call.name)) {
      this.backward({ node: call.target, in: file });
      return;
    }
    const method = methodOfCall(call, file, this.code);
    if (method === null || method === 'library') {
      this.refuse(otherConnector(call, file));
      return;
    }
    this.method(method);
    this.follow({ node: call, in: file });
  }

  private type(node: TypeNode, file: CodeFile): void {
    if (node.kind === 'named' && (node.arguments?.length ?? 0) <= 1 && /(?:Function|FlinkKafka\w+)$/.test(node.name)) {
      this.types.set(node, { node, in: file });
    } else if (node.kind !== 'var') {
      this.refuse(message('it is declared as {0}', shortText(node, file)));
    }
  }
}

/** By file and place, as somebody reads them. */
function inOrder(a: At<CallExpression>, b: At<CallExpression>): number {
  return a.in === b.in
    ? comparePositions(a.node.nameRange.start, b.node.nameRange.start)
    : a.in.file.path.localeCompare(b.in.file.path, 'en');
}
