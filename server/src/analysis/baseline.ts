/** The revision in production, which a workspace is compared with. */
import type { RevisionName } from '../finding/finding';
import type { Workspace } from './workspace';

/** Named after the tag, the branch, or what was asked for. */
export interface Baseline extends RevisionName {
  /** When it was committed: ISO 8601 in UTC; null when git does not tell. */
  readonly date: string | null;
  /** The files as the commit has them, under the paths that they have or would have in the work tree. */
  readonly workspace: Workspace;
}

/** The text of a file as the baseline has it; null when it has no such file, or it was not read. */
export function baselineText({ workspace }: Pick<Baseline, 'workspace'>, path: string): string | null {
  return (
    workspace.file(path)?.text ?? workspace.input.configuration.get(path) ?? workspace.input.builds.get(path) ?? null
  );
}
