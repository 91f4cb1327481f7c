/** Learns class paths from Maven and Gradle. This runs the projects' builds: only on a person's word or trust. */
import type { ToldClassPath } from '../analysis/told-class-paths';
import { type Cancellation, Cancelled } from '../base/cancellation';
import { message } from '../base/message';
import { isWithin, parentFolder } from '../project/paths';
import type { ProjectModel } from '../project/project-model';
import { askGradle } from './ask-gradle';
import { askMaven } from './ask-maven';
import { ClassPathCache, digestOfBuilds } from './class-path-cache';
import { BuildFailed } from './run-build';

const LONGEST_RUN_MS = 600_000;

export interface ResolveRequest {
  /** The workspace's folder. */
  readonly root: string;
  readonly builds: ReadonlyMap<string, string>;
  /** Those whose class paths are wanted. */
  readonly projects: readonly ProjectModel[];
  /** Where answers are kept; null keeps none. */
  readonly cacheFolder: string | null;
}

/** Whom the next answer comes from, before it comes. */
export type Asking = (tool: 'Maven' | 'Gradle', project: ProjectModel) => void;

/**
 * What the builds tell of each project, as soon as it is known. A Maven module is asked for by itself, a Gradle build once
 * for all its modules. Projects without a build are left out.
 * @throws Cancelled when the caller cancelled; the build is ended then
 */
export async function* resolveClassPaths(
  { root, builds, projects, cacheFolder }: ResolveRequest,
  cancellation: Cancellation,
  asking?: Asking,
): AsyncIterable<readonly [string, ToldClassPath]> {
  const cache = new ClassPathCache(cacheFolder);
  const digest = digestOfBuilds(builds);
  const gradle = new Map<string, ReadonlyMap<string, ToldClassPath> | BuildFailed>();
  for (const project of projects) {
    const { buildFile } = project;
    if (buildFile === null) {
      continue;
    }
    const kept = cache.find(project.root, digest);
    if (kept) {
      yield [project.root, { entries: kept, missing: [] }];
      continue;
    }
    const tool = buildFile.endsWith('.xml') ? 'Maven' : 'Gradle';
    const told = await orFailure(async () => {
      if (tool === 'Maven') {
        asking?.(tool, project);
        return askMaven(buildFile, root, LONGEST_RUN_MS, cancellation);
      }
      const folder = gradleFolder(project.root, root, builds);
      let modules = gradle.get(folder);
      if (!modules) {
        asking?.(tool, project);
        modules = await askGradle(folder, root, LONGEST_RUN_MS, cancellation).catch(asFailure);
        gradle.set(folder, modules);
      }
      if (modules instanceof BuildFailed) {
        throw modules;
      }
      const module = modules.get(project.root);
      return (
        module ?? {
          failed: message('Gradle does not know the module {0}: no settings script includes it', project.root),
        }
      );
    });
    if ('entries' in told && told.missing.length === 0) {
      cache.keep(project.root, digest, told.entries);
    }
    yield [project.root, told];
  }
}

async function orFailure(ask: () => Promise<ToldClassPath>): Promise<ToldClassPath> {
  try {
    return await ask();
  } catch (thrown) {
    return { failed: asFailure(thrown).why };
  }
}

function asFailure(thrown: unknown): BuildFailed {
  if (thrown instanceof Cancelled) {
    throw thrown;
  }
  return thrown instanceof BuildFailed
    ? thrown
    : new BuildFailed(message('the build could not be asked: {0}', String(thrown)));
}

/** The folder of the build a module belongs to: the nearest one in the workspace that has a settings script. */
function gradleFolder(module: string, root: string, builds: ReadonlyMap<string, string>): string {
  for (let at: string | null = module; at !== null && isWithin(root, at); at = parentFolder(at)) {
    if (builds.has(`${at}/settings.gradle`) || builds.has(`${at}/settings.gradle.kts`)) {
      return at;
    }
  }
  return module;
}
