/** Why a file could not be read. */
import { type Message, message } from '../base/message';

/** The reason of a failed file operation, in words. */
export function whyUnreadable(error: unknown): Message {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  switch (code) {
    case 'ENOENT':
      return message('it does not exist');
    case 'EACCES':
    case 'EPERM':
      return message('permission denied');
    case 'ELOOP':
      return message('its links form a loop');
    default:
      return message('it cannot be read ({0})', code || String(error));
  }
}
