import { checkFindings, checkSilent } from '../fixture/check';

const only = { only: ['legacy-kafka-connector'] };

describe('legacy-kafka-connector', () => {
  it('fires on FlinkKafkaConsumer and FlinkKafkaProducer', () =>
    checkFindings(
      `
      import org.apache.flink.api.common.serialization.SimpleStringSchema;
      import org.apache.flink.streaming.connectors.kafka.FlinkKafkaConsumer;
      import org.apache.flink.streaming.connectors.kafka.FlinkKafkaProducer;
      import java.util.Properties;
      class Fixture {
        Object source = new FlinkKafkaConsumer<>("orders", new SimpleStringSchema(), new Properties());
        //                  ^^^^^^^^^^^^^^^^^^ warning [legacy-kafka-connector] takes a new uid
        Object sink = new FlinkKafkaProducer<>("orders", new SimpleStringSchema(), new Properties());
        //                ^^^^^^^^^^^^^^^^^^ warning [legacy-kafka-connector] must be committed first
      }
      `,
      only,
    ));

  it('fires on a subclass of the consumer', () =>
    checkFindings(
      `
      import org.apache.flink.streaming.connectors.kafka.*;
      abstract class Orders extends FlinkKafkaConsumer<String> {}
      //                            ^^^^^^^^^^^^^^^^^^ [legacy-kafka-connector]
      `,
      only,
    ));

  it('is silent about KafkaSource, and about a class of the same name from elsewhere (near miss)', () =>
    checkSilent(
      `
      import org.apache.flink.connector.kafka.source.KafkaSource;
      import shop.kafka.FlinkKafkaConsumer;
      class Fixture {
        Object source = KafkaSource.<String>builder().build();
        Object own = new FlinkKafkaConsumer<>("orders");
      }
      `,
      only,
    ));

  it('is silent before 1.14, where the new connector was not yet the advised one', () =>
    checkSilent(
      `
      import org.apache.flink.streaming.connectors.kafka.FlinkKafkaConsumer;
      class Fixture { Object source = new FlinkKafkaConsumer<>("orders", null, null); }
      `,
      { ...only, flink: '1.13' },
    ));
});
