/** What of a build script matters here: names that are given values, and dependencies. */
import type { Group, Statement } from './statements';
import type { GradleDialect } from './tokens';

/** The project a part of a script speaks of, seen from the project whose script it is. */
export type Target =
  | { readonly kind: 'self' | 'root' | 'all' | 'children' }
  /** Some projects below, chosen in a way that is not followed. */
  | { readonly kind: 'some' }
  | { readonly kind: 'project'; readonly path: Statement };

export interface Assignment {
  readonly name: string;
  readonly value: Statement;
  /** A `def` or `val`, an extra property, or a plain `name = value` that sets whichever of them is there. */
  readonly kind: 'local' | 'extra' | 'either';
  readonly target: Target;
  /** False in an `if`, a loop, or a block that belongs to something else. */
  readonly isCertain: boolean;
  readonly line: number;
}

export interface WrittenDependency {
  readonly arguments: readonly Statement[];
  /** The block of `implementation("…") { … }`. */
  readonly block: Group | null;
  /** Uses it, only sets its version, imports a BOM, or forces a version on whatever uses it. */
  readonly role: 'use' | 'manage' | 'bom' | 'force';
  readonly forTests: boolean;
  readonly target: Target;
  readonly line: number;
}

/** A version that a `resolutionStrategy` gives to all of Flink. */
export interface VersionRule {
  readonly version: Statement;
  readonly line: number;
}

/** `apply from: "…"`. */
export interface AppliedScript {
  readonly path: Statement;
  readonly target: Target;
  readonly line: number;
}

export interface ScriptFacts {
  readonly file: string;
  readonly dialect: GradleDialect;
  readonly assignments: ReadonlyMap<string, readonly Assignment[]>;
  readonly dependencies: readonly WrittenDependency[];
  readonly flinkVersionRules: readonly VersionRule[];
  readonly applied: readonly AppliedScript[];
}
