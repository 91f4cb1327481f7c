import assert from 'node:assert/strict';
import { buildWorkspace } from '../../server/src/analysis/build-workspace';
import { DEFAULT_SETTINGS } from '../../server/src/analysis/settings';
import type { Workspace } from '../../server/src/analysis/workspace';
import type { JobProgram } from '../../server/src/topology/transformation';
import { javaParser } from '../fixture/java-parser';

const NAMES = 'import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;\n';

const job = (name: string, body: string) =>
  `${NAMES}public class ${name} { public static void main(String[] args) throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    ${body}
    env.execute(); } }`;

const FILES = {
  'Orders.java': job('Orders', 'env.fromData(1).uid(Uids.ORDERS);'),
  'Alerts.java': job('Alerts', 'env.fromData(1).uid("alerts-source-v1");'),
  'Uids.java': 'class Uids { static final String ORDERS = Prefix.NAME + "-orders"; }',
  'Prefix.java': 'class Prefix { static final String NAME = "shop"; }',
  'Payments.java': job(
    'Payments',
    'build(env, new Cards()); } static void build(StreamExecutionEnvironment env, Source source) { source.add(env);',
  ),
  'Source.java': `${NAMES}interface Source { void add(StreamExecutionEnvironment env); }`,
  'Cards.java': `${NAMES}class Cards implements Source { public void add(StreamExecutionEnvironment env) { env.fromData(2).uid("cards"); } }`,
};

/** The programs of a workspace by their entries. */
async function programs(
  files: Record<string, string>,
  previous?: Workspace,
): Promise<[Workspace, Map<string, JobProgram>]> {
  const { parse } = await javaParser();
  const java = new Map(Object.entries(files).map(([name, text]) => [`/shop/${name}`, text]));
  const texts = {
    java,
    builds: previous?.input.builds ?? new Map(),
    configuration: previous?.input.configuration ?? new Map(),
    unread: [],
  };
  const workspace = buildWorkspace('/shop', texts, DEFAULT_SETTINGS, () => parse, previous);
  const [file] = workspace.checkedFiles;
  assert.ok(file);
  return [workspace, new Map(workspace.projectOf(file).jobPrograms.map((program) => [program.entry, program]))];
}

const uids = (program: JobProgram | undefined) => program?.transformations.map(({ uid }) => uid.value);

/** The entries that were followed anew after these files changed. */
async function followedAnew(changes: Record<string, string>): Promise<string[]> {
  const [first, before] = await programs(FILES);
  const [, after] = await programs({ ...FILES, ...changes }, first);
  return [...after].filter(([entry, program]) => before.get(entry) !== program).map(([entry]) => entry);
}

describe('what an edit makes the product read again', () => {
  it('is the job itself, when nothing else names it', async () => {
    assert.deepEqual(await followedAnew({ 'Alerts.java': `${FILES['Alerts.java']}\n` }), ['Alerts#main']);
  });

  it('is every job that a changed class reaches, over other classes', async () => {
    const changes = { 'Prefix.java': 'class Prefix { static final String NAME = "store"; }' };
    assert.deepEqual(await followedAnew(changes), ['Orders#main']);
    const [first] = await programs(FILES);
    const [, after] = await programs({ ...FILES, ...changes }, first);
    assert.deepEqual(uids(after.get('Orders#main')), ['store-orders']);
  });

  it('is the callers of an interface, when another class implements it', async () => {
    const changes = {
      'Bank.java': `${NAMES}class Bank implements Source { public void add(StreamExecutionEnvironment e) {} }`,
    };
    assert.ok((await followedAnew(changes)).includes('Payments#main'));
  });

  it('is nothing when a comment changes in a class that no job names', async () => {
    const [first, before] = await programs({ ...FILES, 'Other.java': 'class Other {}' });
    const [, after] = await programs({ ...FILES, 'Other.java': 'class Other { /* edited */ }' }, first);
    assert.deepEqual([...after.values()], [...before.values()]);
    assert.ok([...after].every(([entry, program]) => before.get(entry) === program));
  });
});
