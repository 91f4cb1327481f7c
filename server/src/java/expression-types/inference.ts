/** Type inference of one expression: variables, their bounds and what they stand for in the end (JLS 18). */
import { type JavaType, OBJECT, type VariableType } from '../class-model';
import type { TypeRelations } from './type-relations';
import {
  boxed,
  NULL_TYPE,
  type Replacement,
  replaced,
  sameTypes,
  someType,
  typeKey,
  unknown,
  upperBound,
} from './types';

/** A lambda or a method reference that waits until its parameters are known. */
export interface Pending {
  /** The types that must be known first, and those that it tells something of. */
  readonly inputs: readonly JavaType[];
  readonly outputs: readonly JavaType[];
  readonly run: () => void;
}

interface Bounds {
  readonly variable: VariableType;
  readonly equal: JavaType[];
  readonly lower: JavaType[];
  readonly upper: JavaType[];
  solution: JavaType | null;
  /** True when something that counts could not be told. */
  blurred: boolean;
}

/** More steps than any real expression takes. */
const MOST_STEPS = 4000;
const DEEPEST = 20;

export class Inference {
  private readonly bounds = new Map<string, Bounds>();
  private pending: Pending[] = [];
  private steps = 0;

  constructor(private readonly relations: TypeRelations) {}

  /** New variables for type parameters, with their declared bounds. */
  fresh(
    parameters: readonly { readonly name: string; readonly bounds: readonly JavaType[] }[],
    declaredBy: string,
  ): Replacement {
    const made = new Map(
      parameters.map(({ name }): [string, VariableType] => {
        const variable: VariableType = { kind: 'variable', name, declaredBy: `?${this.bounds.size}`, bounds: [] };
        this.bounds.set(variable.declaredBy, {
          variable,
          equal: [],
          lower: [],
          upper: [],
          solution: null,
          blurred: false,
        });
        return [name, variable];
      }),
    );
    const replacement: Replacement = (v) => (v.declaredBy === declaredBy ? made.get(v.name) : undefined);
    for (const { name, bounds } of parameters) {
      const own = made.get(name);
      for (const bound of bounds) {
        if (own) {
          this.subtype(own, replaced(bound, replacement));
        }
      }
    }
    return replacement;
  }

  isOpen(type: JavaType): boolean {
    return someType(type, (part) => this.boundsOf(part) !== null);
  }

  private boundsOf(type: JavaType): Bounds | null {
    return type.kind === 'variable' ? (this.bounds.get(type.declaredBy) ?? null) : null;
  }

  wait(pending: Pending): void {
    this.pending.push(pending);
  }

  /** A value of `type` is used where `target` is asked for (JLS 18.2.2). */
  compatible(type: JavaType, target: JavaType): void {
    if (target.kind === 'primitive') {
      const open = this.boundsOf(type);
      if (open && target.name !== 'void' && open.equal.length + open.lower.length === 0) {
        this.equal(type, boxed(target));
      }
      return;
    }
    this.subtype(boxed(type), target);
  }

  /** `type` is a subtype of `of` (JLS 18.2.3). */
  subtype(type: JavaType, of: JavaType, depth = 0): void {
    if (++this.steps > MOST_STEPS || depth > DEEPEST) {
      this.blur(type);
      this.blur(of);
      return;
    }
    if (type === NULL_TYPE || sameTypes(type, of)) {
      return;
    }
    const [left, right] = [this.boundsOf(type), this.boundsOf(of)];
    if (right) {
      this.add(right, 'lower', type, depth);
    }
    if (left) {
      this.add(left, 'upper', of, depth);
    }
    if (left || right) {
      return;
    }
    if (!this.isOpen(type) && !this.isOpen(of)) {
      return;
    }
    if (type.kind === 'unknown' || of.kind === 'unknown') {
      this.blur(type);
      this.blur(of);
    } else if (of.kind === 'array') {
      if (type.kind === 'array') {
        this.subtype(type.element, of.element, depth + 1);
      }
    } else if (of.kind === 'class' && of.arguments.length > 0) {
      const found = this.relations.asSuper(type, of.name);
      if (found && found.arguments.length === of.arguments.length) {
        of.arguments.forEach((argument, i) => {
          this.contained(found.arguments[i] ?? unknown(), argument, depth + 1);
        });
      } else if (found !== null) {
        // raw, or not known to be one
        this.blur(of);
        this.blur(type);
      }
    }
  }

  /** JLS 18.2.3: a type argument is contained by another. */
  private contained(part: JavaType, by: JavaType, depth: number): void {
    if (by.kind !== 'wildcard') {
      this.equal(upperBound(part), by, depth);
    } else if (by.type !== null && by.bound === 'extends') {
      this.subtype(upperBound(part), by.type, depth);
    } else if (by.type !== null && by.bound === 'super') {
      if (part.kind !== 'wildcard') {
        this.subtype(by.type, part, depth);
      } else if (part.type && part.bound === 'super') {
        this.subtype(by.type, part.type, depth);
      }
    }
  }

  /** The types are the same (JLS 18.2.4). */
  equal(a: JavaType, b: JavaType, depth = 0): void {
    if (++this.steps > MOST_STEPS || depth > DEEPEST) {
      this.blur(a);
      this.blur(b);
      return;
    }
    if (sameTypes(a, b)) {
      return;
    }
    const [left, right] = [this.boundsOf(a), this.boundsOf(b)];
    if (left) {
      this.add(left, 'equal', b, depth);
    }
    if (right) {
      this.add(right, 'equal', a, depth);
    }
    if (left || right) {
      return;
    }
    if (a.kind === 'unknown' || b.kind === 'unknown') {
      this.blur(a);
      this.blur(b);
    } else if (a.kind === 'class' && b.kind === 'class') {
      a.arguments.forEach((argument, i) => {
        const other = b.arguments[i];
        if (other && a.name === b.name) {
          this.equal(argument, other, depth + 1);
        }
      });
    } else if (a.kind === 'array' && b.kind === 'array') {
      this.equal(a.element, b.element, depth + 1);
    } else if (a.kind === 'wildcard' && b.kind === 'wildcard') {
      if (a.type && b.type && a.bound === b.bound) {
        this.equal(a.type, b.type, depth + 1);
      }
    } else if (a.kind === 'wildcard' || b.kind === 'wildcard') {
      this.blur(a);
      this.blur(b);
    }
  }

  /** Nothing can be told of the variables in the type. */
  blur(type: JavaType): void {
    someType(type, (part) => {
      const bounds = this.boundsOf(part);
      if (bounds) {
        bounds.blurred = true;
      }
      return false;
    });
  }

  private add(bounds: Bounds, kind: 'equal' | 'lower' | 'upper', type: JavaType, depth: number): void {
    if (type.kind === 'unknown') {
      bounds.blurred = true;
      return;
    }
    if (bounds[kind].some((known) => sameTypes(known, type))) {
      return;
    }
    bounds[kind].push(type);
    // what follows from two bounds together (JLS 18.3.1)
    for (const other of [...bounds.equal]) {
      if (kind === 'equal') {
        this.equal(other, type, depth + 1);
      } else if (kind === 'lower') {
        this.subtype(type, other, depth + 1);
      } else {
        this.subtype(other, type, depth + 1);
      }
    }
    if (kind !== 'lower') {
      for (const lower of [...bounds.lower]) {
        this.subtype(lower, type, depth + 1);
      }
    }
    if (kind !== 'upper') {
      for (const upper of [...bounds.upper]) {
        this.subtype(type, upper, depth + 1);
      }
    }
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
