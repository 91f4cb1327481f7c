/** What the snapshots of Table and SQL jobs write behind their name and version (flink-table-runtime 1.12 to 2.3). */
import type { DataReader } from '../bytes/data-reader';
import { readJavaObject } from '../bytes/java-object';
import type { SerializerSnapshot } from './snapshot';

export const TABLE_TYPES = 'org.apache.flink.table.runtime.typeutils.';
/** `RowDataSerializer`: more columns no table has. */
const MOST_COLUMNS = 100_000;

/** How the contents of a class are read: the serializers in it; null where it has none. */
type ReadTable = (
  reader: DataReader,
  nested: (reader: DataReader) => SerializerSnapshot[],
) => readonly SerializerSnapshot[] | null;

/** `InstantiationUtil.serializeObject`: logical types, serializers and comparators; they have no length before them. */
function skipObjects(count: number): ReadTable {
  return (reader) => {
    for (let i = 0; i < count; i++) {
      readJavaObject(reader);
    }
    return null;
  };
}

function skipInts(count: number): ReadTable {
  return (reader) => {
    reader.skip(4 * count);
    return null;
  };
}

const NOTHING: ReadTable = () => null;

/** By the class of the snapshot, without its package. */
const CONTENTS: Readonly<Record<string, ReadTable>> = {
  RowDataSerializer$RowDataSerializerSnapshot: (reader, nested) => {
    skipObjects(reader.count(6, 'columns', MOST_COLUMNS))(reader, nested);
    return nested(reader);
  },
  SortedMapSerializerSnapshot: (reader, nested) => {
    skipObjects(1)(reader, nested);
    return nested(reader);
  },
  ArrayDataSerializer$ArrayDataSerializerSnapshot: skipObjects(2),
  MapDataSerializer$MapDataSerializerSnapshot: skipObjects(4),
  BinaryRowDataSerializer$BinaryRowDataSerializerSnapshot: skipInts(1),
  DecimalDataSerializer$DecimalSerializerSnapshot: skipInts(2),
  TimestampDataSerializer$TimestampDataSerializerSnapshot: skipInts(1),
  StringDataSerializer$StringDataSerializerSnapshot: NOTHING,
};

/** @returns undefined for a class that is not known */
export function readTableContent(
  name: string,
  reader: DataReader,
  nested: Parameters<ReadTable>[1],
): readonly SerializerSnapshot[] | null | undefined {
  return CONTENTS[name.slice(TABLE_TYPES.length)]?.(reader, nested);
}
