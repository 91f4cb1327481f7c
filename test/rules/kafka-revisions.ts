/** A job that reads Kafka, with the old source and with the new one. */
import { job } from './revisions';

export const legacy = (uid: string, mark = '') =>
  job(`        FlinkKafkaConsumer<String> orders = new FlinkKafkaConsumer<>("orders", new SimpleStringSchema(), new Properties());
        env.addSource(orders).uid("${uid}")
${mark}
                .print().uid("orders-sink-v1");`);

export const kafka = (uid: string, offsets: string | null, mark = '') =>
  job(`        KafkaSource<String> orders = KafkaSource.<String>builder().setBootstrapServers("kafka:9092").setTopics("orders").setGroupId("g")
                ${offsets === null ? '' : `.setStartingOffsets(${offsets})`}.setValueOnlyDeserializer(new SimpleStringSchema()).build();
        env.fromSource(orders, WatermarkStrategy.noWatermarks(), "orders").uid("${uid}")
${mark}
                .print().uid("orders-sink-v1");`);

export const COMMITTED = 'OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST)';
