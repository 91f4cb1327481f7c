/** What Flink makes of classes with Lombok: the reasons real Flink logs for what real Lombok compiles. */
import { checkFindings, checkSilent } from '../../fixture/check';

const only = { only: ['not-a-pojo'] };

const streamOf = (name: string, java: string) => `
//- src/main/java/shop/Job.java
package shop;
import org.apache.flink.streaming.api.datastream.DataStream;
class Job { void run(DataStream<${name}> stream) {} }
//- src/main/java/shop/${name}.java
package shop;
import lombok.*;
${java}`;

describe('not-a-pojo with Lombok', () => {
  const silent = (title: string, java: string) => it(title, () => checkSilent(streamOf('Order', java), only));
  const finds = (title: string, java: string) => it(title, () => checkFindings(streamOf('Order', java), only));

  silent('takes a @Data class for a POJO', '@Data public class Order { private int id; private boolean paid; }');
  finds(
    'misses the accessors of the lock that comes before the fields that are written',
    `@Data public class Order { private int id; @Synchronized public void pay() { } }
//                 ^^^^^ [not-a-pojo] field '$lock' is not public and has no getter`,
  );
  silent(
    'takes a class for a POJO whose member has the name of an annotation of Lombok that is imported by its name',
    '@lombok.Getter @lombok.Setter public class Order { private int id; public static class Getter { } }',
  );
  it('knows that a flag named isX has accessors that only Flink 2 finds', async () => {
    const order = '@Data public class Order { private boolean isPaid; }';
    const why = "\n//                 ^^^^^ [not-a-pojo] field 'isPaid' is not public and has no setter";
    await checkFindings(streamOf('Order', order + why), { ...only, flink: '1.20' });
    await checkSilent(streamOf('Order', order), { ...only, flink: '2.0' });
  });
  silent(
    'takes a @Data @Builder class with both constructors for a POJO',
    '@Data @Builder @NoArgsConstructor @AllArgsConstructor public class Order { private int id; }',
  );
  finds(
    'misses the constructor of a @Data @Builder class',
    `@Data @Builder public class Order { private int id; }
//                          ^^^^^ [not-a-pojo] it has no constructor without arguments`,
  );
  finds(
    'misses the constructor of a @Data class with a final field, but first its setter',
    `@Data public class Order { private final int id; }
//                 ^^^^^ [not-a-pojo] field 'id' is not public and has no setter`,
  );
  finds(
    'misses the setters of a @Value class',
    `@Value public class Order { int id; }
//                  ^^^^^ [not-a-pojo] field 'id' is not public and has no setter`,
  );
  finds(
    'misses getters where there are only setters',
    `@Setter public class Order { private int id; }
//                   ^^^^^ [not-a-pojo] field 'id' is not public and has no getter`,
  );
  silent(
    'is silent where Lombok is not understood',
    '@Data public class Order { @lombok.experimental.Delegate private String id; }',
  );
  finds(
    'says so of a builder in a stream',
    `@Builder public class Order { private int id; }
//                    ^^^^^ [not-a-pojo] field 'id' is not public and has no getter`,
  );
});
