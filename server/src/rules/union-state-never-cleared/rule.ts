/** Union list state to which each checkpoint adds and from which nothing is taken: its entries multiply. */
import { message } from '../../base/message';
import { type CallExpression, type Expression, walk } from '../../java/ast';
import type { Registration, StateCode } from '../../topology/state/registrations';
import type { Detection, FileFacts, Rule } from '../rule';

interface NeverCleared {
  readonly field: string;
  readonly name: string | null;
}

export const unionStateNeverCleared: Rule<NeverCleared> = {
  id: 'union-state-never-cleared',
  title: message('Union list state is added to and never cleared'),
  severity: 'error',
  since: '0.1.0',
  fix: 'none',

  *check(facts: FileFacts): Iterable<Detection<NeverCleared>> {
    const seen = new Set<object>();
    for (const each of facts.functions) {
      for (const registration of each.registrations) {
        const { call, body, method, store, descriptor } = registration;
        const isUnion = method === 'getUnionListState' && store === 'operator' && body.file === facts.file.path;
        const field = isUnion && !seen.has(call) ? fieldOf(registration) : null;
        const added = field === null ? null : onlyAdded(field, each);
        if (field !== null && added) {
          seen.add(call);
          yield {
            range: call.nameRange,
            data: { field, name: descriptor?.name ?? null },
            related: added.file === body.file ? [{ ...added, message: message('Entries are added here.') }] : [],
          };
        }
      }
    }
  },

  message: ({ field, name }) =>
    message(
      'Nothing ever clears the union list state {0}: each subtask gets the entries of all, adds its own and writes all back, so that every restore multiplies them by the parallelism. Call update(…), or clear() before add(…), in snapshotState.',
      name === null ? field : `"${name}"`,
    ),
};

/** The field of the function that the state is kept in: `this.offsets = store.getUnionListState(…)`. */
function fieldOf({ call, body: { method, scope } }: Registration): string | null {
  let field: string | null = null;
  walk(method?.body, (node) => {
    if (
      node.kind === 'assignment' &&
      (node.right === call || (node.right.kind === 'cast' && node.right.value === call))
    ) {
      field = node.left.kind === 'name' ? node.left.name : thisField(node.left);
    }
    return true;
  });
  const declared = scope.enclosing[0]?.declaration.fields.find(({ name }) => name === field);
  // what others may see, they may clear
  return declared?.modifiers.keywords.has('private') ? field : null;
}

function thisField(expression: Expression): string | null {
  return expression.kind === 'field' && expression.target.kind === 'this' ? expression.name : null;
}

/** Where code adds to a list state in `snapshotState`, when all that is ever done with it is to add and to read. */
function onlyAdded(field: string, { classes }: StateCode) {
  const calls: { call: CallExpression; file: string; method: string }[] = [];
  let uses = 0;
  let known = 0;
  for (const { declaration, file } of classes) {
    for (const method of declaration.methods) {
      walk(method.body, (node) => {
        if (isField(node as Expression, field)) {
          uses++;
          return false;
        }
        if (node.kind === 'call' && node.target && isField(node.target, field)) {
          known++;
          calls.push({ call: node, file, method: method.name });
        }
        if (node.kind === 'assignment' && isField(node.left, field)) {
          known++;
        }
        return true;
      });
    }
    uses += countIn([declaration.fields.map(({ initializer }) => initializer), declaration.initializers], field);
    uses += countIn(declaration.types, field);
  }
  const added = calls.find(({ call, method }) => method === 'snapshotState' && /^add(?:All)?$/.test(call.name));
  const isOnlyAdded = calls.every(({ call }) => /^(?:add|addAll|get)$/.test(call.name));
  return added && isOnlyAdded && uses === known ? { file: added.file, range: added.call.nameRange } : null;
}

function countIn(code: unknown, field: string): number {
  let count = 0;
  walk(code, (node) => {
    count += isField(node as Expression, field) ? 1 : 0;
    return true;
  });
  return count;
}

function isField(expression: Expression, field: string): boolean {
  return (expression.kind === 'name' && expression.name === field) || thisField(expression) === field;
}
