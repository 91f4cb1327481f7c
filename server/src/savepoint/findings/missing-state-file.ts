/** Files that the metadata names and that are not where they must be. */
import { type Message, message } from '../../base/message';
import type { Savepoint } from '../savepoint';
import type { SavepointFinding } from './savepoint-finding';

/** One an operator, with the first of its files. */
export function missingStateFiles({ files }: Savepoint): SavepointFinding[] {
  const byOperator = new Map<string, (typeof files.missing)[number][]>();
  for (const file of files.missing) {
    const known = byOperator.get(file.operatorId);
    if (known) {
      known.push(file);
    } else {
      byOperator.set(file.operatorId, [file]);
    }
  }
  return [...byOperator].map(([operatorId, missing]) => {
    const { path, size } = missing[0] as (typeof missing)[number];
    return {
      rule: 'missing-state-file',
      severity: 'error',
      message: messageOf(missing.length, path, size),
      operatorId,
      state: null,
      growth: null,
    };
  });
}

/** @param size of a file that is cut, in bytes; null where it is missing */
function messageOf(count: number, path: string, size: number | null): Message {
  if (count > 1) {
    return size === null
      ? message('{0} files of its state are missing, so a restore fails; the first is {1}', count, path)
      : message(
          '{0} files of its state are missing or cut, so a restore fails; {1} has only {2} bytes',
          count,
          path,
          size,
        );
  }
  return size === null
    ? message('a file of its state is missing, so a restore fails: {0}', path)
    : message('a file of its state is cut, so a restore fails: {0} has only {1} bytes', path, size);
}
