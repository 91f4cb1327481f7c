import { checkFindings, checkSilent } from '../fixture/check';
import { counted, revisions } from './revisions';

const only = { only: ['state-wrong-silently'] };
const uid = 'count-process-v1';
const limits = (first: string, second: string, marks: readonly [string, string] = ['', '']) =>
  `    public static class Counter extends KeyedProcessFunction<Long, Long, Long> {
        private transient ValueState<Long> seen;
        private transient ValueState<Long> limit;
        @Override
        public void open(Configuration parameters) {
            seen = getRuntimeContext().getState(new ValueStateDescriptor<>("${first}", Long.class));
${marks[0]}
            limit = getRuntimeContext().getState(new ValueStateDescriptor<>("${second}", Long.class));
${marks[1]}
        }
        @Override
        public void processElement(Long n, Context context, Collector<Long> out) throws Exception {
            seen.update(n);
            limit.update(n);
        }
    }`;

describe('state-wrong-silently', () => {
  it('fires at two states that exchanged their names', () =>
    checkFindings(
      revisions(
        counted(uid, limits('seen', 'limit')),
        counted(
          uid,
          limits('limit', 'seen', [
            '            //                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error [state-wrong-silently] seen reads what limit wrote',
            '            //                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error [state-wrong-silently] limit reads what seen wrote',
          ]),
        ),
      ),
      only,
    ));

  it('is silent where the lines only changed places (near miss)', () =>
    checkSilent(
      revisions(
        counted(uid, limits('seen', 'limit')),
        counted(uid, limits('seen', 'limit').replace(/( +seen = .*\n)\n( +limit = .*\n)/, '$2$1')),
      ),
      only,
    ));
});
