/** The part of the Java test that is the same for every job, with what it imports. It compiles against Flink 1.17 to 2.3. */

export const IMPORTS = [
  'java.io.File',
  'java.lang.reflect.Field',
  'java.util.HashMap',
  'java.util.Map',
  'org.apache.flink.api.common.JobExecutionResult',
  'org.apache.flink.configuration.Configuration',
  'org.apache.flink.core.execution.JobClient',
  'org.apache.flink.runtime.execution.ExecutionState',
  'org.apache.flink.runtime.executiongraph.AccessExecutionGraph',
  'org.apache.flink.runtime.executiongraph.AccessExecutionVertex',
  'org.apache.flink.runtime.executiongraph.ErrorInfo',
  'org.apache.flink.runtime.jobgraph.JobGraph',
  'org.apache.flink.runtime.jobgraph.SavepointRestoreSettings',
  'org.apache.flink.runtime.minicluster.MiniCluster',
  'org.apache.flink.runtime.minicluster.MiniClusterConfiguration',
  'org.apache.flink.runtime.state.storage.JobManagerCheckpointStorage',
  'org.apache.flink.streaming.api.environment.StreamExecutionEnvironment',
  'org.apache.flink.streaming.api.graph.StreamGraph',
  'org.apache.flink.streaming.api.graph.StreamNode',
  'org.apache.flink.streaming.api.operators.AbstractStreamOperator',
  'org.apache.flink.streaming.api.operators.OneInputStreamOperator',
  'org.apache.flink.streaming.api.operators.SimpleOperatorFactory',
  'org.apache.flink.streaming.api.operators.StreamOperator',
  'org.apache.flink.streaming.api.operators.StreamOperatorFactory',
  'org.apache.flink.streaming.api.operators.StreamSink',
  'org.apache.flink.streaming.api.operators.StreamSource',
  'org.apache.flink.streaming.runtime.streamrecord.StreamRecord',
  'org.apache.flink.streaming.runtime.tasks.SourceStreamTask',
];

export const REST = `  private static void restore(String savepoint) throws Exception {
    StreamGraph graph = makeJob();
    takeOutConnectors(graph);
    graph.setCheckpointStorage(new JobManagerCheckpointStorage());
    JobGraph job = graph.getJobGraph();
    String path = savepoint.matches("[\\\\w.+-]{2,}:/.*") ? savepoint : new File(savepoint).toURI().toString();
    job.setSavepointRestoreSettings(SavepointRestoreSettings.forPath(path, ALLOW_NON_RESTORED_STATE));
    MiniClusterConfiguration.Builder cluster =
        new MiniClusterConfiguration.Builder()
            .setConfiguration(configuration())
            .setNumTaskManagers(1)
            .setNumSlotsPerTaskManager(slotsOf(graph));
    try (MiniCluster flink = new MiniCluster(cluster.build())) {
      flink.start();
      flink.submitJob(job).get();
      awaitRestored(flink, job);
      flink.cancelJob(job.getJobID()).get();
    }
  }

  /** A task is RUNNING only after it restored its state and opened its functions. */
  private static void awaitRestored(MiniCluster flink, JobGraph job) throws Exception {
    while (true) {
      AccessExecutionGraph running = flink.getExecutionGraph(job.getJobID()).get();
      ErrorInfo failure = running.getFailureInfo();
      if (failure != null) {
        throw new AssertionError("The job does not start from the savepoint: " + failure.getExceptionAsString());
      }
      int tasks = 0;
      int restored = 0;
      for (AccessExecutionVertex task : running.getAllExecutionVertices()) {
        tasks++;
        restored += task.getExecutionState() == ExecutionState.RUNNING ? 1 : 0;
      }
      if (tasks > 0 && restored == tasks) {
        return;
      }
      Thread.sleep(100);
    }
  }

  private static int slotsOf(StreamGraph graph) {
    Map<String, Integer> groups = new HashMap<>();
    for (StreamNode node : graph.getStreamNodes()) {
      groups.merge(String.valueOf(node.getSlotSharingGroup()), Math.max(1, node.getParallelism()), Math::max);
    }
    return groups.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** What stands in their place has their ids, so that Flink hands it their state. */
  private static void takeOutConnectors(StreamGraph graph) throws Exception {
    for (StreamNode node : graph.getStreamNodes()) {
      StreamOperatorFactory<?> factory = node.getOperatorFactory();
      if (factory != null && graph.getSourceIDs().contains(node.getId())) {
        node.setInputFormat(null);
        put(node, "operatorFactory", inPlaceOf(factory, new StreamSource<>(new Silent())));
        put(node, "jobVertexClass", SourceStreamTask.class);
      } else if (factory != null && isSink(factory)) {
        put(node, "operatorFactory", inPlaceOf(factory, new Ignoring()));
      }
    }
  }

  private static boolean isSink(StreamOperatorFactory<?> factory) {
    String name = factory.getClass().getSimpleName();
    return name.equals("SinkWriterOperatorFactory")
        || name.equals("CommitterOperatorFactory")
        || factory instanceof SimpleOperatorFactory
            && ((SimpleOperatorFactory<?>) factory).getOperator() instanceof StreamSink;
  }

  private static StreamOperatorFactory<Object> inPlaceOf(StreamOperatorFactory<?> old, StreamOperator<Object> operator) {
    StreamOperatorFactory<Object> factory = SimpleOperatorFactory.of(operator);
    factory.setChainingStrategy(old.getChainingStrategy());
    return factory;
  }

  private static void put(StreamNode node, String name, Object value) throws Exception {
    Field field = StreamNode.class.getDeclaredField(name);
    field.setAccessible(true);
    field.set(node, value);
  }

  private static final class Captured extends Error {
    final transient StreamGraph graph;

    Captured(StreamGraph graph) {
      super("the job was made");
      this.graph = graph;
    }
  }

  private static final class Capturing extends StreamExecutionEnvironment {
    private Capturing(Configuration configuration) {
      super(configuration);
    }

    static void install(Configuration configuration) {
      initializeContextEnvironment(
          given -> {
            Configuration all = new Configuration(configuration);
            all.addAll(given);
            return new Capturing(all);
          });
    }

    static void uninstall() {
      resetContextEnvironment();
    }

    @Override
    public JobExecutionResult execute(StreamGraph graph) {
      throw new Captured(graph);
    }

    @Override
    public JobClient executeAsync(StreamGraph graph) {
      throw new Captured(graph);
    }
  }

  private static final class Silent implements SourceFunction<Object> {
    private volatile boolean running = true;

    @Override
    public void run(SourceContext<Object> context) throws Exception {
      while (running) {
        Thread.sleep(50);
      }
    }

    @Override
    public void cancel() {
      running = false;
    }
  }

  private static final class Ignoring extends AbstractStreamOperator<Object>
      implements OneInputStreamOperator<Object, Object> {
    @Override
    public void processElement(StreamRecord<Object> element) {}
  }`;
