import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import org.apache.flink.runtime.checkpoint.Checkpoints;

/** Loads the `_metadata` of a folder as Flink does when it restores; prints the peak memory of the process in MB. */
public class LoadMetadata {
  public static void main(String[] args) throws Exception {
    Path folder = Paths.get(args[0]).toAbsolutePath();
    try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(folder.resolve("_metadata"))))) {
      Checkpoints.loadCheckpointMetadata(in, LoadMetadata.class.getClassLoader(), folder.toUri().toString());
    }
    for (String line : Files.readAllLines(Paths.get("/proc/self/status"))) {
      if (line.startsWith("VmHWM")) System.out.println(Long.parseLong(line.replaceAll("\\D", "")) / 1024);
    }
  }
}
