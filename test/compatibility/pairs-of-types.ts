/** Changes of the type that a state holds. */
import { type Pair, type Parts, pair, pojo, valueState, withProfile } from './job-parts';

const row = (info: string, make: string): Parts => ({
  imports: ['org.apache.flink.types.Row'],
  members: valueState('Row', make, '', `new ValueStateDescriptor<>("it", ${info})`),
});

const BASE = (name: string) => `public class ${name} {\n  public String note = "n";\n  public ${name}() {}\n}`;
const below = (parent: string): Parts => {
  const { members, classes } = withProfile('public int count;');
  const profile = classes?.Profile?.replace('class Profile', `class Profile extends ${parent}`) ?? '';
  return { members, classes: { Profile: profile, [parent]: BASE(parent) } };
};

const abstractProfile: Parts = {
  members: valueState('Profile', 'new Vip()', 'p.count++;'),
  classes: {
    Profile: 'public abstract class Profile {\n  public int count;\n}',
    Vip: pojo('Vip', 'public int level;', '"count=" + count').replace('class Vip', 'class Vip extends Profile'),
  },
};

const made = (factory: string): Parts => {
  const { members, classes } = withProfile('public int count;\n  public String note = "n";');
  return {
    members,
    classes: {
      Profile: `import org.apache.flink.api.common.typeinfo.TypeInfo;\n\n@TypeInfo(Making.class)\n${classes?.Profile}`,
      Making: `import java.lang.reflect.Type;
import java.util.*;
import org.apache.flink.api.common.typeinfo.*;

public class Making extends TypeInfoFactory<Profile> {
  @Override
  public TypeInformation<Profile> createTypeInfo(Type type, Map<String, TypeInformation<?>> parameters) {
    return Types.POJO(Profile.class, new HashMap<>(Map.of(${factory})));
  }
}`,
    },
  };
};

const names = (info: string): Parts => ({
  members: valueState('List<String>', 'new ArrayList<>(List.of("a"))', '', `new ValueStateDescriptor<>("it", ${info})`),
});

/** An enum within a field that Kryo writes. */
const levels = (constants: string): Parts => {
  const { members, classes } = withProfile(
    'public int count;\n  public java.util.ArrayList<Level> levels = new java.util.ArrayList<>(java.util.List.of(Level.HIGH));',
    '"levels=" + levels + ",count=" + count',
  );
  return { members, classes: { ...classes, Level: `public enum Level { ${constants} }` } };
};

export const TYPE_PAIRS: readonly Pair[] = [
  pair('pojo-parent-renamed', below('Base'), below('Basis')),
  pair('pojo-made-abstract', withProfile('public int count;'), abstractProfile),
  pair('pojo-factory-changed', made('"count", Types.INT, "note", Types.STRING'), made('"count", Types.INT')),
  pair('pojo-forced-to-kryo', withProfile('public int count;'), {
    ...withProfile('public int count;'),
    settings:
      'env.configure(org.apache.flink.configuration.Configuration.fromMap(Map.of("pipeline.force-kryo", "true")), Job.class.getClassLoader());',
  }),
  pair(
    'row-field-added',
    row('Types.ROW(Types.STRING, Types.INT)', 'Row.of("a", 1)'),
    row('Types.ROW(Types.STRING, Types.INT, Types.LONG)', 'Row.of("a", 1, 1L)'),
  ),
  pair(
    'row-field-type',
    row('Types.ROW(Types.STRING, Types.INT)', 'Row.of("a", 1)'),
    row('Types.ROW(Types.STRING, Types.LONG)', 'Row.of("a", 1L)'),
  ),
  pair(
    'row-fields-renamed',
    row('Types.ROW_NAMED(new String[] {"name", "n"}, Types.STRING, Types.INT)', 'Row.of("a", 1)'),
    row('Types.ROW_NAMED(new String[] {"title", "count"}, Types.STRING, Types.INT)', 'Row.of("a", 1)'),
  ),
  pair(
    'list-given-and-extracted',
    names('Types.LIST(Types.STRING)'),
    names('TypeInformation.of(new TypeHint<List<String>>() {})'),
  ),
  pair('kryo-constants-moved', levels('LOW, HIGH'), levels('HIGH, LOW')),
  pair('kryo-constant-appended', levels('LOW, HIGH'), levels('LOW, HIGH, TOP')),
];
