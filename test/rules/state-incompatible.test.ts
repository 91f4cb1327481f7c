import { checkFindings, checkSilent } from '../fixture/check';
import { counted, counter, revisions } from './revisions';

const only = { only: ['state-incompatible'] };
const uid = 'count-process-v1';
const profile = (field: string, mark = '') => `${counter('profile', 'Profile')}
    public static class Profile {
        public ${field};
${mark}
    }`;

describe('state-incompatible', () => {
  it('fires at the field of a POJO in state whose type changed', () =>
    checkFindings(
      revisions(
        counted(uid, profile('int seen')),
        counted(
          uid,
          profile(
            'long seen',
            '        //          ^^^^ error [state-incompatible] when the state is read: field seen',
          ),
        ),
      ),
      only,
    ));

  it('fires at the descriptor where the type itself changed', () =>
    checkFindings(
      revisions(
        counted(uid),
        counted(
          uid,
          counter(
            'count',
            'Integer',
            '            //                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error [state-incompatible] from Long to Integer',
          ),
        ),
      ),
      only,
    ));

  it('is silent where a field is new (near miss)', () =>
    checkSilent(
      revisions(counted(uid, profile('int seen')), counted(uid, profile('int seen; public String name'))),
      only,
    ));
});
