/** Offsets as Java for `KafkaSource.builder().setStartingOffsets(…)`. */
import type { SourcePosition } from './savepoint';

/** A statement each takes some 28 bytes of a method, of which Java lets it have 64 kB. */
const MOST_STATEMENTS = 500;
/** Partitions of a text: it stays far below the 64 kB of a constant, and there are few texts. */
const PARTITIONS_PER_TEXT = 200;

const KAFKA = 'org.apache.kafka.common.';

/** Lines that make a map of every partition's next offset, and what to do with it. */
export function offsetsJava(positions: readonly SourcePosition[]): string {
  return [
    ...offsetLines('offsets', positions, { util: 'java.util.', kafka: KAFKA }),
    '// KafkaSource.builder().setStartingOffsets(OffsetsInitializer.offsets(offsets))',
    '',
  ].join('\n');
}

/** What `offsetLines` names when it is given no packages. */
export const OFFSETS_IMPORTS: readonly string[] = [`${KAFKA}TopicPartition`, 'java.util.HashMap', 'java.util.Map'];

/**
 * Lines of Java that declare a `Map<TopicPartition, Long>` and fill it; topics are letters, digits, dots, dashes, underscores.
 * @param variable a name that no name of the code around begins with
 * @param packages in front of the classes, each with a dot; empty where they are imported
 */
export function offsetLines(
  variable: string,
  positions: readonly SourcePosition[],
  packages: { readonly util: string; readonly kafka: string } = { util: '', kafka: '' },
): string[] {
  const { util, kafka } = packages;
  const declared = `${util}Map<${kafka}TopicPartition, Long> ${variable} = new ${util}HashMap<>();`;
  const put = (topic: string, partition: string, offset: string) =>
    `${variable}.put(new ${kafka}TopicPartition(${topic}, ${partition}), ${offset});`;
  if (positions.length <= MOST_STATEMENTS) {
    return [
      declared,
      ...positions.map(({ topic, partition, nextOffset }) =>
        put(JSON.stringify(topic), String(partition), `${nextOffset}L`),
      ),
    ];
  }
  const [text, words, i, word] = ['Text', 'Words', 'Index', 'Word'].map((end) => variable + end) as [
    string,
    string,
    string,
    string,
  ];
  return [
    declared,
    '// a topic, then each partition with its offset',
    `for (String ${text} : new String[] {`,
    ...offsetTexts(positions).map((each) => `        ${JSON.stringify(each)},`),
    '}) {',
    `    String[] ${words} = ${text}.split(" ");`,
    `    for (int ${i} = 1; ${i} < ${words}.length; ${i}++) {`,
    `        String[] ${word} = ${words}[${i}].split(":");`,
    `        ${put(`${words}[0]`, `Integer.parseInt(${word}[0])`, `Long.valueOf(${word}[1])`)}`,
    '    }',
    '}',
  ];
}

/** `orders 0:1001 1:998` */
function offsetTexts(positions: readonly SourcePosition[]): string[] {
  const byTopic = new Map<string, string[]>();
  for (const { topic, partition, nextOffset } of positions) {
    const of = byTopic.get(topic) ?? [];
    of.push(`${partition}:${nextOffset}`);
    byTopic.set(topic, of);
  }
  return [...byTopic].flatMap(([topic, of]) =>
    Array.from({ length: Math.ceil(of.length / PARTITIONS_PER_TEXT) }, (_, i) =>
      [topic, ...of.slice(i * PARTITIONS_PER_TEXT, (i + 1) * PARTITIONS_PER_TEXT)].join(' '),
    ),
  );
}
