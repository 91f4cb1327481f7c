/** What is committed lets every restore drop state that no operator claims. */
import { message } from '../../base/message';
import type { FlinkVersion } from '../../flink/flink-version';
import { keyOfConstant, OPTION_KEYS } from '../../flink/options';
import { writtenIn } from '../../project/flink-configuration/flink-settings';
import type { ConfigurationKey } from '../../topology/configuration-keys';
import type { Detection, FileFacts, Rule } from '../rule';

export const nonRestoredStateLeftAllowed: Rule<null> = {
  id: 'non-restored-state-left-allowed',
  title: message('Restores may drop state without a word'),
  severity: 'warning',
  since: '0.1.0',
  fix: 'none',

  *check({ file, configurationKeys, flinkVersion }: FileFacts): Iterable<Detection<null>> {
    for (const set of file.test ? [] : configurationKeys) {
      if (set.value === 'true' && allowsNonRestoredState(set, flinkVersion)) {
        yield { range: set.range, data: null };
      }
    }
  },

  message: () =>
    message(
      'Every restore may drop state here: after a changed uid or a removed operator the job starts without it, where it should fail. Allow it for the one restore that needs it, and leave it off afterwards.',
    ),

  inConfiguration: {
    *check({ source }) {
      const written = writtenIn(source, 'allowNonRestoredState');
      if (written?.value?.toLowerCase() === 'true') {
        yield { range: written.range, data: null };
      }
    },
  },
};

function allowsNonRestoredState({ key, constant }: ConfigurationKey, version: FlinkVersion | null): boolean {
  const name = constant === null ? key : keyOfConstant(constant.class, constant.name, version);
  const keys: readonly string[] = OPTION_KEYS.allowNonRestoredState;
  return name !== null && keys.includes(name);
}
