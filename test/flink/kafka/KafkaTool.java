import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What tests do with a broker, a command a line of its input; each answers with a line. */
public class KafkaTool {
    public static void main(String[] args) throws Exception {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", args[0]);
        try (AdminClient admin = AdminClient.create(properties);
                KafkaProducer<String, String> producer =
                        new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer());
                java.util.Scanner in = new java.util.Scanner(System.in)) {
            admin.describeCluster().nodes().get();
            System.out.println("ready");
            while (in.hasNextLine()) {
                System.out.println(answer(in.nextLine().split(" "), args[0], admin, producer));
            }
        }
    }

    private static String answer(
            String[] words, String servers, AdminClient admin, KafkaProducer<String, String> producer) throws Exception {
        String topic = words[1];
        switch (words[0]) {
            case "create":
                admin.createTopics(List.of(new NewTopic(topic, Integer.parseInt(words[2]), (short) 1))).all().get();
                return "created";
            case "produce": {
                int partitions = producer.partitionsFor(topic).size();
                for (int i = Integer.parseInt(words[2]); i < Integer.parseInt(words[3]); i++) {
                    String country = i % 3 == 0 ? "AT" : "DE";
                    producer.send(new ProducerRecord<>(topic, i % partitions, null, i + ";customer;" + country + ";100000"));
                }
                producer.flush();
                return "produced";
            }
            case "read": { // read <topic> read_committed|read_uncommitted: how many records such a reader sees
                Map<String, Object> reader = Map.of("bootstrap.servers", servers, "isolation.level", words[2]);
                StringDeserializer text = new StringDeserializer();
                try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(reader, text, text)) {
                    TopicPartition partition = new TopicPartition(topic, 0);
                    consumer.assign(List.of(partition));
                    consumer.seekToBeginning(List.of(partition));
                    long end = consumer.endOffsets(List.of(partition)).get(partition);
                    int seen = 0;
                    while (consumer.position(partition) < end) {
                        seen += consumer.poll(Duration.ofMillis(200)).count();
                    }
                    return "read " + seen;
                }
            }
            default: { // lag <topic> <group>: records that the group has not committed
                Map<TopicPartition, Long> committed = new TreeMap<>((a, b) -> a.partition() - b.partition());
                admin.listConsumerGroupOffsets(words[2]).partitionsToOffsetAndMetadata().get()
                        .forEach((partition, offset) -> committed.put(partition, offset.offset()));
                long lag = 0;
                for (int i = 0; i < producer.partitionsFor(topic).size(); i++) {
                    TopicPartition partition = new TopicPartition(topic, i);
                    long end = admin.listOffsets(Map.of(partition, OffsetSpec.latest())).partitionResult(partition).get().offset();
                    lag += end - committed.getOrDefault(partition, 0L);
                }
                return "lag " + lag;
            }
        }
    }
}
