import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Cancellation, Cancelled, notCancellable } from '../../server/src/base/cancellation';
import { sayInEnglish } from '../../server/src/base/message';
import { corePath } from '../../server/src/io/core-path';
import { BuildFailed, runBuild } from '../../server/src/io/run-build';

const folderWith = (wrapper: string) => {
  const folder = corePath(mkdtempSync(path.join(tmpdir(), 'flink-playbook-')));
  writeFileSync(path.join(folder, 'toolw'), wrapper);
  return folder;
};

/** Runs a project's wrapper, which stands in for a build tool. */
const runIn = (
  folder: string,
  { limitMs = 60_000, root = folder, cancellation = notCancellable as Cancellation } = {},
) => {
  const errorIn = (output: string) => /^ERROR (.*)$/m.exec(output)?.[1] ?? '';
  const tool = { name: 'Tool', command: 'no-such-tool', wrapper: 'toolw', errorIn };
  return runBuild({ tool, args: ['a b', 'c'], folder, root, limitMs }, cancellation);
};

const failureOf = async (run: Promise<void>) => {
  const thrown = await run.then(
    () => null,
    (error: unknown) => error,
  );
  assert.ok(thrown instanceof BuildFailed, String(thrown));
  return sayInEnglish(thrown.why);
};

async function ended(pid: number): Promise<void> {
  for (;;) {
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
    await sleep(20);
  }
}

describe('running a build', () => {
  it("uses the project's wrapper, also from a module and without the right to execute it", async () => {
    const folder = folderWith('echo "$1|$2" > said');
    await runIn(folder);
    assert.equal(readFileSync(path.join(folder, 'said'), 'utf8'), 'a b|c\n');
  });

  it('says what to do without the tool', async () => {
    const folder = corePath(mkdtempSync(path.join(tmpdir(), 'flink-playbook-')));
    assert.equal(
      await failureOf(runIn(folder)),
      'there is no command no-such-tool: install Tool, or add its wrapper toolw to the project',
    );
  });

  it('takes no wrapper from above the workspace', async () => {
    const folder = folderWith('touch ran');
    const inside = corePath(mkdtempSync(path.join(folder, 'workspace-')));
    assert.match(await failureOf(runIn(inside)), /there is no command/);
    assert.ok(!existsSync(path.join(inside, 'ran')));
  });

  it('says what went wrong, and where it can be seen', async () => {
    const folder = folderWith('echo one; printf "\\033[31mERROR\\033[m no such jar\\n"; echo two; exit 3');
    assert.equal(
      await failureOf(runIn(folder)),
      `Tool failed, and would fail in the same way when run in ${folder}: no such jar`,
    );
    const silent = folderWith('exit 3');
    assert.match(await failureOf(runIn(silent)), /exit code 3$/);
  });

  it('says that the folder is gone', async () => {
    assert.equal(
      await failureOf(runIn('/no/such/folder')),
      'Tool cannot run in /no/such/folder: the folder does not exist',
    );
  });

  it('gives up after its time, with all that was started', async () => {
    const folder = folderWith('sleep 600 & echo $! > pid; wait');
    assert.match(
      await failureOf(runIn(folder, { limitMs: 1000 })),
      /^Tool did not end within 1 minutes: run it once in /,
    );
    await ended(Number(readFileSync(path.join(folder, 'pid'), 'utf8')));
  });

  it('ends with all that was started when it is cancelled', async () => {
    const folder = folderWith('sleep 600 & echo $! > pid.new; mv pid.new pid; wait');
    const pid = path.join(folder, 'pid');
    const cancellation = {
      get isCancellationRequested() {
        return existsSync(pid);
      },
    };
    await assert.rejects(runIn(folder, { cancellation }), Cancelled);
    await ended(Number(readFileSync(pid, 'utf8')));
  });
});
