import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.cep.CEP;
import org.apache.flink.cep.PatternSelectFunction;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.cep.pattern.conditions.SimpleCondition;
import org.apache.flink.runtime.state.OperatorStateCheckpointOutputStream;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;

/** What Flink's own libraries keep, and an operator that writes bytes of its own. */
class LibraryKinds {
  static void build(StreamExecutionEnvironment env, DataStream<Long> numbers) {
    numbers.transform("raw \"名\" 😀", Types.LONG, new Raw()).uid("raw-operator-v1");
    Pattern<Long, ?> pattern = Pattern.<Long>begin("small").where(new Rest(1)).followedBy("large").where(new Rest(9));
    CEP.pattern(numbers.keyBy(n -> n % 2), pattern).inProcessingTime().select(new Nothing()).uid("cep-select-v1");
    StreamTableEnvironment tables = StreamTableEnvironment.create(env);
    tables.createTemporaryView("numbers", numbers);
    for (String query : new String[] {
        "SELECT MOD(f0, 3), COUNT(DISTINCT f0), SUM(CAST(f0 AS DECIMAL(20, 2))), MAX(CAST(f0 AS STRING)) FROM numbers GROUP BY MOD(f0, 3)",
        "SELECT * FROM (SELECT f0, tags, sums, parts, ROW_NUMBER() OVER (PARTITION BY MOD(f0, 3) ORDER BY f0 DESC) AS place FROM"
            + " (SELECT f0, ARRAY['a', 'b'] AS tags, MAP['k', f0] AS sums, ROW(f0, CAST(f0 AS DOUBLE)) AS parts FROM numbers)) WHERE place <= 2"}) {
      tables.toChangelogStream(tables.sqlQuery(query)).filter(row -> false).name("nothing").print().name("nowhere");
    }
  }

  /** Raw operator state. */
  static class Raw extends AbstractStreamOperator<Long> implements OneInputStreamOperator<Long, Long> {
    @Override
    public void processElement(StreamRecord<Long> n) {
      output.collect(n);
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
      super.snapshotState(context);
      OperatorStateCheckpointOutputStream out = context.getRawOperatorStateOutput();
      for (int i = 0; i < 3; i++) {
        out.startNewPartition();
        out.write(new byte[] {1, 2, 3});
      }
    }
  }

  static class Rest extends SimpleCondition<Long> {
    private final int rest;

    Rest(int rest) {
      this.rest = rest;
    }

    @Override
    public boolean filter(Long n) {
      return n % 10 == rest;
    }
  }

  static class Nothing implements PatternSelectFunction<Long, Long> {
    @Override
    public Long select(Map<String, List<Long>> found) {
      return 0L;
    }
  }
}
