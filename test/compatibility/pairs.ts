/** Small jobs and their next versions, each changed in one way; `golden/restores.json` says what real Flink did with them. */
import {
  buffer,
  COUNTED,
  COUNTER,
  ENUM,
  keyed,
  LABELLED,
  mapOf,
  type Pair,
  PROFILE,
  pair,
  plain,
  plainFunction,
  pojo,
  TWO_COUNTERS,
  ttl,
  twoStates,
  valueState,
  windowed,
  withProfile,
} from './job-parts';
import { FLOW_PAIRS } from './pairs-of-flows';
import { KEY_PAIRS } from './pairs-of-keys';
import { PLACE_PAIRS } from './pairs-of-places';
import { TYPE_PAIRS } from './pairs-of-types';

export type { Pair } from './job-parts';

/** In no order. */
export const PAIRS: readonly Pair[] = [
  ...KEY_PAIRS,
  ...PLACE_PAIRS,
  ...FLOW_PAIRS,
  ...TYPE_PAIRS,
  pair('reformatted', plain, { members: COUNTER.replace(/\n {4}/g, '\n        ') }),
  pair('pojo-field-added', withProfile('public int count;'), withProfile('public int count;\n  public String city;')),
  pair(
    'pojo-field-renamed',
    withProfile('public int count;\n  public int old;'),
    withProfile('public int count;\n  public int fresh;'),
  ),
  pair('pojo-int-to-long', withProfile('public int count;'), withProfile('public long count;')),
  pair(
    'pojo-accessors-instead-of-public',
    withProfile('public int count;'),
    withProfile(
      'protected int count;',
      undefined,
      'public Profile() {}\n  public int getCount() { return count; }\n  public void setCount(int count) { this.count = count; }',
    ),
  ),
  pair('pojo-without-constructor', withProfile('public int count;'), {
    members: valueState('Profile', 'new Profile(0)', 'p.count++;'),
    classes: {
      Profile: pojo(
        'Profile',
        'public int count;',
        '"count=" + count',
        'public Profile(int count) { this.count = count; }',
      ),
    },
  }),
  pair('pojo-field-moved-up', withProfile('public int count;\n  public String name = "n";'), {
    members: PROFILE.members,
    classes: {
      Base: 'public class Base {\n  public String name = "n";\n  public Base() {}\n}',
      Profile: pojo('Profile extends Base', 'public int count;', '"count=" + count', 'public Profile() {}').replaceAll(
        'Profile extends Base(',
        'Profile(',
      ),
    },
  }),
  pair('class-renamed', withProfile('public int count;'), {
    members: PROFILE.members.replaceAll('Profile', 'Account'),
    classes: { Account: pojo('Account', 'public int count;', '"count=" + count') },
  }),
  pair('enum-constant-first', ENUM('LOW, HIGH'), ENUM('NONE, LOW, HIGH')),
  pair('enum-constants-reordered', ENUM('LOW, HIGH'), ENUM('HIGH, LOW')),
  pair('enum-constant-renamed', ENUM('LOW, HIGH'), ENUM('SMALL, HIGH')),
  pair('value-integer-to-long', plain, { members: valueState('Long', '0L', 'p = p + 1;') }),
  pair(
    'tuple-field-type',
    {
      members: valueState(
        'Tuple2<String, Integer>',
        'Tuple2.of("a", 0)',
        'p = Tuple2.of("a", p.f1 + 1);',
        'new ValueStateDescriptor<>("it", Types.TUPLE(Types.STRING, Types.INT))',
      ),
    },
    {
      members: valueState(
        'Tuple2<String, Long>',
        'Tuple2.of("a", 0L)',
        'p = Tuple2.of("a", p.f1 + 1);',
        'new ValueStateDescriptor<>("it", Types.TUPLE(Types.STRING, Types.LONG))',
      ),
    },
  ),
  pair('state-renamed', plain, { members: COUNTER.replace('"it"', '"count"') }),
  pair('state-names-exchanged', { members: twoStates('seen', 'limit') }, { members: twoStates('limit', 'seen') }),
  pair('value-to-map', plain, {
    members: mapOf('String', 'Integer', 'p = p == null ? 1 : p + 1;', '"x"', 'Types.STRING, Types.INT'),
  }),
  pair(
    'map-key-type',
    { members: mapOf('String', 'Integer', 'p = p == null ? 1 : p + 1;', '"x"', 'Types.STRING, Types.INT') },
    { members: mapOf('Long', 'Integer', 'p = p == null ? 1 : p + 1;', '1L', 'Types.LONG, Types.INT') },
  ),
  pair('ttl-switched-on', plain, { members: ttl(5) }),
  pair('ttl-value-changed', { members: ttl(5) }, { members: ttl(9) }),
  pair('uid-removed', plain, { members: COUNTER, flow: COUNTED.replace('.uid("counter")', '') }),
  pair('uid-changed', plain, { members: COUNTER, flow: COUNTED.replace('"counter"', '"counter-v2"') }),
  pair('uid-changed-and-the-state-taken-over', plain, {
    members: COUNTER,
    flow: COUNTED.replace('.uid("counter")', '.uid("counter-v2").setUidHash("0da08f51eaa85fc298e176a139b3649a")'),
  }),
  pair(
    'uid-changed-on-a-stateless-operator',
    { members: COUNTER, flow: COUNTED.replace('numbers', 'numbers.map(i -> i).uid("same")') },
    {
      members: COUNTER,
      flow: COUNTED.replace('numbers', 'numbers.map(i -> i).uid("same-v2")'),
    },
  ),
  pair(
    'uids-swapped',
    { members: LABELLED, flow: TWO_COUNTERS('a', 'b') },
    { members: LABELLED, flow: TWO_COUNTERS('b', 'a') },
  ),
  pair(
    'statements-reordered',
    { members: LABELLED, flow: TWO_COUNTERS('a', 'b') },
    {
      members: LABELLED,
      flow: TWO_COUNTERS('a', 'b')
        .split(';')
        .slice(0, 2)
        .reverse()
        .map((each) => each.trim())
        .join(';\n    ')
        .concat(';'),
    },
  ),
  pair('key-to-another-number', plain, { members: COUNTER, flow: COUNTED.replace('"k" + i % 4', '"q" + i % 4') }),
  pair('key-hash-changed', keyed('class', 'java.util.Objects.hash(id)'), keyed('class', 'Long.hashCode(id)')),
  pair('key-class-to-record', keyed('class', 'java.util.Objects.hash(id)'), keyed('record', '')),
  pair('max-parallelism-set-lower', plain, { members: COUNTER, settings: 'env.setMaxParallelism(64);' }),
  pair('max-parallelism-no-longer-set', { members: COUNTER, settings: 'env.setMaxParallelism(64);' }, plain),
  pair('max-parallelism-set-to-the-default', plain, { members: COUNTER, settings: 'env.setMaxParallelism(128);' }),
  pair('keyed-to-plain-under-the-same-uid', plain, {
    members: plainFunction,
    flow: 'numbers.map(new Plain()).uid("counter").print().uid("out");',
  }),
  pair('function-class-renamed', plain, {
    members: COUNTER.replaceAll('Counter', 'Tally'),
    flow: COUNTED.replace('new Counter', 'new Tally'),
  }),
  pair(
    'operator-list-pojo-field-added',
    { ...buffer('Item', 'Item.class', 'new Item()'), classes: { Item: pojo('Item', 'public int n;', '"n=" + n') } },
    {
      ...buffer('Item', 'Item.class', 'new Item()'),
      classes: { Item: pojo('Item', 'public int n;\n  public String note;', '"n=" + n') },
    },
  ),
  pair(
    'operator-union-to-list',
    buffer('Long', 'Types.LONG', 'n', 'getUnionListState'),
    buffer('Long', 'Types.LONG', 'n'),
  ),
  pair(
    'window-tumbling-to-session',
    windowed('TumblingProcessingTimeWindows.of(Duration.ofDays(1))'),
    windowed('ProcessingTimeSessionWindows.withGap(Duration.ofHours(1))'),
  ),
  pair(
    'window-size',
    windowed('TumblingProcessingTimeWindows.of(Duration.ofDays(1))'),
    windowed('TumblingProcessingTimeWindows.of(Duration.ofHours(6))'),
  ),
  pair(
    'window-accumulator-type',
    windowed('TumblingProcessingTimeWindows.of(Duration.ofDays(1))'),
    windowed('TumblingProcessingTimeWindows.of(Duration.ofDays(1))', 'public String user;\n  public int n;'),
  ),
];
