import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.PrintWriter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Runs the JUnit 5 tests of a class and says how many passed, failed and were skipped. */
public class RunJUnit5 {
  public static void main(String[] arguments) {
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create()
        .execute(LauncherDiscoveryRequestBuilder.request().selectors(selectClass(arguments[0])).build(), listener);
    TestExecutionSummary summary = listener.getSummary();
    summary.printFailuresTo(new PrintWriter(System.err, true), 100);
    System.out.println(
        "passed " + summary.getTestsSucceededCount()
            + ", failed " + summary.getTestsFailedCount()
            + ", skipped " + summary.getTestsAbortedCount());
    System.exit(summary.getTestsFailedCount() > 0 ? 1 : 0);
  }
}
