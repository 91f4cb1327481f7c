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
import java.util.Optional;
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
 * begin with it); CANONICAL, NATIVE, SAVEPOINT (before there were formats) or CHECKPOINT; the parallelism; parts, with commas;
 * settings as `key=value`.
 */
public class MakeKinds {
  public static void main(String[] args) throws Exception {
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
    configuration.setString("rest.bind-port", "0");
    for (String setting : Arrays.asList(args).subList(5, args.length)) {
      configuration.setString(setting.substring(0, setting.indexOf('=')), setting.substring(setting.indexOf('=') + 1));
    }
    StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration);
    env.configure(configuration, MakeKinds.class.getClassLoader());
    env.setParallelism(parallelism);
    env.setMaxParallelism(8);
    StateKinds.build(env, Arrays.asList(args[4].split(",")), work.resolve("out").toString());
    JobClient job = env.executeAsync("kinds");
    while (!job.getJobStatus().get().toString().equals("RUNNING")) Thread.sleep(100);
    Thread.sleep(5000); // what is few is over and was part of a checkpoint, every key was seen
    if (kind.equals("CHECKPOINT")) keepCheckpoint(job, work, kept);
    else keepSavepoint(job, work, kept, kind);
    Files.write(kept.resolveSibling(kept.getFileName() + ".truth.json"), SavepointTruth.of(metadataIn(kept), kept).getBytes("UTF-8"));
    System.exit(0);
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

  /** The third checkpoint that is complete is kept: it has files of the ones before. */
  private static void keepCheckpoint(JobClient job, Path work, Path kept) throws Exception {
    int number = 0;
    while (number < 4) {
      Thread.sleep(200);
      number = newest(work).map(MakeKinds::numberOf).orElse(0);
    }
    job.cancel().get();
    Thread.sleep(2000); // a checkpoint that is under way ends with the job; its cluster then tells nothing any more
    copy(work, kept);
  }

  private static Path metadataIn(Path kept) throws IOException {
    Path direct = kept.resolve("_metadata");
    return Files.exists(direct) ? direct : newest(kept).get().resolve("_metadata");
  }

  private static Optional<Path> newest(Path folder) throws IOException {
    for (int tries = 0; ; tries++) {
      try (Stream<Path> all = Files.walk(folder)) {
        List<Path> found = all.filter(file -> file.endsWith("_metadata")).map(Path::getParent).collect(Collectors.toList());
        return found.stream().max((a, b) -> numberOf(a) - numberOf(b));
      } catch (java.io.UncheckedIOException goneMeanwhile) {
        if (tries > 20) throw goneMeanwhile;
      }
    }
  }

  private static int numberOf(Path checkpoint) {
    return Integer.parseInt(checkpoint.getFileName().toString().substring("chk-".length()));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path file : (Iterable<Path>) all::iterator) {
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
}
