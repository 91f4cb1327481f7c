/** The ids that git gives to the texts of a workspace: what has the id of an old blob need not be read out of git. */
import { createHash } from 'node:crypto';
import type { Workspace } from '../analysis/workspace';

/** Works each id out once for as long as the file is the same. */
export class BlobIds {
  private readonly known = new WeakMap<object, readonly string[]>();

  /**
   * The text of a file of the workspace, if a blob with that id holds it, be it that git ends lines in its own way
   * (`core.autocrlf`); null for another text, and for what git keeps in another form.
   */
  textOf(workspace: Workspace, path: string, id: string): string | null {
    const file = workspace.file(path);
    if (file) {
      const own = this.known.get(file) ?? idsOf(file.text, id.length);
      this.known.set(file, own);
      return own.includes(id) ? file.text : null;
    }
    const { builds, configuration } = workspace.input;
    const text = builds.get(path) ?? configuration.get(path);
    return text !== undefined && idsOf(text, id.length).includes(id) ? text : null;
  }
}

function idsOf(text: string, digits: number): string[] {
  const own = idOf(text, digits);
  return text.includes('\r\n') ? [own, idOf(text.replaceAll('\r\n', '\n'), digits)] : [own];
}

/** @param digits of an id of the repository: 40 for SHA-1, 64 for SHA-256 */
function idOf(text: string, digits: number): string {
  const bytes = Buffer.from(text, 'utf8');
  return createHash(digits === 64 ? 'sha256' : 'sha1')
    .update(`blob ${bytes.length}\0`)
    .update(bytes)
    .digest('hex');
}
