import assert from 'node:assert/strict';
import { TextLines } from '../../server/src/base/text-lines';
import { FlinkSettings } from '../../server/src/project/flink-configuration/flink-settings';
import { readSettingsSources } from '../../server/src/project/flink-configuration/read-settings';
import type { SettingsSource } from '../../server/src/project/flink-configuration/settings-source';

const read = (file: string, text: string) => readSettingsSources(`/w/${file}`, new TextLines(text));
const keys = (source: SettingsSource | undefined) => source?.settings.map(({ key, value }) => [key, value.value]);

describe('settings outside the Java code', () => {
  it('reads flink-conf.yaml as Flink 1.x does: no YAML, and a # ends a value', () => {
    const [source] = read('flink-conf.yaml', 'a.b: 1 # one\nno colon\nc.flink:none\nd.e: x: y\n');
    assert.deepEqual(keys(source), [
      ['a.b', '1'],
      ['d.e', 'x: y'],
    ]);
  });

  it('reads nested maps of config.yaml, and leaves other config.yaml alone', () => {
    const [source] = read('config.yaml', 'taskmanager:\n  numberOfTaskSlots: 2\nparallelism.default: 4\n');
    assert.deepEqual(keys(source), [
      ['taskmanager.numberOfTaskSlots', '2'],
      ['parallelism.default', '4'],
    ]);
    assert.deepEqual(read('config.yaml', 'server:\n  port: 80\nflink: true\n'), []);
  });

  it('reads every FlinkDeployment of a file, and nothing of a template', () => {
    const deployment = 'kind: FlinkDeployment\nspec:\n  flinkVersion: v1_20\n  job:\n    entryClass: shop.A\n';
    const sources = read('k8s.yaml', `${deployment}---\nkind: Service\n---\n${deployment.replace('shop.A', 'shop.B')}`);
    assert.deepEqual(
      sources.map(({ entryClass, flinkVersion }) => [entryClass?.value, flinkVersion?.text]),
      [
        ['shop.A', '1.20'],
        ['shop.B', '1.20'],
      ],
    );
    assert.deepEqual(read('k8s.yaml', `{{- if .Values.on }}\n${deployment}{{- end }}\n`), []);
  });

  it('reads the configurations in a ConfigMap, flat ones and nested ones', () => {
    const map = (name: string, lines: string) => `kind: ConfigMap\ndata:\n  ${name}: |\n${lines}`;
    const flat = map('flink-conf.yaml', '    parallelism.default: 2\n');
    assert.deepEqual(keys(read('k8s.yaml', flat)[0]), [['parallelism.default', '2']]);
    const nested = map(
      'config.yaml',
      '    parallelism:\n      default: 2\n    taskmanager:\n      numberOfTaskSlots: 4\n',
    );
    const [source] = read('k8s.yaml', nested);
    assert.deepEqual(keys(source), [
      ['parallelism.default', '2'],
      ['taskmanager.numberOfTaskSlots', '4'],
    ]);
    const [first] = source?.settings ?? [];
    assert.deepEqual(first?.keyRange.start, { line: 4, column: 6 });
    assert.equal(nested.split('\n')[4]?.slice(6, 13), 'default');
    assert.deepEqual(read('k8s.yaml', map('config.yaml', '    server:\n      port: 80\n')), []);
  });

  it('reads FLINK_PROPERTIES of a compose file', () => {
    const text =
      'services:\n  jm:\n    environment:\n      - |\n        FLINK_PROPERTIES=\n        parallelism.default: 2\n';
    assert.deepEqual(keys(read('compose.yml', text)[0]), [['parallelism.default', '2']]);
  });

  it('reads flink run over several lines; a variable is unknown', () => {
    const [launch] = read(
      'run.sh',
      'flink run \\\n  -p "$P" -c shop.A \\\n  -D state.backend.type=rocksdb job.jar -n -p 3\n',
    );
    assert.deepEqual(keys(launch), [['state.backend.type', 'rocksdb']]);
    assert.equal(launch?.parallelism?.value, null);
    assert.equal(launch?.entryClass?.value, 'shop.A');
    assert.equal(launch?.allowNonRestoredState, null);
  });

  it('reads commands that are written as lists', () => {
    const [launch] = read(
      'job.yaml',
      'args: ["standalone-job", "--job-classname", "shop.A", "--allowNonRestoredState"]\n',
    );
    assert.equal(launch?.entryClass?.value, 'shop.A');
    assert.equal(launch?.allowNonRestoredState?.value, 'true');
    const [inImage] = read('Dockerfile', 'FROM flink:1.20\nCMD ["flink", "run", "-p", "4", "job.jar"]\n');
    assert.equal(inImage?.parallelism?.value, '4');
  });

  it('lets a launch win over the configuration, and knows nothing where files disagree', () => {
    const conf = read('flink-conf.yaml', 'parallelism.default: 2\npipeline.max-parallelism: 64\n');
    const launch = (options: string) => read('run.sh', `flink run -c shop.A ${options} job.jar\n`);
    const settings = new FlinkSettings([...conf, ...launch('-p 8')]).settingsFor('shop.A');
    const value = (of: typeof settings, name: 'parallelism' | 'maxParallelism') => {
      const found = of.get(name);
      return found.kind === 'set' ? found.value : found.kind;
    };
    assert.equal(value(settings, 'parallelism'), '8');
    assert.equal(value(settings, 'maxParallelism'), '64');
    const torn = new FlinkSettings([...launch('-p 8'), ...launch('-p 4')]).settingsFor('shop.A');
    assert.equal(value(torn, 'parallelism'), 'unknown');
    assert.equal(value(new FlinkSettings(launch('-p 8')).settingsFor('shop.B'), 'parallelism'), 'unset');
  });
});
