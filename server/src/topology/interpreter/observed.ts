/** Notes what code does while an object of a job runs. */
import type { Expression, FieldDeclaration, MethodDeclaration } from '../../java/ast';
import type { FlowPath } from '../flow-path';
import { timeToLiveKey } from './field-keys';
import type { HandedOn, LibraryCall, ObservedCall, Observer, Watch } from './object-run';
import type { Run } from './run';
import type { Value } from './value';

export class Observed implements Observer {
  readonly calls: ObservedCall[] = [];
  readonly handedOn: HandedOn[] = [];
  /** The fields that methods gave another value. */
  readonly assigned = new Set<FieldDeclaration>();
  private entry: MethodDeclaration | null = null;

  constructor(
    private readonly run: Run,
    private readonly watch: Watch,
    /** Fields of which the first value is not the one that a method finds. */
    readonly changing: ReadonlySet<FieldDeclaration>,
  ) {}

  /** Follows a method that Flink calls. */
  enter(entry: MethodDeclaration, follow: () => void): void {
    this.entry = entry;
    follow();
    this.entry = null;
  }

  call(call: LibraryCall): void {
    if (this.entry && this.watch(call)) {
      const last = call.arguments[call.arguments.length - 1];
      const key = last && timeToLiveKey(last);
      const timeToLive = (key && this.run.store.fields.get(key)) || null;
      this.calls.push({ ...call, entry: this.entry, ...decided(this.run.path), timeToLive });
    }
  }

  hand(to: string, values: readonly Value[], at: Expression['range']): void {
    if (this.entry) {
      this.handedOn.push({ to, values, place: this.run.place(at) });
    }
  }

  assign(field: FieldDeclaration): void {
    if (this.entry && this.run.frame.body.method?.kind !== 'constructor') {
      this.assigned.add(field);
    }
  }
}

/** What decides whether a place is passed. */
function decided(path: FlowPath): { conditional: boolean; lazy: boolean } {
  const choices = path.flatMap((step) => ('fork' in step ? [comparesWithNull(step.decidedBy)] : []));
  return { conditional: choices.includes(false), lazy: choices.includes(true) };
}

function comparesWithNull(condition: Expression | null): boolean {
  return (
    condition?.kind === 'binary' &&
    ((/^[!=]=$/.test(condition.operator) && [condition.left, condition.right].some(isNull)) ||
      (/^(?:&&|\|\|)$/.test(condition.operator) &&
        (comparesWithNull(condition.left) || comparesWithNull(condition.right))))
  );
}

function isNull(expression: Expression): boolean {
  return expression.kind === 'literal' && expression.literal.type === 'null';
}
