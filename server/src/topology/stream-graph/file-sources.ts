/** Calls that make two operators of one source: one that watches a path, one that reads (`createFileInput`, 1.17 to 2.3). */
import type { ClassPool } from '../../java/class-model';
import type { Transformation } from '../transformation';
import { ancestryOf, classOf } from './value-class';

const FILE_INPUT_FORMAT = 'org.apache.flink.api.common.io.FileInputFormat';

/** Flink's own formats that extend FileInputFormat (1.17 to 2.3), for when no class path shows it. */
const FILE_FORMATS: ReadonlySet<string> = new Set([
  FILE_INPUT_FORMAT,
  'org.apache.flink.api.java.io.TextInputFormat',
  'org.apache.flink.api.java.io.TextValueInputFormat',
  'org.apache.flink.api.java.io.RowCsvInputFormat',
  'org.apache.flink.api.java.io.TupleCsvInputFormat',
  'org.apache.flink.api.java.io.PojoCsvInputFormat',
  'org.apache.flink.streaming.api.legacy.io.TextInputFormat',
  'org.apache.flink.formats.avro.AvroInputFormat',
]);

/** Supertypes of formats that read no files, for when no class path shows them. */
const OTHER_FORMATS =
  /^org\.apache\.flink\.api\.(common\.io\.(Rich|Generic)?InputFormat|java\.typeutils\.ResultTypeQueryable)$/;

/** True when the call makes a watcher and a reader; null when that hangs on a class that is not known. */
export function readsFiles({ call, arguments: [format] }: Transformation, pool: ClassPool): boolean | null {
  if (call !== 'createInput') {
    return call === 'readFile' || call === 'readTextFile';
  }
  const name = classOf(format);
  if (name === null) {
    return null;
  }
  const { names, open } = ancestryOf(name, pool);
  if ([...names].some((ancestor) => FILE_FORMATS.has(ancestor))) {
    return true;
  }
  return open.every((ancestor) => OTHER_FORMATS.test(ancestor)) ? false : null;
}

/** What `StreamExecutionEnvironment` names the source that watches, and behind `Split Reader: ` the reader. */
export function fileSourceName(call: string | null): string {
  return call === 'createInput' ? 'Custom File source' : 'Custom File Source';
}
