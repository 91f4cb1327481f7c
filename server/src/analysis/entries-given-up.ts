/** What the answers about a project's jobs lack when code took too long to follow. */
import { message } from '../base/message';
import type { Incomplete } from '../finding/finding';
import type { Followed } from '../topology/project-programs';

/** So many methods are named. */
const NAMED = 3;

/** One sentence for all entries that were given up before anything of a job was seen; null where there are none. */
export function entriesGivenUp(followed: readonly Followed[]): Incomplete | null {
  const names = followed.map(({ entry }) => `${entry.owner.name}#${entry.method.name}`).sort();
  const [first] = followed;
  if (!first) {
    return null;
  }
  const shown = [...names.slice(0, NAMED), ...(names.length > NAMED ? ['…'] : [])].join(', ');
  return {
    what: 'job',
    why: message(
      '{0} methods take too long to follow: a job that one of them builds would be missing ({1})',
      names.length,
      shown,
    ),
    path: names.length === 1 ? first.file.path : null,
  };
}
