// Each kind of quick fix, taken from the menu of the editor and applied to a file that is not saved: its finding goes.
import * as assert from 'node:assert';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { waitFor } from './wait-for';

interface Example {
  readonly rule: string;
  readonly title: RegExp;
  readonly java: string;
  /** What stands in the file afterwards. */
  readonly gives: RegExp;
  /** True in a module of its own, which is built with Flink 2. */
  readonly flink2?: boolean;
}

const job = (statements: string, members = '', imports = '') => `package fixes;

import java.util.*;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
${imports}
public class NAME {
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        ${statements}
        env.execute();
    }
${members}}
`;

const NUMBERS = 'env.fromSequence(1, 9).uid("numbers-source-v1")';
const items = (item: string) =>
  job(
    `${NUMBERS}.map(n -> (Item) null).returns(Item.class).uid("item-map-v1").print().uid("item-sink-v1");`,
    `\n${item}\n`,
  );

const FIXES: Record<string, Example> = {
  PublicClass: {
    rule: 'not-a-pojo',
    title: /^Make Item a POJO: public class/,
    java: items('    static class Item {\n        public int count;\n\n        public Item() {}\n    }'),
    gives: /public static class Item/,
  },
  StaticClass: {
    rule: 'not-a-pojo',
    title: /^Make Item a POJO: static class/,
    java: items('    public class Item {\n        public int count;\n    }'),
    gives: /public static class Item/,
  },
  Constructor: {
    rule: 'not-a-pojo',
    title: /^Make Item a POJO: public constructor without arguments/,
    java: items(
      '    public static class Item {\n        public int count;\n\n        public Item(int count) {\n            this.count = count;\n        }\n    }',
    ),
    gives: /public Item\(\) \{/,
  },
  Accessors: {
    rule: 'not-a-pojo',
    title: /^Make Item a POJO: getters, setters/,
    java: items('    public static class Item {\n        private int count;\n    }'),
    gives: /public int getCount\(\)[\s\S]*public void setCount\(int count\)/,
  },
  LombokAccessors: {
    rule: 'not-a-pojo',
    title: /^Make Item a POJO: @Getter, @Setter/,
    java: items('    @lombok.ToString\n    public static class Item {\n        private int count;\n    }'),
    gives: /@Getter\s+@Setter/,
  },
  LombokBuilder: {
    rule: 'not-a-pojo',
    title: /^Make Item a POJO: @NoArgsConstructor, @AllArgsConstructor/,
    java: items(
      '    @lombok.Data\n    @lombok.Builder\n    public static class Item {\n        private int count;\n    }',
    ),
    gives: /@NoArgsConstructor\s+@AllArgsConstructor/,
  },
  TypeInfoOfList: {
    rule: 'kryo-field',
    title: /^Tell Flink the type of Item\.names by @TypeInfo/,
    java: items('    public static class Item {\n        public List<String> names;\n    }'),
    gives: /@TypeInfo\([\s\S]*extends TypeInfoFactory</,
  },
  TypeInfoOfClass: {
    rule: 'not-a-pojo',
    title: /^Tell Flink the fields of Box by @TypeInfo on the class/,
    java: items(
      '    public static class Item {\n        public Box<String> box;\n    }\n\n    public static class Box<T> {\n        private T value;\n    }',
    ),
    gives: /@TypeInfo\(Box\.BoxTypeInfoFactory\.class\)[\s\S]*fields\.put\("value", typeArguments\.get\("T"\)\)/,
  },
  FieldType: {
    rule: 'kryo-field',
    title: /^Declare Item\.names as List \(/,
    java: items('    public static class Item {\n        public ArrayList<String> names;\n    }'),
    gives: /public List<String> names;/,
    flink2: true,
  },
  RecursiveType: {
    rule: 'recursive-type',
    title: /^Leave Item\.parts to Kryo by @TypeInfo/,
    java: items('    public static class Item {\n        public int id;\n        public List<Item> parts;\n    }'),
    gives: /@TypeInfo\([\s\S]*Types\.GENERIC\(List\.class\)/,
    flink2: true,
  },
  ToldType: {
    rule: 'kryo-type',
    title: /^Tell Flink the type: \.returns\(Types\.LOCAL_DATE\)/,
    java: job(`${NUMBERS}.map(n -> java.time.LocalDate.ofEpochDay(n)).uid("day-map-v1").print().uid("day-sink-v1");`),
    gives: /\.returns\(Types\.LOCAL_DATE\)/,
  },
  StateType: {
    rule: 'type-extraction-fails',
    title: /^Say the type: Types\.TUPLE\(Types\.STRING, Types\.LONG\)/,
    java: job(
      `${NUMBERS}.keyBy(n -> n).process(new Count()).uid("count-process-v1").print().uid("count-sink-v1");`,
      `
    static class Count extends KeyedProcessFunction<Long, Long, Long> {
        private ValueState<Tuple2<String, Long>> total;

        @Override
        public void open(org.apache.flink.configuration.Configuration settings) {
            total = getRuntimeContext().getState(new ValueStateDescriptor("total", Tuple2.class));
        }

        @Override
        public void processElement(Long n, Context context, Collector<Long> out) {}
    }
`,
      `import org.apache.flink.api.common.state.*;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;`,
    ),
    gives: /new ValueStateDescriptor<>\("total", Types\.TUPLE\(Types\.STRING, Types\.LONG\)\)/,
  },
  Returns: {
    rule: 'generic-lambda-without-returns',
    title: /^Add \.returns\(/,
    java: job(`${NUMBERS}.<Long>flatMap((n, out) -> out.collect(n)).uid("n-map-v1").print().uid("n-sink-v1");`, ''),
    gives: /\.returns\(new TypeHint<Long>\(\) \{\}\)/,
  },
  GenericTypes: {
    rule: 'generic-types-allowed',
    title: /^Add env\.getConfig\(\)\.disableGenericTypes\(\);/,
    java: job(`${NUMBERS}.print().uid("n-sink-v1");`),
    gives: /env\.getConfig\(\)\.disableGenericTypes\(\);/,
  },
  GeneratedUids: {
    rule: 'auto-generated-uids',
    title: /^Add env\.getConfig\(\)\.disableAutoGeneratedUIDs\(\);/,
    java: job(`${NUMBERS}.print().uid("n-sink-v1");`),
    gives: /disableAutoGeneratedUIDs\(\);/,
  },
  ConstantUid: {
    rule: 'non-constant-uid',
    title: /^Use the constant uid/,
    java: job('env.fromSequence(1, 9).uid(UUID.randomUUID().toString()).print().uid("n-sink-v1");'),
    gives: /\.uid\("constant-uid-source-v1"\)/,
  },
  MaxParallelism: {
    rule: 'max-parallelism-unset',
    title: /^Add env\.setMaxParallelism\(128\);/,
    java: job(`${NUMBERS}.keyBy(n -> n).max(0).uid("n-max-v1").print().uid("n-sink-v1");`),
    gives: /env\.setMaxParallelism\(128\);/,
  },
  RaisedParallelism: {
    rule: 'max-parallelism-too-low',
    title: /^Set the max parallelism to 300 \(/,
    java: job(
      `env.setParallelism(100);
        env.setMaxParallelism(128);
        ${NUMBERS}.keyBy(n -> n).max(0).uid("n-max-v1").print().uid("n-sink-v1");`,
    ),
    gives: /env\.setMaxParallelism\(300\);/,
  },
  MisspeltOption: {
    rule: 'misspelt-flink-option',
    title: /^Call it 'pipeline\.max-parallelism'/,
    java: job(
      `org.apache.flink.configuration.Configuration settings = new org.apache.flink.configuration.Configuration();
        settings.setString("pipeline.max-paralelism", "128");
        ${NUMBERS}.print().uid("n-sink-v1");`,
    ),
    gives: /"pipeline\.max-parallelism"/,
  },
  UnusedIgnore: {
    rule: 'unused-ignore',
    title: /^Remove the ignore/,
    java: job(`// flink-playbook: ignore kryo-field - the list is short
        ${NUMBERS}.print().uid("n-sink-v1");`),
    gives: /getExecutionEnvironment\(\);\s+env\.fromSequence/,
  },
  MissingUid: {
    rule: 'missing-operator-uid',
    title: /^Add uid "missing-uid-max-v1"/,
    java: job(`${NUMBERS}.keyBy(n -> n).max(0).print().uid("n-sink-v1");`),
    gives: /\.max\(0\)\.uid\("missing-uid-max-v1"\)/,
  },
  KafkaConsumer: {
    rule: 'legacy-kafka-connector',
    title: /^Migrate to KafkaSource with the new uid "orders-source-v2"/,
    java: job(
      `Properties properties = new Properties();
        properties.setProperty("bootstrap.servers", "kafka:9092");
        properties.setProperty("group.id", "orders");
        env.enableCheckpointing(60_000);
        env.addSource(new FlinkKafkaConsumer<>("orders", new SimpleStringSchema(), properties)).uid("orders-source-v1").print().uid("orders-sink-v1");`,
      '',
      'import org.apache.flink.api.common.serialization.SimpleStringSchema;\nimport org.apache.flink.streaming.connectors.kafka.FlinkKafkaConsumer;',
    ),
    gives: /OffsetsInitializer\.committedOffsets\(OffsetResetStrategy\.\w+\)[\s\S]*\.uid\("orders-source-v2"\)/,
  },
};

/** The module of the workspace that is built with Flink 2. */
const FLINK_2 = 'flink-2';

describe('quick fixes', () => {
  for (const [name, { rule, title, java, gives, flink2 = false }] of Object.entries(FIXES)) {
    it(`${rule}: ${title.source.slice(1).replace(/\\/g, '')}`, async () => {
      const document = await opened(flink2 ? FLINK_2 : '', name, java);
      const found = () => findings(document.uri, rule);
      const [finding] = await waitFor(`${rule} in ${name}`, () => found().length > 0 && found());
      const action = await waitFor(`the fix in the menu at ${rule}`, async () => {
        const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
          'vscode.executeCodeActionProvider',
          document.uri,
          finding?.range,
        );
        return actions.find((each) => title.test(each.title));
      });
      assert.ok(action.edit, 'the fix is no edit');
      await vscode.workspace.applyEdit(action.edit);
      assert.match(document.getText(), gives);
      await waitFor(`${rule} to be gone`, () => found().length === 0);
    });
  }
});

/** A file of the workspace that holds nothing on disk, with a text in the editor. */
async function opened(module: string, name: string, java: string): Promise<vscode.TextDocument> {
  const uri = inWorkspace(module, 'src/main/java/fixes', `${name}.java`);
  await vscode.workspace.fs.writeFile(uri, new Uint8Array());
  const document = await vscode.workspace.openTextDocument(uri);
  const editor = await vscode.window.showTextDocument(document);
  await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), java.replace('NAME', name)));
  return document;
}

function inWorkspace(...parts: string[]): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder);
  return vscode.Uri.joinPath(folder.uri, path.posix.join(...parts));
}

function findings(uri: vscode.Uri, rule: string): vscode.Diagnostic[] {
  return vscode.languages
    .getDiagnostics(uri)
    .filter(
      ({ source, code }) => source === 'Flink Playbook' && (typeof code === 'object' ? code.value : code) === rule,
    );
}
