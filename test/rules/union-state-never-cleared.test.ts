import { checkFindings, checkSilent } from '../fixture/check';

const only = { only: ['union-state-never-cleared'] };

const offsets = (snapshot: string, more = '', access = 'private transient', mark = '') => `
  import org.apache.flink.api.common.functions.MapFunction;
  import org.apache.flink.api.common.state.*;
  import org.apache.flink.runtime.state.*;
  import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
  class Offsets implements MapFunction<Long, Long>, CheckpointedFunction {
    ${access} ListState<Long> offsets;
    public Long map(Long record) { return record; }
    public void snapshotState(FunctionSnapshotContext context) throws Exception { ${snapshot} }
    public void initializeState(FunctionInitializationContext context) throws Exception {
      offsets = context.getOperatorStateStore().getUnionListState(new ListStateDescriptor<>("offsets", Long.class));
${mark}
    }
    ${more}
  }`;

describe('union-state-never-cleared', () => {
  it('fires on union state to which each checkpoint only adds', () =>
    checkFindings(
      offsets(
        'offsets.add(1L);',
        '',
        'private transient',
        '      //                                        ^^^^^^^^^^^^^^^^^ error [union-state-never-cleared] "offsets"',
      ),
      only,
    ));

  it('is silent where the state is cleared before (near miss)', () =>
    checkSilent(offsets('offsets.clear(); offsets.add(1L);'), only));

  it('is silent where the state is replaced', () =>
    checkSilent(offsets('offsets.update(java.util.List.of(1L));'), only));

  it('is silent where the state is handed to other code', () =>
    checkSilent(offsets('Cleaner.clean(offsets); offsets.add(1L);'), only));

  it('is silent where other classes see the field', () =>
    checkSilent(offsets('offsets.add(1L);', '', 'protected'), only));

  it('is silent about state that is split', () =>
    checkSilent(offsets('offsets.add(1L);').replace('getUnionListState', 'getListState'), only));
});
