// Writes a workspace like those of teams: one file in ten is a job, three are its data classes, six never mention Flink.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Writes so many Java files below a folder; returns the folder. */
export function writeWorkspace(folder, files) {
  const sources = path.join(folder, 'src', 'main', 'java', 'shop');
  mkdirSync(sources, { recursive: true });
  writeFileSync(path.join(folder, 'pom.xml'), POM);
  for (let i = 0; i < files; i++) {
    const [name, text] =
      i % 10 === 0 ? [`Job${i}`, job(i)] : i % 10 < 4 ? [`Data${i}`, data(i)] : [`Service${i}`, service(i)];
    writeFileSync(path.join(sources, `${name}.java`), text);
  }
  return folder;
}

const POM = `<project><dependencies><dependency><groupId>org.apache.flink</groupId>
<artifactId>flink-streaming-java</artifactId><version>1.20.5</version></dependency></dependencies></project>`;

const times = (count, text) => Array.from({ length: count }, (_, n) => text(n)).join('\n');

const job = (i) => `package shop;

import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

public class Job${i} {
  public static void main(String[] args) throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
${times(
  10,
  (n) => `    DataStream<Data${i + 1 + (n % 3)}> stream${n} = env
        .fromSource(Sources.data${n}(), WatermarkStrategy.noWatermarks(), "data ${n}")
        .uid("data-${n}-source-v1")
        .filter(record -> record.getField0() != null)
        .uid("data-${n}-filter-v1");
    stream${n}.keyBy(record -> record.getField1()).map(new Count${n}()).print();`,
)}
    env.execute("job ${i}");
  }
}
`;

const data = (i) => `package shop;

public class Data${i} {
${times(12, (n) => `  private String field${n};`)}
${times(
  12,
  (n) => `
  public String getField${n}() {
    return field${n};
  }

  public void setField${n}(String field${n}) {
    this.field${n} = field${n};
  }`,
)}
}
`;

const service = (i) => `package shop;

import java.util.List;
import java.util.stream.Collectors;

public class Service${i} {
${times(
  15,
  (n) => `
  public List<String> names${n}(List<Data${i - (i % 10) + 1}> records, String prefix) {
    if (records.isEmpty() || prefix == null) {
      throw new IllegalArgumentException("nothing to name in " + records.size() + " records");
    }
    return records.stream().map(r -> prefix + r.getField${n % 12}()).sorted().collect(Collectors.toList());
  }`,
)}
}
`;
