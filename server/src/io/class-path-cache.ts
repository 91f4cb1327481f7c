/** Keeps on disk what builds told, so that they are run again only when a build file has changed. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';

/** A folder with one file for each module. */
export class ClassPathCache {
  /** @param folder made when something is kept; null keeps nothing */
  constructor(private readonly folder: string | null) {}

  /** The class path of a module with these builds; null when it is not kept, or part of it is gone. */
  find(module: string, digest: string): readonly string[] | null {
    try {
      const kept = JSON.parse(readFileSync(this.fileOf(module), 'utf8')) as { digest?: unknown; entries?: unknown };
      const entries = Array.isArray(kept.entries) ? kept.entries.filter((entry) => typeof entry === 'string') : [];
      // folders come and go with builds, jars stay
      const whole = kept.digest === digest && entries.every((entry) => !entry.endsWith('.jar') || existsSync(entry));
      return whole ? entries : null;
    } catch {
      return null; // not kept, or cut off while it was written
    }
  }

  keep(module: string, digest: string, entries: readonly string[]): void {
    if (this.folder === null) {
      return;
    }
    try {
      mkdirSync(this.folder, { recursive: true });
      writeFileSync(this.fileOf(module), JSON.stringify({ module, digest, entries }));
    } catch {
      // a full or read-only disk: the build is asked again the next time
    }
  }

  private fileOf(module: string): string {
    return path.join(this.folder ?? '', `class-path-${digestOf([module]).slice(0, 32)}.json`);
  }
}

/** A digest of all build files of a workspace: any of them may be the parent of another. */
export function digestOfBuilds(builds: ReadonlyMap<string, string>): string {
  return digestOf([...builds].sort(([a], [b]) => (a < b ? -1 : 1)).flat());
}

function digestOf(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** Where the command line keeps things: FLINK_PLAYBOOK_CACHE, else the folder the system has for caches. */
export function userCacheFolder(environment: NodeJS.ProcessEnv = process.env): string {
  const { FLINK_PLAYBOOK_CACHE: own, XDG_CACHE_HOME: shared, LOCALAPPDATA: local } = environment;
  if (own) {
    return path.resolve(own);
  }
  const parent = shared && path.isAbsolute(shared) ? shared : process.platform === 'win32' ? local : undefined;
  return path.join(parent ?? path.join(homedir(), '.cache'), 'flink-playbook');
}
