import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY } from '../../scripts/ensure-built.mjs';
import { compiles } from './compiles.mjs';

const snippets = JSON.parse(readFileSync(join(REPOSITORY, 'snippets', 'java.json'), 'utf8'));

/** What stands in the file around a snippet; the imports are those its editor would add. */
const IMPORTS = [
  'org.apache.flink.api.common.eventtime.WatermarkStrategy',
  'org.apache.flink.api.common.functions.OpenContext',
  'org.apache.flink.api.common.serialization.SimpleStringSchema',
  'org.apache.flink.api.common.state.ValueState',
  'org.apache.flink.api.common.state.ValueStateDescriptor',
  'org.apache.flink.configuration.Configuration',
  'org.apache.flink.configuration.PipelineOptions',
  'org.apache.flink.connector.base.DeliveryGuarantee',
  'org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema',
  'org.apache.flink.connector.kafka.sink.KafkaSink',
  'org.apache.flink.connector.kafka.source.KafkaSource',
  'org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer',
  'org.apache.flink.streaming.api.datastream.DataStream',
  'org.apache.flink.streaming.api.environment.StreamExecutionEnvironment',
  'org.apache.flink.streaming.api.functions.KeyedProcessFunction',
  'org.apache.flink.util.Collector',
  'org.apache.kafka.clients.consumer.OffsetResetStrategy',
];

/** The snippet as it stands when nobody changes a placeholder. */
function withDefaults(body) {
  const values = new Map();
  let text = body.join('\n');
  // innermost placeholders first, so that `${1:${TM_FILENAME_BASE:Job}}` becomes `Job`
  for (let before = ''; before !== text; ) {
    before = text;
    text = text.replace(/\$\{([A-Z_]+|\d+)(?::([^${}]*)|\|([^,|]*)[^|]*\|)\}/, (_, name, value, choice) => {
      values.set(name, value ?? choice);
      return value ?? choice;
    });
  }
  return text
    .replace(/\$(?:(\d+)|\{(\d+)\})/g, (_, bare, braced) => values.get(bare ?? braced) ?? '')
    .replace(/\\([$}\\])/g, '$1');
}

function asFile(body) {
  const text = withDefaults(body);
  if (/^package /m.test(text)) return { [`${/public class (\w+)/.exec(text)[1]}.java`]: text };
  const imports = IMPORTS.map((name) => `import ${name};\n`).join('');
  const declared = /^public (?:static )?class (\w+)/m.exec(text)?.[1];
  if (declared) return { [`${declared}.java`]: imports + text };
  const parameters = `StreamExecutionEnvironment env${text.includes('KafkaSink') ? ', DataStream<String> lines' : ''}`;
  return { 'Job.java': `${imports}class Job { static void run(${parameters}) throws Exception {\n${text}\n} }` };
}

describe('snippets', () => {
  it('compile with Flink 1.20 as they are', async () => {
    const units = Object.entries(snippets).map(([name, { body }]) => ({ name, files: asFile(body) }));
    assert.ok(units.length >= 5);
    await compiles(units, '1.20.5');
  });
});
