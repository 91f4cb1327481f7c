import { checkFindings, checkSilent } from '../fixture/check';

const only = { only: ['avro-without-flink-avro'] };

const dependency = (artifact: string, group = 'org.apache.flink') =>
  `<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>1.20.5</version></dependency>`;

/** A module with a record that Avro generated, and a state of it. */
const project = (dependencies: readonly string[], mark = '') => `
//- pom.xml
<project>
<modelVersion>4.0.0</modelVersion><groupId>shop</groupId><artifactId>shop</artifactId><version>1</version>
<dependencies>${dependencies.join('')}</dependencies>
</project>
//- src/main/java/shop/Job.java
package shop;
class Job {
  Object last = new org.apache.flink.api.common.state.ValueStateDescriptor<>("last", Order.class);
  ${mark}
}
//- src/main/java/shop/Order.java
package shop;
public class Order extends org.apache.avro.specific.SpecificRecordBase { public long cents; }`;

const MARK =
  '//            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error [avro-without-flink-avro] Order needs flink-avro';
const AVRO = dependency('avro', 'org.apache.avro');

describe('avro-without-flink-avro', () => {
  it('fires where all dependencies are known to bring no flink-avro, in all versions', async () => {
    for (const flink of ['1.18', '1.20', '2.2']) {
      await checkFindings(project([dependency('flink-streaming-java'), AVRO], MARK), { ...only, flink });
    }
  });

  it('is silent with flink-avro (near miss)', () =>
    checkSilent(project([dependency('flink-streaming-java'), dependency('flink-avro')]), only));

  it('is silent where a dependency may bring it (near miss)', () =>
    checkSilent(project([dependency('flink-streaming-java'), dependency('commons', 'shop'), AVRO]), only));

  it('is silent without a build, and without dependencies (near miss)', async () => {
    await checkSilent(project([]), only);
    await checkSilent(project([AVRO]).replace('//- pom.xml', '//- other.xml'), only);
  });
});
