/** What becomes of state when its type changes. */
import { type Message, message } from '../../base/message';

/** `fails`: Flink throws, at the latest when the state is read; `wrong`: it reads something else, and says nothing. */
export type Effect = 'kept' | 'migrated' | 'reconfigured' | 'wrong' | 'fails' | 'unknown';

export interface TypeChange {
  readonly effect: Effect;
  /** Null for what is kept as it is. */
  readonly reason: Message | null;
  /** What of the code changed, where one class decides; absent where it is the type itself. */
  readonly at?: ChangedClass;
}

export interface ChangedClass {
  /** The binary name. */
  readonly class: string;
  /** A field or a constant of it; absent for the class as a whole. */
  readonly member?: string;
}

export const KEPT: TypeChange = { effect: 'kept', reason: null };

export function unknown(reason: Message): TypeChange {
  return { effect: 'unknown', reason };
}

export function fails(reason: Message, at?: ChangedClass): TypeChange {
  return { effect: 'fails', reason, ...(at && { at }) };
}

export function migrated(reason: Message): TypeChange {
  return { effect: 'migrated', reason };
}

/** Snapshots of different classes never accept each other. */
export function FAILS_OTHER_CLASS(before: string, after: string): TypeChange {
  return fails(message('its type changed from {0} to {1}: the new state serializer is incompatible', before, after));
}

const WEIGHTS: readonly Effect[] = ['kept', 'reconfigured', 'migrated', 'unknown', 'wrong', 'fails'];

/** `CompositeTypeSerializerUtil.constructIntermediateCompatibilityResult` (1.17 to 2.3): the heaviest part decides. */
export function together(parts: readonly TypeChange[]): TypeChange {
  return parts.reduce((all, part) => (WEIGHTS.indexOf(part.effect) > WEIGHTS.indexOf(all.effect) ? part : all), KEPT);
}
