import { checkFindings, checkSilent } from '../fixture/check';

const only = { only: ['duplicate-state-name'] };

const inOpen = (statements: string) => `
  import org.apache.flink.api.common.functions.RichFilterFunction;
  import org.apache.flink.api.common.state.*;
  import org.apache.flink.configuration.Configuration;
  class Dedup extends RichFilterFunction<String> {
    public void open(Configuration parameters) {
${statements}
    }
    public boolean filter(String order) { return true; }
  }`;

describe('duplicate-state-name', () => {
  it('fires on another kind of state under a name', () =>
    checkFindings(
      inOpen(`
      getRuntimeContext().getState(new ValueStateDescriptor<>("seen", Boolean.class));
      getRuntimeContext().getMapState(new MapStateDescriptor<>("seen", String.class, Long.class));
      //                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error [duplicate-state-name] "seen"`),
      only,
    ));

  it('fires on another type under a name', () =>
    checkFindings(
      inOpen(`
      getRuntimeContext().getState(new ValueStateDescriptor<>("seen", Boolean.class));
      getRuntimeContext().getState(new ValueStateDescriptor<>("seen", Long.class));
      //                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ [duplicate-state-name]`),
      only,
    ));

  it('is silent about one name for one kind and type (near miss)', () =>
    checkSilent(
      inOpen(`
      getRuntimeContext().getState(new ValueStateDescriptor<>("seen", Boolean.class));
      getRuntimeContext().getState(new ValueStateDescriptor<>("seen", Boolean.class));`),
      only,
    ));

  it('is silent about states of which only one is registered', () =>
    checkSilent(
      inOpen(`
      if (parameters.containsKey("a")) {
        getRuntimeContext().getState(new ValueStateDescriptor<>("seen", Boolean.class));
      } else {
        getRuntimeContext().getState(new ValueStateDescriptor<>("seen", Long.class));
      }`),
      only,
    ));
});
