/** A uid that is not written as the team, or the rest of its job, writes uids. */
import { message } from '../../base/message';
import { DEFAULT_CONVENTION, followsConvention } from '../../flink/uid-convention';
import type { JobProgram } from '../../topology/transformation';
import { oncePerPlace } from '../once-per-place';
import type { Detection, FileFacts, Rule } from '../rule';

interface OffConvention {
  readonly uid: string;
  readonly convention: string;
  /** True where the team has set the convention. */
  readonly isTeams: boolean;
}

/** Without a convention of the team, as many uids of a job must follow the usual one before an odd one is told. */
const FEWEST_FOLLOWING = 3;
/** And as many times more than those that do not. */
const TIMES_MORE = 3;

export const uidOffConvention: Rule<OffConvention> = {
  id: 'uid-off-convention',
  title: message('A uid is not written like the others'),
  severity: 'info',
  since: '0.1.0',
  fix: 'none',

  check: (facts) => (facts.file.test ? [] : oncePerPlace(detect(facts))),

  message: ({ uid, convention, isTeams }) =>
    isTeams
      ? message(
          'The uid "{0}" is not written as your team writes uids ({1}). Only an operator that has never run may change it: another uid loses the state.',
          uid,
          convention,
        )
      : message(
          'The uid "{0}" is not written like the others of this job ({1}). Only an operator that has never run may change it: another uid loses the state.',
          uid,
          convention,
        ),
};

function* detect({ file, programs, project }: FileFacts): Iterable<Detection<OffConvention>> {
  const isTeams = project.uidConvention !== null;
  const convention = project.uidConvention ?? DEFAULT_CONVENTION;
  for (const program of programs) {
    for (const { uid } of isTeams || mostFollow(program, convention) ? program.transformations : []) {
      const { value, place } = uid;
      if (value !== null && place?.file === file.path && !followsConvention(value, convention)) {
        yield { range: place.range, data: { uid: value, convention, isTeams } };
      }
    }
  }
}

function mostFollow({ transformations }: JobProgram, convention: string): boolean {
  const uids = [...new Set(transformations.flatMap(({ uid }) => uid.value ?? []))];
  const following = uids.filter((uid) => followsConvention(uid, convention)).length;
  return following >= FEWEST_FOLLOWING && following >= TIMES_MORE * (uids.length - following);
}
