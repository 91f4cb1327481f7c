/** Snapshots of serializers, as state files keep them: what a restore compares with the new job's serializers. */

/** A `TypeSerializerSnapshot`; what a kind of snapshot does not have is left out. */
export interface SerializerSnapshot {
  /** The binary name of the snapshot's class, not of the serializer. */
  readonly class: string;
  readonly version: number;
  /** Of POJOs: `PojoSerializerSnapshot`. */
  readonly pojoClass?: string;
  /** By field name, in the file's order; null where Flink itself could not tell. */
  readonly fields?: Readonly<Record<string, SerializerSnapshot | null>>;
  /** Of POJOs: the class that declares each field; null where Flink itself could not tell. */
  readonly declaredIn?: Readonly<Record<string, string | null>>;
  readonly registeredSubclasses?: Readonly<Record<string, SerializerSnapshot | null>>;
  readonly nonRegisteredSubclasses?: Readonly<Record<string, SerializerSnapshot | null>>;
  /** Of Kryo, tuples, arrays, enums and values: the class that is serialized, or its elements. */
  readonly typeClass?: string;
  /** Of Kryo: the registered classes, in their order. */
  readonly registrations?: readonly string[];
  /** Of enums. */
  readonly constants?: readonly string[];
  /** Of Avro: the schema, as JSON. */
  readonly schema?: string;
  /** Of composites: list, map, tuple, timer… */
  readonly nested?: readonly SerializerSnapshot[];
  /** Why what follows this snapshot in the file was not read: it is of a kind that tells no length. */
  readonly unread?: true;
}

/** Snapshots in a snapshot and in those, the outermost first. */
export function* allSnapshots(snapshot: SerializerSnapshot): Generator<SerializerSnapshot> {
  yield snapshot;
  const inner = [snapshot.fields, snapshot.registeredSubclasses, snapshot.nonRegisteredSubclasses].flatMap((map) =>
    Object.values(map ?? {}),
  );
  for (const each of [...inner, ...(snapshot.nested ?? [])]) {
    if (each) {
      yield* allSnapshots(each);
    }
  }
}
