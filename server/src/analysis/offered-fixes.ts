/** The fixes that may be offered: those which the strict parser accepts, before and after. */
import { applyEdits } from '../base/text-edit';
import type { Finding, Fix } from '../finding/finding';
import { firstSyntaxError } from '../syntax/strict-gate';
import type { Workspace } from './workspace';

/** Decides about fixes; remembers what it knows of a file's text for as long as it lives. */
export class FixGate {
  private readonly parses = new Map<string, Promise<string | null>>();

  constructor(private readonly workspace: Workspace) {}

  /** The fixes of a finding whose files parse strictly as they are and as they would be. */
  async offered(finding: Finding): Promise<readonly Fix[]> {
    return this.holding(finding.fixes);
  }

  /** The changes whose files parse strictly as they are and as they would be. */
  async holding<T extends Pick<Fix, 'edits'>>(changes: readonly T[]): Promise<T[]> {
    const holding: T[] = [];
    for (const change of changes) {
      if (await this.holds(change)) {
        holding.push(change);
      }
    }
    return holding;
  }

  /** Why no fix is offered in a file, or null: java-parser's first complaint about it. */
  async whyNone(path: string): Promise<string | null> {
    const file = this.workspace.file(path);
    return file ? this.firstError(file.text) : null;
  }

  private async holds(change: Pick<Fix, 'edits'>): Promise<boolean> {
    for (const { file, edits } of change.edits) {
      const source = this.workspace.file(file);
      if (!source || (await this.firstError(source.text)) || (await firstSyntaxError(applyEdits(source.text, edits)))) {
        return false;
      }
    }
    return true;
  }

  private firstError(text: string): Promise<string | null> {
    let answer = this.parses.get(text);
    if (!answer) {
      answer = firstSyntaxError(text);
      this.parses.set(text, answer);
    }
    return answer;
  }
}
