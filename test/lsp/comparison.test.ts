import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  BASELINE_TEXT,
  type BaselineStatus,
  COMPARE_WITH,
  PROJECT_STATUS,
  type ProjectStatus,
  REVISIONS,
  type RevisionsResult,
  STATE_CHANGES,
  type StateChangesResult,
  UPGRADE_CHECKLIST,
  type UpgradeChecklistResult,
} from '../../server/src/lsp/protocol';
import { folderOf } from '../cli/run-cli';
import { run } from '../io/scratch-repository';
import { type Client, rangeOf, startClient, uriOf } from './client';

const FILE = 'src/main/java/shop/Job.java';
const JOB = `
//- pom.xml
<project>
  <dependencies>
    <dependency>
      <groupId>org.apache.flink</groupId><artifactId>flink-streaming-java</artifactId><version>1.20.5</version>
    </dependency>
  </dependencies>
</project>
//- ${FILE}
package shop;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

public class Job {
	public static void main(String[] args) throws Exception {
		StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
		env.fromSequence(0, 9).uid("n-source-v1").keyBy(n -> n).process(new Count()).uid("n-count-v1").print().uid("n-print-v1");
		env.execute();
	}

	public static class Count extends KeyedProcessFunction<Long, Long, Long> {
		private transient ValueState<Long> count;

		@Override
		public void open(OpenContext context) {
			count = getRuntimeContext().getState(new ValueStateDescriptor<>("count", Long.class));
		}

		@Override
		public void processElement(Long n, Context context, Collector<Long> out) throws Exception {
			count.update(n);
		}
	}
}`;

describe('comparison in the language server', () => {
  let client: Client;
  let folder: string;
  let file: string;
  let text: string;

  const git = (...args: string[]) => run(folder, ...args);
  const start = async (settings: object, options: object = {}) => {
    client = await startClient({
      folders: [folder],
      settings,
      initializationOptions: { commands: true, baselineScheme: 'old', ...options },
    });
    await client.open(file, text);
  };
  const changes = () => client.connection.sendRequest<StateChangesResult>(STATE_CHANGES);
  const compareWith = (name: string | null) =>
    client.connection.sendRequest<BaselineStatus | null>(COMPARE_WITH, { uri: uriOf(folder), name });
  const isLost = ({ code }: { code?: unknown }) => code === 'state-lost-silently';

  beforeEach(() => {
    folder = folderOf(JOB);
    file = path.join(folder, FILE);
    text = readFileSync(file, 'utf8');
  });
  afterEach(() => client.stop());

  const commit = (tag: string) => {
    git('init', '-q', '-b', 'main');
    git('add', '-A');
    git('commit', '-q', '-m', 'deployed');
    git('tag', tag);
  };

  it('tells of unsaved text against the configured baseline', async () => {
    commit('deployed/1');
    await start({ baseline: 'deployed/*' });
    await client.edit(file, 2, rangeOf(text, '"count"'), '"total"');
    const [lost] = await client.diagnostics(file, (all) => all.some(isLost)).then((all) => all.filter(isLost));
    const [related] = lost?.relatedInformation ?? [];
    assert.equal(related?.location.uri, `old:${uriOf(file).replace('file://', '')}?${git('rev-parse', 'HEAD')}`);
    assert.equal(await client.connection.sendRequest(BASELINE_TEXT, { uri: related?.location.uri }), text);
    await client.edit(file, 3, rangeOf(text, '"count"'), '"count"');
    await client.diagnostics(file, (all) => !all.some(isLost));
  });

  it('shows jobs, operators and states with what a restore does', async () => {
    commit('deployed/1');
    text = text.replace('"count"', '"total"');
    await start({ baseline: 'deployed/*' });
    await client.diagnostics(file, (all) => all.some(isLost));
    const [compared] = (await changes()).folders;
    assert.deepEqual([compared?.kind, compared?.revision?.name, compared?.why], ['read', 'deployed/1', null]);
    const [job] = compared?.jobs ?? [];
    assert.deepEqual([job?.label, job?.verdict, job?.operators.length], ['Job', 'loses-state', 1]);
    assert.deepEqual(
      job?.operators.flatMap(({ states }) => states.map(({ name, outcome }) => [name, outcome])),
      [['count', 'lost']],
    );
  });

  it('says in a hover what was, what is and what happens', async () => {
    commit('deployed/1');
    text = text.replace('n-count-v1', 'n-counts-v1');
    await start({ baseline: 'deployed/*' });
    await client.diagnostics(file, (all) => all.some(({ code }) => code === 'uid-changed'));
    const { start: at } = rangeOf(text, '"n-counts-v1"');
    const hover = await client.hover(file, at.line, at.character + 3);
    assert.match(
      JSON.stringify(hover?.contents),
      /Since deployed[\s\S]*`n-count-v1` → [\s\S]*`n-counts-v1`[\s\S]*dropped/,
    );
  });

  it('offers the fixes of what it tells', async () => {
    commit('deployed/1');
    text = text.replace('n-count-v1', 'n-counts-v1');
    await start({ baseline: 'deployed/*' });
    await client.diagnostics(file, (all) => all.some(({ code }) => code === 'uid-changed'));
    const titles = (await client.actions(file, rangeOf(text, 'n-counts-v1'))).map(({ title }) => title);
    assert.ok(
      titles.some((title) => title.includes('"n-count-v1"')),
      titles.join('\n'),
    );
  });

  it('compares with another revision for now, and goes back', async () => {
    commit('deployed/1');
    writeFileSync(file, text.replace('"count"', '"total"'));
    git('commit', '-q', '-a', '-m', 'next');
    await start({ baseline: 'HEAD' });
    assert.deepEqual(await compareWith('deployed/1').then((status) => [status?.kind, status?.chosen]), ['read', true]);
    assert.equal((await changes()).folders[0]?.revision?.name, 'deployed/1');
    assert.deepEqual(await compareWith(null).then((status) => [status?.wanted, status?.chosen]), ['HEAD', false]);
  });

  it('keeps what was chosen in an earlier session', async () => {
    commit('deployed/1');
    await start({ baseline: 'off' }, { baselines: { [uriOf(folder)]: 'deployed/1' } });
    await client.diagnostics(file, (all) => all.length > 0);
    await compareWith('deployed/1');
    const status = await client.connection.sendRequest<ProjectStatus | null>(PROJECT_STATUS, { uri: uriOf(file) });
    assert.deepEqual([status?.baseline?.wanted, status?.baseline?.chosen], ['deployed/1', true]);
  });

  it('lists tags, branches and commits with dates', async () => {
    commit('deployed/1');
    await start({});
    const result = await client.connection.sendRequest<RevisionsResult>(REVISIONS, { uri: uriOf(folder) });
    assert.ok('revisions' in result);
    assert.deepEqual(
      result.revisions.map(({ kind, subject }) => [kind, subject]),
      [
        ['tag', 'deployed'],
        ['branch', 'deployed'],
        ['commit', 'deployed'],
      ],
    );
    assert.ok(result.revisions.every(({ date }) => !Number.isNaN(Date.parse(date))));
  });

  it('says why there is nothing to compare with, and goes on', async () => {
    await start({});
    await client.diagnostics(file, (all) => all.length > 0);
    const status = await compareWith('deployed/1');
    assert.equal(status?.kind, 'none');
    assert.match(status?.why ?? '', /git/);
    const page = await client.connection.sendRequest<UpgradeChecklistResult>(UPGRADE_CHECKLIST, { uri: uriOf(folder) });
    assert.ok('failed' in page);
  });

  it('writes the checklist of the upgrade', async () => {
    commit('deployed/1');
    text = text.replace('n-count-v1', 'n-counts-v1');
    await start({ baseline: 'deployed/*' });
    await client.diagnostics(file, (all) => all.some(({ code }) => code === 'uid-changed'));
    const result = await client.connection.sendRequest<UpgradeChecklistResult>(UPGRADE_CHECKLIST, {
      uri: uriOf(folder),
    });
    assert.ok('page' in result);
    assert.match(result.page, /# Upgrade checklist: `deployed\/1 \([0-9a-f]{10}\)`[\s\S]*--allowNonRestoredState/);
  });

  it('notices that another commit has the tag', async () => {
    commit('deployed/1');
    text = text.replace('"count"', '"total"');
    await start({ baseline: 'deployed/*' });
    await client.diagnostics(file, (all) => all.some(isLost));
    writeFileSync(file, text);
    git('commit', '-q', '-a', '-m', 'next');
    git('tag', '-f', 'deployed/1');
    await client.changed(path.join(folder, '.git', 'refs', 'tags', 'deployed', '1'), 2);
    await client.diagnostics(file, (all) => !all.some(isLost));
  });
});
