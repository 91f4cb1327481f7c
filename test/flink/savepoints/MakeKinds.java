import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Runs parts of {@link StateKinds} in the Flink of the class path and keeps a savepoint or a checkpoint of it, with what that
 * Flink reads in it beside it. Arguments: where it is to lie; where checkpoints are written (absolute paths in a checkpoint
 * begin with it); CANONICAL, NATIVE, SAVEPOINT (before there were formats) or CHECKPOINT; the parallelism; parts, with commas, or
 * `kafka=` and a broker for the job of `KafkaKinds`; settings as `key=value`.
 */
public class MakeKinds {
  public static void main(String[] args) {
    try {
      make(args);
      System.exit(0);
    } catch (Throwable error) {
      error.printStackTrace();
      System.exit(1); // Flink's threads go on otherwise
    }
  }

  private static void make(String[] args) throws Exception {
    Path kept = Paths.get(args[0]).toAbsolutePath();
    Path work = Paths.get(args[1]);
    Files.createDirectories(work);
    String kind = args[2];
    int parallelism = Integer.parseInt(args[3]);
    Configuration configuration = new Configuration();
    for (String key : Arrays.asList("state.checkpoints.dir", "execution.checkpointing.dir")) configuration.setString(key, work.toUri().toString());
    for (String key : Arrays.asList("state.backend.fs.memory-threshold", "state.storage.fs.memory-threshold", "execution.checkpointing.data-inline-threshold")) configuration.setString(key, "20kb");
    configuration.setString("execution.checkpointing.externalized-checkpoint-retention", "RETAIN_ON_CANCELLATION");
    configuration.setString("execution.checkpointing.interval", "1s");
    for (String key : Arrays.asList("state.checkpoints.num-retained", "execution.checkpointing.num-retained")) configuration.setString(key, "3");
    configuration.setString("rest.bind-port", "0");
    for (String setting : Arrays.asList(args).subList(5, args.length)) {
      configuration.setString(setting.substring(0, setting.indexOf('=')), setting.substring(setting.indexOf('=') + 1));
    }
    StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration);
    env.configure(configuration, MakeKinds.class.getClassLoader());
    env.setParallelism(parallelism);
    env.setMaxParallelism(8);
    if (args[4].startsWith("kafka=")) {
      Class.forName("KafkaKinds").getDeclaredMethod("build", StreamExecutionEnvironment.class, String.class).invoke(null, env, args[4].substring("kafka=".length()));
    } else {
      StateKinds.build(env, Arrays.asList(args[4].split(",")), work.resolve("out").toString());
    }
    JobClient job = env.executeAsync("kinds");
    while (!job.getJobStatus().get().toString().equals("RUNNING")) Thread.sleep(100);
    Thread.sleep(5000); // what is few is over and was part of a checkpoint, every key was seen
    if (kind.equals("CHECKPOINT")) keepCheckpoint(work, kept);
    else keepSavepoint(job, work, kept, kind);
    Files.write(kept.resolveSibling(kept.getFileName() + ".truth.json"), SavepointTruth.of(metadataIn(kept), kept).getBytes("UTF-8"));
  }

  private static void keepSavepoint(JobClient job, Path work, Path kept, String format) throws Exception {
    String path = null;
    for (int tries = 0; path == null; tries++) {
      try {
        path = trigger(job, work.toUri() + "savepoints", format).get(60, TimeUnit.SECONDS);
      } catch (Exception notYet) {
        if (tries > 30) throw notYet;
        Thread.sleep(1000);
      }
    }
    job.cancel().get();
    copy(Paths.get(URI.create(path)), kept);
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static CompletableFuture<String> trigger(JobClient job, String folder, String format) throws Exception {
    if (format.equals("SAVEPOINT")) return (CompletableFuture<String>) method("triggerSavepoint", 1).invoke(job, folder);
    Class type = Class.forName("org.apache.flink.core.execution.SavepointFormatType");
    return (CompletableFuture<String>) method("triggerSavepoint", 2).invoke(job, folder, Enum.valueOf(type, format));
  }

  private static Method method(String name, int parameters) {
    return Stream.of(JobClient.class.getMethods()).filter(m -> m.getName().equals(name) && m.getParameterCount() == parameters).findFirst().get();
  }

  /** Of the last two checkpoints the older one, which is surely whole. The job still runs: some of its files end with it. */
  private static void keepCheckpoint(Path work, Path kept) throws Exception {
    while (checkpointsIn(work).size() < 2 || numberOf(checkpointsIn(work).get(0)) < 6) Thread.sleep(200);
    copy(work, kept);
    List<Path> copied = checkpointsIn(kept);
    for (Path other : copied) {
      if (other == copied.get(1)) continue;
      try (Stream<Path> files = Files.list(other)) {
        for (Path file : files.collect(Collectors.toList())) Files.delete(file);
      }
      Files.delete(other);
    }
  }

  private static Path metadataIn(Path kept) throws IOException {
    Path direct = kept.resolve("_metadata");
    return Files.exists(direct) ? direct : checkpointsIn(kept).get(0).resolve("_metadata");
  }

  /** The newest first. */
  private static List<Path> checkpointsIn(Path folder) throws IOException {
    return allIn(folder).stream().filter(file -> file.endsWith("_metadata")).map(Path::getParent)
        .sorted((a, b) -> numberOf(b) - numberOf(a)).collect(Collectors.toList());
  }

  /** Of a folder in which Flink deletes meanwhile. */
  private static List<Path> allIn(Path folder) throws IOException {
    for (int tries = 0; ; tries++) {
      try (Stream<Path> all = Files.walk(folder)) {
        return all.collect(Collectors.toList());
      } catch (java.io.UncheckedIOException goneMeanwhile) {
        if (tries > 20) throw goneMeanwhile;
      }
    }
  }

  private static int numberOf(Path checkpoint) {
    return Integer.parseInt(checkpoint.getFileName().toString().substring("chk-".length()));
  }

  private static void copy(Path from, Path to) throws IOException {
    for (Path file : allIn(from)) {
      String within = from.relativize(file).toString();
      if (Files.isDirectory(file) || within.startsWith("out")) continue;
      Path target = to.resolve(within);
      Files.createDirectories(target.getParent());
      try {
        Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
      } catch (NoSuchFileException goneMeanwhile) {
      }
    }
  }
}
