import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  CHECK_WORKSPACE,
  type CheckWorkspaceResult,
  CLASS_PATHS_CHANGED,
  type ClassPathAnswer,
  TRUST_GRANTED,
} from '../../server/src/lsp/protocol';
import { folderOf } from '../cli/run-cli';
import { type Client, startClient, uriOf } from './client';

const JOB = `
//- pom.xml
<project>
  <groupId>shop</groupId><artifactId>job</artifactId>
  <dependencies>
    <dependency><groupId>lib.never.published</groupId><artifactId>money</artifactId><version>1</version></dependency>
  </dependencies>
</project>
//- src/main/java/shop/Job.java
package shop;

import lib.Money;
import org.apache.flink.streaming.api.datastream.DataStream;

public class Job {
	public static class Order {
		public Money total;
	}

	void build(DataStream<Order> orders) {}
}`;

/** A wrapper that stands in for Maven: it tells of each run whether it was allowed, and answers with a jar. */
const MVNW = `[ -e allowed ] && echo allowed >> runs || echo run >> runs
for word in "$@"; do
  case "$word" in -Dmdep.outputFile=*) printf %s "$PWD/flink-core-1.20.5.jar" > "\${word#*=}";; esac
done`;

const FOLLOWED = /lib\.never\.published:money:1 is in no local repository/;
const WHOLE = /lib\.Money is on no jar of the class path/;

describe('class paths in the language server', () => {
  let client: Client;
  let folder: string;
  let asked: string[];
  let answer: ClassPathAnswer;

  const start = async (options: { trusted?: boolean; wrapper?: string; settings?: object; cacheFolder?: string }) => {
    folder = folderOf(JOB);
    asked = [];
    writeFileSync(path.join(folder, 'mvnw'), options.wrapper ?? MVNW);
    writeFileSync(path.join(folder, 'flink-core-1.20.5.jar'), '');
    const { trusted = false, cacheFolder } = options;
    client = await startClient({
      folders: [folder],
      initializationOptions: { trusted, knowsClassPaths: true, cacheFolder },
      settings: options.settings,
      classPathOf: (uri) => {
        asked.push(uri);
        return answer;
      },
    });
  };

  /** What a check of the workspace does not know. */
  const incomplete = async () => {
    const { incomplete: lines } = await client.connection.sendRequest<CheckWorkspaceResult>(CHECK_WORKSPACE, {});
    return lines.join('\n');
  };
  const until = async (holds: () => boolean | Promise<boolean>) => {
    while (!(await holds())) {
      await sleep(50);
    }
  };
  const becomes = (wanted: RegExp) => until(async () => wanted.test(await incomplete()));
  const wasAsked = (times: number) => until(() => asked.length >= times);
  const runs = () => {
    const file = path.join(folder, 'runs');
    return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
  };
  const allow = () => writeFileSync(path.join(folder, 'allowed'), '');

  beforeEach(() => {
    answer = null;
  });
  afterEach(() => client.stop());

  it('come from the build, in the background, in a trusted workspace', async () => {
    await start({ trusted: true });
    await becomes(WHOLE);
    assert.equal(runs().length, 1);
  });

  it('come from no build before the workspace is trusted', async () => {
    await start({});
    await wasAsked(1);
    assert.match(await incomplete(), FOLLOWED);
    await client.connection.sendNotification(CLASS_PATHS_CHANGED);
    await wasAsked(2);
    allow();
    await client.connection.sendNotification(TRUST_GRANTED);
    await becomes(WHOLE);
    assert.deepEqual([...new Set(runs())], ['allowed']);
  });

  it('come from no build where the setting is off', async () => {
    await start({ trusted: true, settings: { classPath: { resolve: 'off' } } });
    await wasAsked(1);
    await client.connection.sendNotification(CLASS_PATHS_CHANGED);
    await wasAsked(2);
    allow();
    await client.configure({ classPath: { resolve: 'auto' } });
    await becomes(WHOLE);
    assert.deepEqual([...new Set(runs())], ['allowed']);
  });

  it('are kept until a build file changes', async () => {
    const cacheFolder = mkdtempSync(path.join(tmpdir(), 'flink-playbook-'));
    await start({ trusted: true, cacheFolder });
    await becomes(WHOLE);
    const before = folder;
    await client.stop();
    client = await startClient({ folders: [before], initializationOptions: { trusted: true, cacheFolder } });
    await becomes(WHOLE);
    assert.equal(runs().length, 1, 'the second session read what the first has kept');
    const pom = path.join(before, 'pom.xml');
    writeFileSync(pom, `${readFileSync(pom, 'utf8')}<!-- -->`);
    await client.changed(pom, 2);
    await until(() => runs().length === 2);
  });

  it('are followed, and it is said why, when the build fails', async () => {
    await start({ trusted: true, wrapper: 'echo "[ERROR] no such plugin"; exit 1' });
    await becomes(/Maven failed, .*: no such plugin/);
  });

  it('come from the editor when it knows them, and no build is run', async () => {
    answer = 'later';
    await start({ trusted: true });
    await wasAsked(1);
    assert.equal(asked[0], uriOf(path.join(folder, 'src/main/java/shop/Job.java')));
    assert.match(await incomplete(), FOLLOWED);
    answer = { entries: [path.join(folder, 'flink-core-1.20.5.jar')] };
    await client.connection.sendNotification(CLASS_PATHS_CHANGED);
    await becomes(WHOLE);
    assert.deepEqual(runs(), []);
  });

  it('come from the build when those of the editor have no Flink: its import has failed', async () => {
    answer = { entries: [mkdtempSync(path.join(tmpdir(), 'flink-playbook-'))] };
    await start({ trusted: true });
    await becomes(WHOLE);
    assert.equal(runs().length, 1);
  });

  it('end a build that is under way with the session', async () => {
    await start({ trusted: true, wrapper: 'sleep 600 & echo $! > pid.new; mv pid.new pid; wait' });
    const file = path.join(folder, 'pid');
    await until(() => existsSync(file));
    const pid = Number(readFileSync(file, 'utf8'));
    assert.match(await incomplete(), FOLLOWED, 'findings do not wait for it');
    await client.stop();
    await until(() => {
      try {
        process.kill(pid, 0);
        return false;
      } catch {
        return true;
      }
    });
    await start({});
  });
});
