/**
 * A Java test that restores a savepoint into a job, in one JVM and without reaching any other system: the job's `main`
 * makes the graph, its sources and sinks are taken out, and Flink's own MiniCluster starts the rest from the savepoint.
 * It compiles against Flink 1.17 to 2.3.
 */
import { type FlinkVersion, isAtLeast } from '../flink/flink-version';
import { IMPORTS, REST } from './rehearsal-java';

export interface RehearsalOptions {
  /** The class with the job's `main`: `shop.Jobs$Orders`. */
  readonly entryClass: string;
  /** The method that makes the job. */
  readonly method: string;
  /** The version that the job is moved to; null when it is not known. */
  readonly flinkVersion: FlinkVersion | null;
  readonly allowNonRestoredState: boolean;
  readonly framework: TestFramework;
  /** What the deployment sets that has a part in a restore. */
  readonly settings: readonly (readonly [key: string, value: string])[];
}

/** What runs the project's tests; `none`: the class has a `main` of its own. */
export type TestFramework = 'junit5' | 'junit4' | 'none';

export interface RehearsalTest {
  /** Relative to the module: `src/test/java/shop/OrdersJobRestoreTest.java`. */
  readonly path: string;
  /** `shop.OrdersJobRestoreTest`. */
  readonly className: string;
  readonly text: string;
}

/** The environment variable that names the copy of the savepoint. */
export const SAVEPOINT_VARIABLE = 'RESTORE_SAVEPOINT';

export function rehearsalTest(options: RehearsalOptions): RehearsalTest {
  const name = options.entryClass.replaceAll('$', '.');
  const dot = options.entryClass.lastIndexOf('.');
  const packageName = options.entryClass.slice(0, Math.max(dot, 0));
  const className = `${options.entryClass.slice(dot + 1).replaceAll('$', '')}RestoreTest`;
  const imported = imports(options).map((each) => `import ${each};`);
  const text = [
    ...(packageName === '' ? [] : [`package ${packageName};`, '']),
    ...imported,
    '',
    ...head(name.slice(dot + 1), options),
    `public class ${className} {`,
    ...start(className, name.slice(dot + 1), options),
    REST,
    '}',
    '',
  ].join('\n');
  const folder = ['src/test/java', ...packageName.split('.')].filter((part) => part !== '').join('/');
  const qualified = packageName === '' ? className : `${packageName}.${className}`;
  return { path: `${folder}/${className}.java`, className: qualified, text };
}

function imports({ flinkVersion, framework }: RehearsalOptions): string[] {
  // the interface moved with 2.0
  const sources = `org.apache.flink.streaming.api.functions.source.${flinkVersion && isAtLeast(flinkVersion, 2, 0) ? 'legacy.' : ''}`;
  const ofTests = {
    junit5: ['org.junit.jupiter.api.Assumptions', 'org.junit.jupiter.api.Test'],
    junit4: ['org.junit.Assume', 'org.junit.Test'],
    none: [],
  }[framework];
  return [...IMPORTS, `${sources}SourceFunction`, ...ofTests].sort((a, b) => (a < b ? -1 : 1));
}

function head(job: string, { framework }: RehearsalOptions): string[] {
  return [
    '/**',
    ` * Restores a copy of a savepoint into ${job}. Sources and sinks are taken out, so that no other system is read,`,
    ` * written to or changed; what else ${job} does in its main or in open(), it does. That state is lost without an error`,
    ' * cannot be seen here.',
    ' *',
    framework === 'none'
      ? ' * Run main with the path of the savepoint.'
      : ` * The environment variable ${SAVEPOINT_VARIABLE} names the savepoint; without it the test is skipped.`,
    ' */',
  ];
}

function start(className: string, job: string, options: RehearsalOptions): string[] {
  const { framework, method, settings, allowNonRestoredState } = options;
  const make =
    method === 'main'
      ? [`      ${job}.main(ARGUMENTS);`]
      : [
          `      // ${job}.${method} makes the job: call it here`,
          `      throw new UnsupportedOperationException("call ${job}.${method} in ${className}.makeJob");`,
        ];
  return [
    `  private static final boolean ALLOW_NON_RESTORED_STATE = ${allowNonRestoredState};`,
    ...(method === 'main'
      ? [`  /** What the job is started with. */`, '  private static final String[] ARGUMENTS = {};']
      : []),
    '',
    ...entry(framework),
    '',
    '  private static Configuration configuration() {',
    '    Configuration configuration = new Configuration();',
    ...settings.map(([key, value]) => `    configuration.setString(${javaString(key)}, ${javaString(value)});`),
    '    configuration.setString("rest.bind-port", "0");',
    '    return configuration;',
    '  }',
    '',
    '  /** Runs the program up to its execute(). */',
    '  private static StreamGraph makeJob() throws Exception {',
    '    Capturing.install(configuration());',
    '    try {',
    ...make,
    ...(method === 'main' ? ['      throw new AssertionError("no job was executed");'] : []),
    '    } catch (Throwable thrown) {',
    '      for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {',
    '        if (cause instanceof Captured) {',
    '          return ((Captured) cause).graph;',
    '        }',
    '      }',
    '      throw thrown;',
    '    } finally {',
    '      Capturing.uninstall();',
    '    }',
    '  }',
    '',
  ];
}

function entry(framework: TestFramework): string[] {
  const variable = `System.getenv("${SAVEPOINT_VARIABLE}")`;
  const skipped = `"set ${SAVEPOINT_VARIABLE} to the path of the savepoint"`;
  switch (framework) {
    case 'junit5':
      return [
        '  @Test',
        '  void restores() throws Exception {',
        `    String savepoint = ${variable};`,
        `    Assumptions.assumeTrue(savepoint != null, ${skipped});`,
        '    restore(savepoint);',
        '  }',
      ];
    case 'junit4':
      return [
        '  @Test',
        '  public void restores() throws Exception {',
        `    String savepoint = ${variable};`,
        `    Assume.assumeTrue(${skipped}, savepoint != null);`,
        '    restore(savepoint);',
        '  }',
      ];
    case 'none':
      return [
        '  public static void main(String[] arguments) throws Exception {',
        '    if (arguments.length != 1) {',
        '      throw new IllegalArgumentException("one argument: the path of the savepoint");',
        '    }',
        '    restore(arguments[0]);',
        '    System.out.println("restored");',
        '    System.exit(0);',
        '  }',
      ];
  }
}

/** A literal of Java; what is outside ASCII is escaped, as compilers read files in different encodings. */
function javaString(text: string): string {
  const escaped = text
    .replace(/[\\"]/g, '\\$&')
    .replace(/[^\x20-\x7e]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replace(/\\u000a/g, '\\n')
    .replace(/\\u000d/g, '\\r');
  return `"${escaped}"`;
}
