/** The fixes that may be offered: those which the strict parser accepts, before and after. */
import { applyEdits } from '../base/text-edit';
import { overlaps } from '../base/text-range';
import type { FileEdit, Finding, Fix } from '../finding/finding';
import type { ProjectModel } from '../project/project-model';
import { ProjectReader } from '../project/read-project';
import { firstSyntaxError, type SyntaxFault } from '../syntax/strict-gate';
import { ConfigurationText } from './configuration-text';
import type { Workspace } from './workspace';

type Change = Pick<Fix, 'edits'>;

/** Decides about fixes; remembers what it knows of a file's text for as long as it lives. */
export class FixGate {
  private readonly parses = new Map<string, Promise<SyntaxFault | null>>();

  constructor(private readonly workspace: Workspace) {}

  /** The fixes of some findings whose files parse strictly as they are and as they would be. */
  async offered(findings: readonly Finding[]): Promise<Map<Finding, readonly Fix[]>> {
    const holding = new Set(await this.holding(findings.flatMap(({ fixes }) => fixes)));
    return new Map(findings.map((finding) => [finding, finding.fixes.filter((fix) => holding.has(fix))]));
  }

  /** The changes whose files parse strictly as they are and as they would be. */
  async holding<T extends Change>(changes: readonly T[]): Promise<T[]> {
    // strict parsing is slow: all changes of a file at once tell as much as each by itself, unless they fail
    const together = changes.length > 1 ? allAtOnce(changes) : null;
    if (together && (await this.holds(together))) {
      return [...changes];
    }
    const holding: T[] = [];
    for (const change of changes) {
      if (await this.holds(change)) {
        holding.push(change);
      }
    }
    return holding;
  }

  private async holds({ edits }: Change): Promise<boolean> {
    for (const { file, edits: changes, creates } of edits) {
      if (creates) {
        if (this.workspace.file(file) || (await firstSyntaxError(applyEdits('', changes)))) {
          return false;
        }
        continue;
      }
      const configuration = this.workspace.configurationFile(file);
      if (configuration) {
        if (!readsAsBefore(configuration, applyEdits(configuration.text, changes))) {
          return false;
        }
        continue;
      }
      const build = this.workspace.input.builds.get(file);
      if (build !== undefined) {
        if (!dependsOnMore(this.workspace, file, applyEdits(build, changes))) {
          return false;
        }
        continue;
      }
      const source = this.workspace.file(file);
      if (
        !source ||
        (await this.firstError(source.text)) ||
        (await firstSyntaxError(applyEdits(source.text, changes)))
      ) {
        return false;
      }
    }
    return true;
  }

  /** Where a file stops to be Java, so that no fix of it is offered; null for one that parses. */
  async faultOf({ text }: { readonly text: string }): Promise<SyntaxFault | null> {
    return this.firstError(text);
  }

  private firstError(text: string): Promise<SyntaxFault | null> {
    let answer = this.parses.get(text);
    if (!answer) {
      answer = firstSyntaxError(text);
      this.parses.set(text, answer);
    }
    return answer;
  }
}

/** True when a changed file of configuration still says as much as before: no parser but Flink's own is strict about it. */
function readsAsBefore({ path, project, text, sources }: ConfigurationText, changed: string): boolean {
  const count = (all: typeof sources) => all.map(({ kind, settings }) => `${kind} ${settings.length}`).join();
  return changed !== text && count(new ConfigurationText(path, project, changed).sources) === count(sources);
}

/** True when every module of a changed build still has its dependencies, and some have more. */
function dependsOnMore({ input }: Workspace, file: string, changed: string): boolean {
  const reader = new ProjectReader(input.root, {
    read: (path) => (path === file ? changed : (input.builds.get(path) ?? null)),
  });
  const names = ({ dependencies }: ProjectModel) => dependencies.map(({ group, artifact }) => `${group}:${artifact}`);
  let isMore = false;
  for (const [folder, before] of input.projects) {
    const after = reader.read(folder);
    const now = new Set(after ? names(after) : []);
    if (names(before).some((name) => !now.has(name))) {
      return false;
    }
    isMore ||= now.size > new Set(names(before)).size;
  }
  return isMore;
}

/** The changes as one; null when two of them touch the same place. */
function allAtOnce(changes: readonly Change[]): Change | null {
  const byFile = new Map<string, FileEdit['edits'][number][]>();
  for (const { file, edits } of changes.flatMap((change) => change.edits)) {
    const known = byFile.get(file) ?? [];
    if (edits.some((edit) => known.some((other) => overlaps(edit.range, other.range)))) {
      return null;
    }
    byFile.set(file, [...known, ...edits]);
  }
  return { edits: Array.from(byFile, ([file, edits]) => ({ file, edits })) };
}
