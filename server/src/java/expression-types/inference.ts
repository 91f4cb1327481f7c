/** Type inference of one expression: what its variables stand for in the end (JLS 18.4, 18.5). */
import { type JavaType, OBJECT, type VariableType } from '../class-model';
import { someType, typeKey } from '../type-parts';
import { type Bounds, TypeBounds } from './type-bounds';
import { NULL_TYPE, replaced, unknown } from './types';

/** A lambda or a method reference that waits until its parameters are known. */
export interface Pending {
  /** The types that must be known first, and those that it tells something of. */
  readonly inputs: readonly JavaType[];
  readonly outputs: readonly JavaType[];
  readonly run: () => void;
}

export class Inference extends TypeBounds {
  private pending: Pending[] = [];

  wait(pending: Pending): void {
    this.pending.push(pending);
  }

  /** Reads what waits, in the order in which it depends on each other, and gives every variable its type. */
  solve(): void {
    while (this.pending.length > 0) {
      const next = this.pending.find((one) => !this.dependsOnOthers(one)) ?? this.pending[0];
      this.pending = this.pending.filter((one) => one !== next);
      for (const input of next?.inputs ?? []) {
        this.resolve(input);
      }
      next?.run();
    }
    for (const { variable } of [...this.bounds.values()]) {
      this.solution(variable, new Set());
    }
  }

  private dependsOnOthers(one: Pending): boolean {
    const needed = new Set<string>();
    for (const input of one.inputs) {
      this.mentioned(input, needed);
    }
    return this.pending.some(
      (other) =>
        other !== one &&
        other.outputs.some((type) => someType(type, (part) => part.kind === 'variable' && needed.has(part.declaredBy))),
    );
  }

  /** The open variables of a type and of their bounds. */
  private mentioned(type: JavaType, into: Set<string>): void {
    someType(type, (part) => {
      const bounds = this.boundsOf(part);
      if (bounds && !bounds.solution && !into.has(bounds.variable.declaredBy)) {
        into.add(bounds.variable.declaredBy);
        // its lower and equal bounds tell what it is; upper ones only where those are missing
        const telling = [...bounds.equal, ...bounds.lower];
        for (const bound of telling.length > 0 ? telling : bounds.upper) {
          this.mentioned(bound, into);
        }
      }
      return false;
    });
  }

  /** The type with its variables replaced by what they stand for; those are decided now. */
  resolve(type: JavaType): JavaType {
    return this.resolved(type, new Set());
  }

  private resolved(type: JavaType, visiting: Set<string>): JavaType {
    return this.isOpen(type)
      ? replaced(type, (variable) =>
          this.bounds.has(variable.declaredBy) ? this.solution(variable, visiting) : undefined,
        )
      : type;
  }

  /** JLS 18.4. */
  private solution(variable: VariableType, visiting: Set<string>): JavaType {
    const bounds = this.bounds.get(variable.declaredBy);
    if (!bounds) {
      return variable;
    }
    if (bounds.solution) {
      return bounds.solution;
    }
    if (visiting.has(variable.declaredBy)) {
      return unknown(variable.name);
    }
    const path = new Set(visiting).add(variable.declaredBy);
    const decided = this.decide(bounds, path);
    if (!bounds.solution) {
      bounds.solution = decided;
      if (decided.kind !== 'unknown') {
        this.add(bounds, 'equal', decided, 0);
      }
    }
    return bounds.solution;
  }

  private decide(bounds: Bounds, path: Set<string>): JavaType {
    // a variable that only waits for itself says nothing
    const known = (types: readonly JavaType[]) =>
      types.filter((type) => !this.waitsFor(type, path)).map((type) => this.resolved(type, path));
    const [equal] = known(bounds.equal);
    if (equal) {
      return equal;
    }
    if (bounds.blurred) {
      return unknown(bounds.variable.name);
    }
    const lower = known(bounds.lower);
    if (lower.length > 0) {
      const least = this.relations.leastUpperBound(lower);
      return least === NULL_TYPE ? OBJECT : least;
    }
    const upper = known(bounds.upper).filter((type) => typeKey(type) !== OBJECT.name);
    if (upper.length === 0) {
      return bounds.upper.length > 0 && bounds.upper.some((type) => this.isOpen(type))
        ? unknown(bounds.variable.name)
        : OBJECT;
    }
    return this.relations.greatestLowerBound(upper);
  }

  private waitsFor(type: JavaType, path: ReadonlySet<string>): boolean {
    return someType(type, (part) => part.kind === 'variable' && path.has(part.declaredBy));
  }
}
