/** Changes of what makes the key of a record, or of its hash code. */
import { COUNTED, COUNTER, type Pair, type Parts, pair, valueState } from './job-parts';

/** A counter by what a selector gives; `more` are the classes that it names. */
const by = (selector: string, more: Record<string, string> = {}): Parts => ({
  flow: COUNTED.replace('i -> "k" + i % 4', selector),
  members: COUNTER,
  classes: more,
});

const keysOf = (key: string) => ({
  Keys: `public class Keys {
  public static final String PREFIX = "${key}";

  public static String of(Long i) {
    return "${key}" + i % 4;
  }
}`,
});

const clickBy = (selector: string, user: string): Parts => ({
  flow: `numbers.map(i -> new Click(i)).returns(Click.class).keyBy(${selector}).process(new Counter()).uid("counter").print().uid("out");`,
  members: COUNTER.replace('<String, Long, String>', '<String, Click, String>').replace('(Long v', '(Click v'),
  classes: {
    Click: `public class Click {
  public long id;
  public Click() {}
  public Click(long id) { this.id = id; }
  public String getUser() { return ${user}; }
}`,
  },
});

const SELECTOR = `import org.apache.flink.api.java.functions.KeySelector;

public class ByUser extends Selecting {
  @Override
  public String getKey(Long i) { return userOf(i); }
}`;
const selecting = (user: string): Parts =>
  by('new ByUser()', {
    ByUser: SELECTOR,
    Selecting: `import org.apache.flink.api.java.functions.KeySelector;

public abstract class Selecting implements KeySelector<Long, String> {
  protected String userOf(Long i) { return ${user}; }
}`,
  });

/** A key class of a number, whose hash code is as the members say. */
const keyClass = (members: string, more: Record<string, string> = {}, parent = ''): Parts => ({
  flow: 'numbers.keyBy(i -> new UserKey(i % 4)).process(new Counter()).uid("counter").print().uid("out");',
  members: valueState('Integer', '0', 'p = p + 1;', undefined, 'UserKey'),
  classes: {
    UserKey: `public class UserKey${parent} {
  public long id;
  public UserKey() {}
  public UserKey(long id) { this.id = id; }
  @Override
  public boolean equals(Object o) { return o instanceof UserKey && ((UserKey) o).id == id; }
  ${members}
  @Override
  public String toString() { return "K" + id; }
}`,
    ...more,
  },
});
const hashOf = (hash: string) => `@Override
  public int hashCode() { return ${hash}; }`;

const connected = (second: string): Parts => ({
  flow: `numbers.keyBy(i -> "k" + i % 4).connect(numbers.map(i -> i + 1).uid("more").keyBy(${second})).process(new Counter()).uid("counter").print().uid("out");`,
  imports: ['org.apache.flink.streaming.api.functions.co.*'],
  members: COUNTER.replace(
    'KeyedProcessFunction<String, Long, String>',
    'KeyedCoProcessFunction<String, Long, Long, String>',
  )
    .replace(
      '@Override\n    public void processElement',
      '@Override\n    public void processElement1(Long v, Context context, Collector<String> out) {}\n\n    @Override\n    public void processElement',
    )
    .replace('processElement(', 'processElement2('),
});

export const KEY_PAIRS: readonly Pair[] = [
  pair('key-helper-changed', by('i -> Keys.of(i)', keysOf('k')), by('i -> Keys.of(i)', keysOf('q'))),
  pair('key-method-reference-changed', by('Keys::of', keysOf('k')), by('Keys::of', keysOf('q'))),
  pair(
    'key-constant-changed',
    by('i -> Keys.PREFIX + i % 4', keysOf('k')),
    by('i -> Keys.PREFIX + i % 4', keysOf('q')),
  ),
  pair('key-getter-changed', clickBy('c -> c.getUser()', '"k" + id % 4'), clickBy('c -> c.getUser()', '"q" + id % 4')),
  pair(
    'key-getter-as-a-reference',
    clickBy('c -> c.getUser()', '"k" + id % 4'),
    clickBy('Click::getUser', '"k" + id % 4'),
  ),
  pair('key-selector-parent-changed', selecting('"k" + i % 4'), selecting('"q" + i % 4')),
  pair('key-selector-unchanged', selecting('"k" + i % 4'), {
    ...selecting('"k" + i % 4'),
    settings: 'env.getConfig().setAutoWatermarkInterval(100);',
  }),
  pair(
    'key-hash-helper-changed',
    keyClass(hashOf('Hashes.of(id)'), {
      Hashes: 'public class Hashes {\n  static int of(long i) { return (int) i; }\n}',
    }),
    keyClass(hashOf('Hashes.of(id)'), {
      Hashes: 'public class Hashes {\n  static int of(long i) { return (int) i * 31 + 5; }\n}',
    }),
  ),
  pair(
    'key-hash-of-parent-changed',
    keyClass(
      '',
      { Hashed: `public abstract class Hashed {\n  ${hashOf('toString().hashCode()')}\n}` },
      ' extends Hashed',
    ),
    keyClass(
      '',
      { Hashed: `public abstract class Hashed {\n  ${hashOf('toString().hashCode() * 31 + 7')}\n}` },
      ' extends Hashed',
    ),
  ),
  pair('key-of-second-input-changed', connected('i -> "k" + i % 4'), connected('i -> "q" + i % 4')),
];
