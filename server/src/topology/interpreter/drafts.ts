/** What code made so far, before what it sets later is known. */
import type { Position, TextRange } from '../../base/text-range';
import type { EnvironmentCall, ProgramGap, Setting, Transformation } from '../transformation';
import type { Value } from './value';

/** A transformation without what calls set on it later, which the store has. */
export type TransformationDraft = Omit<Transformation, SettingName | 'uid' | 'variable' | 'many'> & {
  readonly ofEnvironment: number;
  readonly execution: number;
  readonly many: () => boolean;
  variable: string | null;
  /** True once other code got hold of it, which may give it a uid. */
  handedOn: boolean;
};

export const SETTING_NAMES = [
  'userHash',
  'name',
  'parallelism',
  'maxParallelism',
  'slotSharingGroup',
  'chaining',
  'returns',
] as const;
export type SettingName = (typeof SETTING_NAMES)[number];

/** An environment that code makes, or that the entry gets from elsewhere. */
export interface EnvironmentDraft {
  readonly id: number;
  /** Null where it comes from elsewhere. */
  readonly made: {
    readonly file: string;
    readonly range: TextRange;
    readonly method: string;
    readonly arguments: readonly Value[];
  } | null;
  variable: string | null;
  statementEnd: Position | null;
  readonly calls: { readonly call: EnvironmentCall; readonly execution: number }[];
  readonly gaps: { readonly gap: ProgramGap; readonly execution: number }[];
  executed: number;
}

export const UNSET: Setting<never> = { kind: 'unset' };
