import assert from 'node:assert/strict';
import { sayInEnglish } from '../../server/src/base/message';
import { changesOf } from '../../server/src/compatibility/changes-of-plan';
import { compared } from './restored';

const IMPORTS = `import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.serialization.SimpleStringSchema;
import org.apache.flink.api.common.state.*;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.streaming.api.datastream.*;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;
import org.apache.flink.util.Collector;`;

const SOURCE =
  'KafkaSource.<String>builder().setTopics("words").setValueOnlyDeserializer(new SimpleStringSchema()).build()';
const READ = 'env.fromSource(source, WatermarkStrategy.noWatermarks(), "words").uid("words-source-v1")';
const COUNTED = 'words.keyBy(word -> word).process(new Count()).uid("count-process-v1").print().uid("count-sink-v1");';
const LONGEST = `words.keyBy(word -> word).window(TumblingEventTimeWindows.of(Duration.ofMinutes(5)))
      .reduce((a, b) -> a.length() > b.length() ? a : b).uid("longest-window-v1").print().uid("longest-sink-v1");`;
const JOB = `package shop;
${IMPORTS}
public class Job {
  public static void main(String[] args) throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    KafkaSource<String> source = ${SOURCE};
    DataStream<String> words = ${READ};
    ${COUNTED}
    ${LONGEST}
    env.execute("words");
  }
}
`;
const OPEN = `count = getRuntimeContext().getState(new ValueStateDescriptor<>("count", Long.class));`;
const COUNT = `package shop;
${IMPORTS}
public class Count extends KeyedProcessFunction<String, String, Long> {
  private transient ValueState<Long> count;
  @Override public void open(Configuration parameters) {
    ${OPEN}
  }
  @Override public void processElement(String word, Context context, Collector<Long> out) throws Exception {
    count.update(count.value() + 1);
    out.collect(count.value());
  }
}
`;

type Files = Readonly<Record<string, string>>;
const BASE: Files = { 'shop/Job.java': JOB, 'shop/Count.java': COUNT };

function edited(text: string, ...edits: readonly (readonly [string, string])[]): string {
  return edits.reduce((now, [from, to]) => {
    assert.ok(now.includes(from), from);
    return now.split(from).join(to);
  }, text);
}
const job = (...edits: readonly (readonly [string, string])[]): Files => ({
  ...BASE,
  'shop/Job.java': edited(JOB, ...edits),
});
const count = (...edits: readonly (readonly [string, string])[]): Files => ({
  ...BASE,
  'shop/Count.java': edited(COUNT, ...edits),
});
const MAIN = '  public static void main';

const REFACTORINGS: Readonly<Record<string, Files>> = {
  'variables are renamed': job(['words.keyBy', 'lines.keyBy'], ['> words =', '> lines =']),
  'a variable is inlined': job([`    KafkaSource<String> source = ${SOURCE};\n`, ''], ['(source,', `(${SOURCE},`]),
  'a connector is made in a method': job(
    [`source = ${SOURCE}`, 'source = source()'],
    [MAIN, `  private static KafkaSource<String> source() { return ${SOURCE}; }\n${MAIN}`],
  ),
  'flows are made in methods': job(
    [COUNTED, 'counted(words);'],
    [LONGEST, 'longest(words);'],
    [
      MAIN,
      `  private static void longest(DataStream<String> words) { ${LONGEST} }
  private static void counted(DataStream<String> words) { ${COUNTED} }\n${MAIN}`,
    ],
  ),
  'a chain of calls is split': job([
    COUNTED,
    `SingleOutputStreamOperator<Long> counts = words.keyBy(word -> word).process(new Count());
    counts.uid("count-process-v1");
    counts.print().uid("count-sink-v1");`,
  ]),
  'flows are made in classes of their own': {
    ...job([COUNTED, 'new Counted().add(words);'], [LONGEST, 'Longest.add(words);']),
    'shop/Counted.java': `package shop;\n${IMPORTS}\nclass Counted { void add(DataStream<String> words) { ${COUNTED} } }`,
    'shop/Longest.java': `package shop;\n${IMPORTS}\nclass Longest { static void add(DataStream<String> words) { ${LONGEST} } }`,
  },
  'main moves to another class': {
    ...job(['public static void main(', 'static void run(']),
    'shop/Main.java':
      'package shop; public class Main { public static void main(String[] args) throws Exception { Job.run(args); } }',
  },
  'the class of the job is renamed': {
    'shop/WordsJob.java': edited(JOB, ['class Job', 'class WordsJob']),
    'shop/Count.java': COUNT,
  },
  'the class of the job moves to another package': {
    'shop/jobs/Job.java': edited(JOB, ['package shop;', 'package shop.jobs;\nimport shop.Count;']),
    'shop/Count.java': COUNT,
  },
  'the function moves to another package': {
    'shop/Job.java': edited(JOB, ['public class', 'import shop.functions.Count;\npublic class']),
    'shop/functions/Count.java': edited(COUNT, ['package shop;', 'package shop.functions;']),
  },
  'a size is written in another unit': job(['Duration.ofMinutes(5)', 'Duration.ofSeconds(300)']),
  'code is laid out anew': job(['.process(new Count())', '// each word\n        .process( /* once */ new Count() )']),
  'a descriptor gets a variable': count([
    OPEN,
    'ValueStateDescriptor<Long> descriptor = new ValueStateDescriptor<>("count", Long.class);\n    count = getRuntimeContext().getState(descriptor);',
  ]),
  'the name of a state gets a constant': count(
    ['"count"', 'NAME'],
    ['  private transient', '  private static final String NAME = "count";\n  private transient'],
  ),
  'a field is renamed': count(['count', 'words'], ['"words"', '"count"']),
  'what open does moves to a method': count(
    [OPEN, 'prepare();'],
    ['  @Override public void open', `  private void prepare() { ${OPEN} }\n  @Override public void open`],
  ),
};

const withoutUids = (files: Files): Files =>
  Object.fromEntries(
    Object.entries(files).map(([path, text]) => [path, text.replace(/(?:counts)?\.uid\("[^"]*"\)/g, '')]),
  );

async function told(before: Files, after: Files): Promise<string[]> {
  const texts = (files: Files) => new Map(Object.entries(files).map(([path, text]) => [`src/main/java/${path}`, text]));
  const backends = ['hashmap', 'rocksdb'] as const;
  const { plans } = await compared({ before: texts(before), after: texts(after), version: '1.20.5', backends });
  return plans.flatMap((plan) => [
    plan.before && plan.after ? plan.verdict : `${plan.entry} is in one revision only`,
    ...changesOf(plan).map(({ kind, reason }) => `${kind}: ${reason ? sayInEnglish(reason) : ''}`),
  ]);
}

describe('a refactoring keeps all state', () => {
  for (const [what, files] of Object.entries(REFACTORINGS)) {
    it(`when ${what}, and back`, async () => {
      assert.deepEqual(await told(BASE, files), ['compatible']);
      assert.deepEqual(await told(files, BASE), ['compatible']);
    });

    it(`when ${what} in a job without uids`, async () => {
      assert.deepEqual(await told(withoutUids(BASE), withoutUids(files)), ['compatible']);
    });
  }
});

describe('two jobs whose entries have the same name', () => {
  const moduleJob = (module: string, uid: string): Files => ({
    [`${module}/Job.java`]: `package shop;
${IMPORTS}
public class Job {
  public static void main(String[] args) throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    env.fromSequence(1, 9).uid("numbers-v1").keyBy(n -> n % 2).reduce((a, b) -> a + b).uid("${uid}").print();
    env.execute();
  }
}`,
  });

  it('are each compared with the one of their own file', async () => {
    const before = { ...moduleJob('b', 'b-v1'), ...moduleJob('c', 'c-v1') };
    const after = { ...moduleJob('a', 'a-v1'), ...moduleJob('c', 'c-v1') };
    const [same, ...others] = await told(before, { ...after, ...moduleJob('b', 'b-v1') });
    assert.deepEqual([same, ...others], ['compatible', 'compatible', 'shop.Job#main is in one revision only']);
  });
});

describe('a main that runs a further job', () => {
  it('goes on with the job that it ran before', async () => {
    const first = 'env.fromElements("a").executeAndCollect().forEachRemaining(each -> {});';
    const files = job([`    DataStream<String> words =`, `    ${first}\n    DataStream<String> words =`]);
    assert.deepEqual((await told(BASE, files))[0], 'compatible');
  });
});

describe('a generated id that is not known', () => {
  const flow = (middle: string, sink = 'new Unknown()') =>
    job(
      [READ, 'env.fromElements("a", "b")'],
      [LONGEST, ''],
      [COUNTED, `words.keyBy(word -> word).process(new Count())${middle}.sinkTo(${sink});`],
      ['public class Job', 'import other.Unknown;\npublic class Job'],
    );

  it('is the same where all that it is made of is', async () => {
    const files = { ...flow(''), 'shop/Count.java': edited(COUNT, ['+ 1', '+ 2']) };
    assert.deepEqual((await told(flow(''), files)).slice(0, 1), ['compatible']);
  });

  it('may be another one where an operator stands before it', async () => {
    const files = edited(flow('')['shop/Job.java'] ?? '', ['words.keyBy', 'words.filter(word -> true).keyBy']);
    assert.deepEqual((await told(flow(''), { ...BASE, 'shop/Job.java': files })).slice(0, 1), ['unknown']);
  });
});
