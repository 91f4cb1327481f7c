import assert from 'node:assert/strict';
import { FixGate } from '../../server/src/analysis/offered-fixes';
import { sayInEnglish } from '../../server/src/base/message';
import { applyTo, findingsOf, openFixture, recordResult } from '../fixture/check';

const only = { only: ['not-a-pojo', 'kryo-field', 'recursive-type'] };

/** Odd, yet Java: what each class is named after stands in its way, or only seems to. */
const ODD: Readonly<Record<string, string>> = {
  'a record with a list': 'public record Odd(int id, java.util.List<String> tags) {}',
  'nested generics':
    'public class Odd { public java.util.Map<String, java.util.List<java.util.Map<String, Integer>>> deep; }',
  'a private nested class': 'public class Odd { public Part part; private static class Part { public int id; } }',
  'an enum with bodies':
    'public class Odd { public Kind kind; private int id; public enum Kind { A { int x() { return 1; } }; int x() { return 0; } } }',
  'fields of an interface':
    'public class Odd implements Limits { private int id; }\ninterface Limits { int MOST = 3; }',
  'boxed booleans': 'public class Odd { private Boolean isActive; public Boolean getIsActive() { return isActive; } }',
  'a boolean with is': 'public class Odd { private boolean isActive; public boolean isActive() { return isActive; } }',
  'final fields':
    'public class Odd { private final int id; private final String name; public Odd(int id, String name) { this.id = id; this.name = name; } }',
  'a final field with a value':
    'public class Odd { private final java.util.List<String> all = new java.util.ArrayList<>(); private int id; }',
  'a hidden field':
    'public class Odd extends Base { public int id; private String name; }\nclass Base { public long id; }',
  'arrays of generics': 'public class Odd { public java.util.List<String>[] lists; private int id; }',
  wildcards: 'public class Odd { public java.util.List<? extends Number> numbers; private int id; }',
  'values of the JDK':
    'import java.math.*;\nimport java.time.*;\nimport java.util.*;\npublic class Odd { public Optional<String> a; public Duration b; public UUID c; public Instant d; public BigDecimal e; public LocalDate f; }',
  'a sealed class': 'public sealed class Odd permits Sub { private int id; }\nfinal class Sub extends Odd {}',
  'comments between tokens':
    'public /* a */ class /* b */ Odd /* c */ { private /* d */ int /* e */ id /* f */ ; // g\n}',
  'carriage returns': 'public class Odd {\r\n\tprivate int id;\r\n\tprivate String name;\r\n}\r\n',
  'unicode names': 'public class Odd { private int größe; private String 名称; private double été; }',
  'dollars and underscores':
    'public class Odd { private int $id; private int _no; private int a_b_c; private int URL; private int xY; }',
  'several classes': 'class First { private int id; }\npublic class Odd { private First first; }\nclass Last {}',
  'several variables': 'public class Odd { private int a, b, c; private java.util.List<String> d, e; }',
  'an array behind the name': 'public class Odd { private int a[]; private int id; }',
  'a builder': '@lombok.Builder public class Odd { private int id; private java.util.List<String> tags; }',
  'a value': '@lombok.Value public class Odd { int id; }',
  'accessors of Lombok for one field':
    'public class Odd { @lombok.Getter private int id; @lombok.Getter @lombok.Setter private String name; }',
  'data with a final field': '@lombok.Data public class Odd { private final int id; private String name; }',
  'a required constructor':
    '@lombok.RequiredArgsConstructor @lombok.Getter public class Odd { @lombok.NonNull private String name; private int id; }',
  'a fluent style':
    '@lombok.Getter @lombok.Setter @lombok.experimental.Accessors(fluent = true) public class Odd { private int id; }',
  'annotations with arguments':
    '@SuppressWarnings({"unchecked", "rawtypes"})\n@Deprecated\nclass Odd { @Deprecated private int id; }',
  'a private constructor':
    'public class Odd { private int id; private Odd() {} public static Odd of() { return new Odd(); } }',
  'a generic class':
    'public class Odd<T> { private T value; private java.util.List<T> all; public static class Holder { public Odd<String> held; } }',
  'an inner class':
    'public class Odd { public Part part; private int factor; class Part { private int id; int times() { return id * factor; } } }',
  'a setter that gives itself':
    'public class Odd { private int id; public int getId() { return id; } public Odd setId(int id) { this.id = id; return this; } private int no; }',
  'an accessor of another type':
    'public class Odd { private Integer id; public int getId() { return id; } public void setId(int id) { this.id = id; } }',
  'a getter that throws':
    'public class Odd { private int id; public int getId() throws Exception { return id; } private long at; }',
  'a keyword-like name':
    'public class Odd { private int record; private int sealed; private int var; private String yield; }',
  'a class in a class in a class':
    'public class Odd { public Mid mid; public static class Mid { public Low low; static class Low { private int id; } } }',
  initializers: 'public class Odd { private int id; { id = 3; } static { System.out.println(); } }',
};

/** Each within a package and without one. */
const PLACES = [
  { head: 'package shop;\n', folder: 'shop/', flink: '1.20' },
  { head: '', folder: '', flink: '2.2' },
];

describe('odd classes', () => {
  for (const [name, java] of Object.entries(ODD)) {
    it(`${name}: a fix that is offered takes its finding away`, async () => {
      for (const { head, folder, flink } of PLACES) {
        const options = { ...only, flink };
        const type = /class Odd<T>/.test(java) ? 'Odd<String>' : 'Odd';
        const before = new Map([
          [
            `src/main/java/${folder}Job.java`,
            `${head}import org.apache.flink.streaming.api.datastream.DataStream;\nclass Job { void run(DataStream<${type}> stream) {} }\n`,
          ],
          [`src/main/java/${folder}Odd.java`, `${head}${java}\n`],
        ]);
        const workspace = await openFixture({ files: before }, options);
        for (const [finding, offered] of await new FixGate(workspace).offered(findingsOf(workspace))) {
          for (const fix of offered) {
            const files = applyTo(before, fix.edits);
            const left = findingsOf(await openFixture({ files }, options));
            const said = ({ rule, message }: typeof finding) => `${rule} ${sayInEnglish(message)}`;
            assert.ok(
              !left.some((other) => said(other) === said(finding)),
              `${sayInEnglish(fix.title)} changes nothing`,
            );
            await recordResult(finding.rule, fix.title, { before, files }, options);
          }
        }
      }
    });
  }
});
