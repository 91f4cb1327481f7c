import { checkFindings, checkSilent } from '../fixture/check';

const only = { only: ['state-registered-per-record'] };

const count = (members: string) => `
  import org.apache.flink.api.common.functions.RichMapFunction;
  import org.apache.flink.api.common.state.*;
  import org.apache.flink.configuration.Configuration;
  class Count extends RichMapFunction<String, Long> {
${members}
  }`;

describe('state-registered-per-record', () => {
  it('fires where map() registers state', () =>
    checkFindings(
      count(`
    public Long map(String order) throws Exception {
      return getRuntimeContext().getState(new ValueStateDescriptor<>("count", Long.class)).value();
      //                         ^^^^^^^^ warning [state-registered-per-record] in map
    }`),
      only,
    ));

  it('fires where a method that map() calls registers state', () =>
    checkFindings(
      count(`
    public Long map(String order) throws Exception { return count().value(); }
    private ValueState<Long> count() {
      return getRuntimeContext().getState(new ValueStateDescriptor<>("count", Long.class));
      //                         ^^^^^^^^ [state-registered-per-record] in map
    }`),
      only,
    ));

  it('is silent about state that is registered once, when it is first needed (near miss)', () =>
    checkSilent(
      count(`
    private transient ValueState<Long> count;
    public Long map(String order) throws Exception {
      if (count == null) {
        count = getRuntimeContext().getState(new ValueStateDescriptor<>("count", Long.class));
      }
      return count.value();
    }`),
      only,
    ));

  it('is silent about state that a flag of the function guards', () =>
    checkSilent(
      count(`
    private transient ValueState<Long> count;
    private boolean registered = false;
    public Long map(String order) throws Exception {
      if (!registered) {
        count = getRuntimeContext().getState(new ValueStateDescriptor<>("count", Long.class));
        registered = true;
      }
      return count.value();
    }`),
      only,
    ));

  it('is silent about open() and what it calls', () =>
    checkSilent(
      count(`
    private transient ValueState<Long> count;
    public void open(Configuration parameters) { register(); }
    private void register() { count = getRuntimeContext().getState(new ValueStateDescriptor<>("count", Long.class)); }
    public Long map(String order) throws Exception { return count.value(); }`),
      only,
    ));
});
