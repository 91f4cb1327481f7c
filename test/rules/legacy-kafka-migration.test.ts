import assert from 'node:assert/strict';
import { FixGate } from '../../server/src/analysis/offered-fixes';
import { sayInEnglish } from '../../server/src/base/message';
import { applyTo, checkFix, checkNoFix, findingsOf, findingsOfFixture, openFixture } from '../fixture/check';
import { parseFixture } from '../fixture/fixture';

const only = { only: ['legacy-kafka-connector'] };
const COMMITTED = 'from the offsets that the old source committed';
const AS_WRITTEN = 'only for a job that never ran';

const IMPORTS = `import java.util.*;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.serialization.SimpleStringSchema;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;`;
const LEGACY = 'import org.apache.flink.streaming.connectors.kafka.FlinkKafkaConsumer;';
const NEW = `import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;`;
const NEW_WITHOUT_RESET = NEW.split('\n').slice(0, 2).join('\n');

const job = (statements: string, imports = `${IMPORTS}\n${LEGACY}`) => `${imports}

class Job {
    void build(StreamExecutionEnvironment env, Properties kafka) {
${statements}
    }
}
`;

/** The same in a `main`. */
const runs = (statements: string) => `${IMPORTS}
${LEGACY}

public class Job {
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        Properties kafka = new Properties();
${statements}
        env.execute();
    }
}
`;

/** What a migration makes of the statements of a job. */
const migrates = (title: string, before: string, after: string, more = NEW) =>
  checkFix(job(before), title, job(after, `${IMPORTS}\n${more}`), only);
const refuses = (before: string, members = '') => checkNoFix(job(before) + members, '', only);

/** What the person is told before the fixes of a fixture are applied. */
async function notesOf(text: string): Promise<string> {
  const findings = findingsOf(await openFixture(parseFixture(text), only));
  const fixes = findings.flatMap((finding) => finding.fixes);
  return fixes.flatMap(({ notes }) => (notes?.messages ?? []).map(sayInEnglish)).join('\n');
}

describe('legacy-kafka-connector', () => {
  describe('the migration of a FlinkKafkaConsumer', () => {
    it('gives a consumer that is made on the spot a builder and the next uid', () =>
      migrates(
        COMMITTED,
        `        env.addSource(new FlinkKafkaConsumer<>("orders", new SimpleStringSchema(), kafka))
                .uid("orders-source-v1");`,
        `        env.fromSource(KafkaSource.<String>builder()
                        .setProperties(kafka)
                        .setTopics("orders")
                        .setStartingOffsets(OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST))
                        .setValueOnlyDeserializer(new SimpleStringSchema())
                        .build(), WatermarkStrategy.noWatermarks(), "Kafka source")
                .uid("orders-source-v2");`,
      ));

    it('never takes the written start over for a job that runs', () =>
      migrates(
        COMMITTED,
        `        FlinkKafkaConsumer<String> orders = new FlinkKafkaConsumer<>("orders", new SimpleStringSchema(), kafka);
        orders.setStartFromEarliest();
        env.addSource(orders, "orders").uid("orders-source");`,
        `        KafkaSource<String> orders = KafkaSource.<String>builder()
                .setProperties(kafka)
                .setTopics("orders")
                .setStartingOffsets(OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST))
                .setValueOnlyDeserializer(new SimpleStringSchema())
                .build();
        env.fromSource(orders, WatermarkStrategy.noWatermarks(), "orders").uid("orders-source-v2");`,
      ));

    it('translates the written start for a job that never ran', () =>
      migrates(
        AS_WRITTEN,
        `        FlinkKafkaConsumer<String> orders = new FlinkKafkaConsumer<>("orders", new SimpleStringSchema(), kafka);
        orders.setStartFromLatest();
        env.addSource(orders);`,
        `        KafkaSource<String> orders = KafkaSource.<String>builder()
                .setProperties(kafka)
                .setTopics("orders")
                .setStartingOffsets(OffsetsInitializer.latest())
                .setValueOnlyDeserializer(new SimpleStringSchema())
                .build();
        env.fromSource(orders, WatermarkStrategy.noWatermarks(), "Kafka source").uid("orders-source-v1");`,
        NEW_WITHOUT_RESET,
      ));

    it('keeps what auto.offset.reset says, partition discovery and watermarks', () =>
      migrates(
        COMMITTED,
        `        Properties own = new Properties();
        own.setProperty("group.id", "orders");
        own.setProperty("auto.offset.reset", "latest");
        own.setProperty("flink.partition-discovery.interval-millis", "60000");
        var orders = new FlinkKafkaConsumer<String>(List.of("orders", "returns"), new SimpleStringSchema(), own);
        orders.assignTimestampsAndWatermarks(WatermarkStrategy.<String>forMonotonousTimestamps());
        env.addSource(orders).uid("orders-source-v1");`,
        `        Properties own = new Properties();
        own.setProperty("group.id", "orders");
        own.setProperty("auto.offset.reset", "latest");
        own.setProperty("flink.partition-discovery.interval-millis", "60000");
        var orders = KafkaSource.<String>builder()
                .setProperties(own)
                .setTopics(List.of("orders", "returns"))
                .setStartingOffsets(OffsetsInitializer.committedOffsets(OffsetResetStrategy.LATEST))
                .setValueOnlyDeserializer(new SimpleStringSchema())
                .setProperty("partition.discovery.interval.ms", "60000")
                .build();
        env.fromSource(orders, WatermarkStrategy.<String>forMonotonousTimestamps(), "Kafka source").uid("orders-source-v2");`,
      ));

    it('refuses where offsets are not committed, for a start that says more than it can, and for what it does not know', async () => {
      const consumer = (setting: string) => `        FlinkKafkaConsumer<String> orders =
            new FlinkKafkaConsumer<>("orders", new SimpleStringSchema(), kafka);
        ${setting}
        env.addSource(orders).uid("orders-source-v1");`;
      await refuses(consumer('orders.close();'));
      await refuses(consumer('configure(orders);'), 'class Other { static void configure(Object any) {} }');
    });

    it('does not ask what decided about the old start: it was ignored on every restore', () =>
      migrates(
        COMMITTED,
        `        FlinkKafkaConsumer<String> orders = new FlinkKafkaConsumer<>("orders", new SimpleStringSchema(), kafka);
        if (kafka.isEmpty()) {
            orders.setStartFromEarliest();
        }
        env.addSource(orders, "orders").uid("orders-source-v1");`,
        `        KafkaSource<String> orders = KafkaSource.<String>builder()
                .setProperties(kafka)
                .setTopics("orders")
                .setStartingOffsets(OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST))
                .setValueOnlyDeserializer(new SimpleStringSchema())
                .build();
        env.fromSource(orders, WatermarkStrategy.noWatermarks(), "orders").uid("orders-source-v2");`,
      ));

    describe('where the build lacks flink-connector-base, which the connector does not bring from 3.0 on', () => {
      const statements =
        '        env.addSource(new FlinkKafkaConsumer<>("orders", new SimpleStringSchema(), kafka)).uid("a-v1");';
      const dependency = (artifact: string, version: string) => `    <dependency>
      <groupId>org.apache.flink</groupId>
      <artifactId>${artifact}</artifactId>
      <version>${version}</version>
    </dependency>
`;
      const pom = (dependencies: string) => `<project>
  <groupId>g</groupId>
  <artifactId>a</artifactId>
  <properties>
    <flink.version>1.20.5</flink.version>
  </properties>
  <dependencies>
${dependencies}  </dependencies>
</project>
`;
      // a property of the pom
      const VERSION = '$'.concat('{flink.version}');
      const flink = dependency('flink-streaming-java', VERSION);
      const kafka = dependency('flink-connector-kafka', '3.4.0-1.20');
      const project = (build: string, text: string) =>
        `//- ${build}\n${text}//- src/main/java/Job.java\n${job(statements)}`;
      const addsTo = async (build: string, before: string, after: string) => {
        const fixture = parseFixture(project(build, before));
        const workspace = await openFixture(fixture, only);
        const [finding] = findingsOf(workspace);
        assert.ok(finding);
        const [fix] = (await new FixGate(workspace).offered([finding])).get(finding) ?? [];
        assert.equal(
          applyTo(fixture.files, fix?.edits ?? [])
            .get(build)
            ?.trim(),
          after.trim(),
        );
      };

      it('adds it to a pom, with the version of Flink', () =>
        addsTo('pom.xml', pom(flink + kafka), pom(flink + dependency('flink-connector-base', VERSION) + kafka)));

      it('adds it to a Gradle build', () => {
        const gradle = (more: string) => `dependencies {
    compileOnly "org.apache.flink:flink-streaming-java:1.20.5"
${more}    implementation "org.apache.flink:flink-connector-kafka:3.4.0-1.20"
}
`;
        return addsTo(
          'build.gradle',
          gradle(''),
          gradle('    implementation "org.apache.flink:flink-connector-base:1.20.5"\n'),
        );
      });

      it('says so where it cannot write it', async () => {
        const notes = (dependencies: string) => notesOf(project('pom.xml', pom(dependencies)));
        assert.match(await notes(kafka), /flink-connector-base/);
        assert.doesNotMatch(await notes(kafka + dependency('flink-connector-base', '1.20.5')), /flink-connector-base/);
      });
    });

    it('says why it is not offered', async () => {
      const consumer = 'new FlinkKafkaConsumer<>("orders", new SimpleStringSchema(), kafka)';
      const workspace = await openFixture(parseFixture(job(`        Object kept = ${consumer};`)), only);
      const related = findingsOf(workspace).flatMap((finding) => finding.related.map(({ message }) => message));
      assert.deepEqual(related.map(sayInEnglish), ['No migration is offered here: it is declared as Object.']);
    });

    describe('where a baseline is compared', () => {
      const main = (uid: string) =>
        runs(`        kafka.setProperty("group.id", "orders");
        env.addSource(new FlinkKafkaConsumer<>("orders", new SimpleStringSchema(), kafka)).uid("${uid}").print();`);
      const starts = async (before: string) => {
        const fixture = `//- before/src/main/java/Job.java\n${before}\n//- after/src/main/java/Job.java\n${main('orders-source-v1')}`;
        const titles = (await findingsOfFixture(fixture, only)).flatMap(({ fixes }) => fixes.map(({ title }) => title));
        const said = titles.map(sayInEnglish).join('\n');
        return [COMMITTED, AS_WRITTEN].filter((each) => said.includes(each));
      };

      it('never takes the written start over for a source that the baseline has', async () =>
        assert.deepEqual(await starts(main('orders-source-v1')), [COMMITTED]));

      it('takes it over for a source that is new in its job', async () =>
        assert.deepEqual(await starts(runs('        env.fromData("a").print();')), [COMMITTED, AS_WRITTEN]));
    });

    it('makes a uid that is computed differ from the old one, too', () =>
      migrates(
        COMMITTED,
        `        env.addSource(new FlinkKafkaConsumer<>("orders", new SimpleStringSchema(), kafka))
                .uid(kafka.getProperty("uid"));`,
        `        env.fromSource(KafkaSource.<String>builder()
                        .setProperties(kafka)
                        .setTopics("orders")
                        .setStartingOffsets(OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST))
                        .setValueOnlyDeserializer(new SimpleStringSchema())
                        .build(), WatermarkStrategy.noWatermarks(), "Kafka source")
                .uid(kafka.getProperty("uid") + "-v2");`,
      ));
  });
});
