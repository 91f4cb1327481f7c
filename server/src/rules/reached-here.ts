/** The types that a file's own code brings to Flink, for rules that report them there. */

import type { ReachedType } from '../topology/reached/reached-type';
import { containsKind } from '../typeinfo/tree';
import type { FileFacts } from './rule';

/** Every type that is brought here, tests left out. */
export function reachedHere({ file, project }: FileFacts): readonly ReachedType[] {
  return file.test ? [] : project.reachedIn(file);
}

/**
 * The same where Kryo may get something of it: a job that has generic types disabled does not start with one, and that
 * is the finding there.
 */
export function kryoHere(facts: FileFacts): ReachedType[] {
  const { project } = facts;
  if (project.givesSerializersByClass) {
    return [];
  }
  return reachedHere(facts).filter(
    ({ information, program }) =>
      containsKind(information, 'kryo') &&
      (program === null || project.settingsOf(program).genericTypes?.value !== false),
  );
}
