import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.executiongraph.AccessExecutionVertex;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;

/**
 * Runs a job, stops it with a savepoint, and restores that into the job's next version. Reads lines of
 * `name TAB backend TAB classes before TAB classes after`, whose class is `demo.Job`; answers each with
 * `name TAB backend TAB outcome TAB detail`: kept, lost, wrong, fails, or dropped (refused unless the flag is set).
 *
 * <p>The jobs print `key had <what was in the state> now <what is>`; what a window holds is printed without the latter.
 */
public class RestoreJob {
  private static final Lines LINES = new Lines();
  private static PrintStream answers;

  public static void main(String[] args) throws Exception {
    answers = System.out;
    System.setOut(new PrintStream(LINES, true, StandardCharsets.UTF_8));
    File savepoints = Files.createTempDirectory("flink-playbook-restores").toFile();
    MiniClusterConfiguration.Builder configuration =
        new MiniClusterConfiguration.Builder().setNumTaskManagers(1).setNumSlotsPerTaskManager(8);
    try (MiniCluster cluster = new MiniCluster(configuration.setConfiguration(settings("hashmap")).build())) {
      cluster.start();
      Scanner asked = new Scanner(System.in, StandardCharsets.UTF_8);
      while (asked.hasNextLine()) {
        String[] words = asked.nextLine().split("\t");
        String[] answer = restore(cluster, words[1], new File(words[2]), new File(words[3]), savepoints);
        answers.println(String.join("\t", words[0], words[1], answer[0], answer[1].replaceAll("\\s+", " ")));
      }
    }
  }

  private static Configuration settings(String backend) {
    Configuration settings = new Configuration();
    settings.setString("state.backend", backend);
    settings.setString("state.backend.type", backend);
    settings.setString("restart-strategy", "none");
    settings.setString("restart-strategy.type", "none");
    settings.setString("rest.port", "0");
    return settings;
  }

  private static String[] restore(MiniCluster cluster, String backend, File before, File after, File savepoints)
      throws Exception {
    LINES.clear();
    JobGraph old = jobGraph(before, backend);
    cluster.submitJob(old).get();
    boolean ran =
        waitFor(
            cluster,
            old.getJobID(),
            () -> LINES.count() > 60 && LINES.first.size() >= 4 && isRunning(cluster, old.getJobID()));
    if (!ran) {
      return new String[] {"not run", "the old job: " + failure(cluster, old.getJobID())};
    }
    String savepoint =
        cluster
            .stopWithSavepoint(old.getJobID(), savepoints.getPath(), false, SavepointFormatType.CANONICAL)
            .get();
    Map<String, String> written = LINES.lastAndClear();
    JobGraph next = jobGraph(after, backend);
    next.setSavepointRestoreSettings(SavepointRestoreSettings.forPath(savepoint, false));
    JobID id = next.getJobID();
    try {
      cluster.submitJob(next).get();
      boolean runs = waitFor(cluster, id, () -> LINES.first.keySet().containsAll(written.keySet()));
      if (!runs && cluster.getJobStatus(id).get() == JobStatus.FAILED) {
        return failed(failure(cluster, id));
      }
    } catch (Exception refused) {
      return failed(chain(refused));
    }
    cluster.cancelJob(id).get();
    cluster.requestJobResult(id).get();
    return compare(written, LINES.first);
  }

  /** What the operators would be of the job that the classes have. */
  private static JobGraph jobGraph(File classes, String backend) throws Exception {
    URL url = classes.toURI().toURL();
    URLClassLoader loader = new URLClassLoader(new URL[] {url}, RestoreJob.class.getClassLoader());
    Thread.currentThread().setContextClassLoader(loader);
    Capturing environment = new Capturing(settings(backend), loader);
    environment.use();
    try {
      loader.loadClass("demo.Job").getMethod("main", String[].class).invoke(null, (Object) new String[0]);
    } finally {
      Capturing.forget();
    }
    JobGraph graph = environment.graph.getJobGraph();
    graph.setClasspaths(List.of(url));
    return graph;
  }

  /** True when it holds; false when the job ended, or much time went by. */
  private static boolean waitFor(MiniCluster cluster, JobID job, java.util.function.BooleanSupplier holds)
      throws Exception {
    for (int i = 0; i < 200; i++) {
      if (holds.getAsBoolean()) {
        return true;
      }
      if (cluster.getJobStatus(job).get().isGloballyTerminalState()) {
        return false;
      }
      Thread.sleep(100);
    }
    return false;
  }

  /** A savepoint is refused while some task has not begun. */
  private static boolean isRunning(MiniCluster cluster, JobID job) {
    for (AccessExecutionVertex task : cluster.getExecutionGraph(job).join().getAllExecutionVertices()) {
      if (task.getExecutionState() != ExecutionState.RUNNING) {
        return false;
      }
    }
    return true;
  }

  private static String failure(MiniCluster cluster, JobID job) throws Exception {
    if (!cluster.getJobStatus(job).get().isGloballyTerminalState()) {
      return "it runs, and says too little";
    }
    return cluster
        .requestJobResult(job)
        .get()
        .getSerializedThrowable()
        .map(thrown -> chain(thrown.deserializeError(Thread.currentThread().getContextClassLoader())))
        .orElse("it ended");
  }

  private static String chain(Throwable thrown) {
    StringBuilder text = new StringBuilder();
    for (Throwable at = thrown; at != null; at = at.getCause()) {
      text.append(at.getClass().getSimpleName()).append(": ").append(at.getMessage()).append(" / ");
    }
    return text.toString();
  }

  private static String[] failed(String why) {
    boolean refused = why.contains("Cannot map checkpoint/savepoint state");
    return new String[] {refused ? "dropped" : "fails", why};
  }

  private static String[] compare(Map<String, String> written, Map<String, String> found) {
    String example = "";
    boolean lost = false;
    boolean wrong = false;
    for (Map.Entry<String, String> key : written.entrySet()) {
      String now = found.get(key.getKey());
      if (now == null) {
        return new String[] {"lost", "nothing of the key " + key.getKey() + " is seen"};
      }
      if (!isSame(key.getValue(), now)) {
        example = key.getKey() + ": written " + key.getValue() + ", found " + now;
        boolean empty = now.startsWith("null") || now.contains("=null") || now.equals("n=1");
        lost |= empty;
        wrong |= !empty;
      }
    }
    return new String[] {wrong ? "wrong" : lost ? "lost" : "kept", example};
  }

  private static final Pattern FIELD = Pattern.compile("(\\w+)=([^,)]*)");

  /** True for the same text, for what has the same values where both name them, and for a window that went on. */
  private static boolean isSame(String written, String found) {
    if (written.equals(found)) {
      return true;
    }
    Map<String, String> fields = fields(written);
    Map<String, String> now = fields(found);
    if (found.startsWith("n=") && written.startsWith("n=")) {
      return Long.parseLong(now.get("n")) == Long.parseLong(fields.get("n")) + 1;
    }
    fields.keySet().retainAll(now.keySet());
    return !fields.isEmpty() && fields.entrySet().stream().allMatch(each -> each.getValue().equals(now.get(each.getKey())));
  }

  private static Map<String, String> fields(String text) {
    Map<String, String> fields = new HashMap<>();
    for (Matcher matcher = FIELD.matcher(text); matcher.find(); ) {
      fields.put(matcher.group(1), matcher.group(2));
    }
    return fields;
  }

  /** Takes the place of the environment that a job asks for, and keeps the graph it would execute. */
  private static final class Capturing extends StreamExecutionEnvironment {
    private StreamGraph graph;

    Capturing(Configuration settings, ClassLoader loader) {
      super(settings, loader);
    }

    void use() {
      initializeContextEnvironment(settings -> this);
    }

    static void forget() {
      resetContextEnvironment();
    }

    @Override
    public org.apache.flink.api.common.JobExecutionResult execute(StreamGraph made) {
      graph = made;
      return null;
    }

    @Override
    public org.apache.flink.api.common.JobExecutionResult execute(String name) {
      graph = getStreamGraph();
      return null;
    }
  }

  /** What jobs print: for each key what it had at first, and what it has at last. */
  private static final class Lines extends OutputStream {
    private static final Pattern LINE = Pattern.compile("(?:\\d+> )?(.*?) had (.*?)(?: now (.*))?");
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final Map<String, String> first = new java.util.concurrent.ConcurrentHashMap<>();
    private final Map<String, String> last = new java.util.concurrent.ConcurrentHashMap<>();
    private int count;

    @Override
    public synchronized void write(int letter) {
      if (letter != '\n') {
        line.write(letter);
        return;
      }
      Matcher matcher = LINE.matcher(line.toString(StandardCharsets.UTF_8));
      line.reset();
      if (matcher.matches()) {
        count++;
        first.putIfAbsent(matcher.group(1), matcher.group(2));
        last.put(matcher.group(1), matcher.group(3) == null ? matcher.group(2) : matcher.group(3));
      }
    }

    synchronized int count() {
      return count;
    }

    synchronized Map<String, String> lastAndClear() {
      Map<String, String> all = new HashMap<>(last);
      clear();
      return all;
    }

    synchronized void clear() {
      first.clear();
      last.clear();
      count = 0;
    }
  }
}
