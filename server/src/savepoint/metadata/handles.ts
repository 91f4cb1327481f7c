/** State handles as they stand in `_metadata`: where bytes of state lie and how many they are. */

/** Where the bytes of a state lie. Sizes and positions are in bytes. */
export type StreamHandle =
  /** `ByteStreamStateHandle`: in `_metadata` itself, from `at` on. */
  | {
      readonly kind: 'inline';
      readonly class: string;
      readonly name: string;
      readonly at: number;
      readonly size: number;
    }
  /** `RelativeFileStateHandle`: beside `_metadata`. */
  | { readonly kind: 'relative'; readonly class: string; readonly path: string; readonly size: number }
  /** `FileStateHandle`: a path with or without a scheme. */
  | { readonly kind: 'file'; readonly class: string; readonly path: string; readonly size: number }
  /** `SegmentFileStateHandle`: a part of a file that several states share. */
  | {
      readonly kind: 'segment';
      readonly class: string;
      readonly path: string;
      readonly start: number;
      readonly size: number;
    }
  /** `EmptySegmentFileStateHandle`: nothing. */
  | { readonly kind: 'empty'; readonly class: string; readonly size: 0 };

/** `OperatorStateHandle.Mode`, in the order of its ordinals. */
export const MODES = ['SPLIT_DISTRIBUTE', 'UNION', 'BROADCAST'] as const;
export type Mode = (typeof MODES)[number];

/** What an operator state handle tells of one state: `OperatorStateHandle.StateMetaInfo`. */
export interface Partitions {
  readonly name: string;
  readonly mode: Mode;
  readonly entries: number;
  /** Where in `_metadata` the offsets of the entries stand, eight bytes each; they are not read. */
  readonly offsetsAt: number;
  /** The offset of the first entry in the delegate; null without entries. */
  readonly first: number | null;
}

/** `OperatorStreamStateHandle` and its kin of merged files. */
export interface OperatorHandle {
  readonly class: string;
  readonly states: readonly Partitions[];
  /** Null where the file has a null handle. */
  readonly delegate: StreamHandle | null;
}

export interface KeyGroups {
  readonly first: number;
  readonly count: number;
}

/** A keyed state handle, without the files it names: those are told one by one as they are read. */
export interface KeyedHandle {
  readonly class: string;
  readonly keyGroups: KeyGroups;
  /** As `StateObject.getStateSize` gives it. */
  readonly size: number;
  /** The bytes that begin with what `KeyedBackendSerializationProxy` wrote; null where there are none. */
  readonly header: StreamHandle | null;
  /** Where in `_metadata` the offsets of the key groups stand, eight bytes each; null for handles without. */
  readonly offsetsAt: number | null;
}

/** A piece of channel state of an unaligned checkpoint. */
export interface ChannelHandle {
  readonly class: string;
  readonly direction: 'input' | 'output';
  readonly size: number;
}
