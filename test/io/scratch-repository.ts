/** Repositories made by real git, and what the product reads of them. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sayInEnglish } from '../../server/src/base/message';
import { corePath } from '../../server/src/io/core-path';
import { GitFailed } from '../../server/src/io/git';
import { findBaseline } from '../../server/src/io/git-baseline';
import type { KnownBlobs } from '../../server/src/io/git-blobs';
import { readRevision } from '../../server/src/io/git-revision';

export const newFolder = () => corePath(mkdtempSync(path.join(tmpdir(), 'flink-playbook-')));

export function run(folder: string, ...args: string[]): string {
  const who = ['-c', 'user.name=n', '-c', 'user.email=n@example.org', '-c', 'commit.gpgsign=false'];
  return execFileSync('git', [...who, ...args], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();
}

export function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
}

/** A repository whose branch `main` has one commit with these files. */
export function repository(files: Readonly<Record<string, string>>): string {
  const folder = newFolder();
  run(folder, 'init', '-q', '-b', 'main');
  commit(folder, files);
  return folder;
}

export function commit(folder: string, files: Readonly<Record<string, string>>): string {
  write(folder, files);
  run(folder, 'add', '-A');
  run(folder, 'commit', '-q', '-m', 'next', '--allow-empty');
  return run(folder, 'rev-parse', 'HEAD');
}

export async function textsAt(folder: string, revision: string, known: KnownBlobs = new Map()) {
  const { commit: id } = await findBaseline(folder, revision);
  return readRevision(folder, id, known, '.flink-playbook.json');
}

/** What is said when git cannot answer. */
export const failureOf = async (asked: Promise<unknown>) => {
  const thrown = await asked.then(
    () => null,
    (error: unknown) => error,
  );
  assert.ok(thrown instanceof GitFailed, String(thrown));
  return sayInEnglish(thrown.why);
};
