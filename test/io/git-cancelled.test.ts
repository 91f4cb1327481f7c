import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Cancelled } from '../../server/src/base/cancellation';
import { git } from '../../server/src/io/git';
import { readRevision } from '../../server/src/io/git-revision';
import { folderOf } from '../cli/run-cli';

describe('git commands that nobody waits for any more', () => {
  it('are ended', async function () {
    if (process.platform === 'win32') {
      this.skip(); // it has no named pipes that a command could hang at
    }
    const folder = folderOf('//- a.txt\na');
    const pipe = path.join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const writer = openSync(pipe, 'r+'); // whoever reads it waits for a text that never comes
    const isRunning = () => execFileSync('ps', ['-Ao', 'args'], { encoding: 'utf8' }).includes(`hash-object ${pipe}`);
    const stop = new AbortController();
    const hanging = assert.rejects(git(folder, ['hash-object', pipe], '', stop.signal), Cancelled);
    while (!isRunning()) {
      await sleep(20);
    }
    stop.abort();
    await hanging;
    while (isRunning()) {
      await sleep(20); // forever, where it is not ended
    }
    closeSync(writer);
  });

  it('are not begun', async () => {
    const folder = folderOf('//- a.txt\na');
    execFileSync('git', ['init', '-q'], { cwd: folder });
    const reading = readRevision(folder, 'HEAD', new Map(), '', {}, AbortSignal.abort());
    await assert.rejects(reading, Cancelled);
  });
});
