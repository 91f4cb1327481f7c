/** Variables that are to be inferred, and what uses of types tell of them (JLS 18.1 to 18.3). */
import type { JavaType, VariableType } from '../class-model';
import { someType } from '../type-parts';
import type { TypeRelations } from './type-relations';
import { boxed, NULL_TYPE, type Replacement, replaced, sameTypes, unknown, upperBound } from './types';

/** What is known of a variable. */
export interface Bounds {
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

export class TypeBounds {
  protected readonly bounds = new Map<string, Bounds>();
  private steps = 0;

  constructor(protected readonly relations: TypeRelations) {}

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

  protected boundsOf(type: JavaType): Bounds | null {
    return type.kind === 'variable' ? (this.bounds.get(type.declaredBy) ?? null) : null;
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

  protected add(bounds: Bounds, kind: 'equal' | 'lower' | 'upper', type: JavaType, depth: number): void {
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
}
