import java.io.*;
import java.lang.reflect.*;
import java.net.*;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.*;

/**
 * Asks the probe for the job graphs of many mains in one JVM: the probe by itself ends with the main it ran. A line in, a
 * line out:
 *
 * <pre>in:  MAIN TAB FOLDER TAB FOLDER...     the folders of the probe's classes and the main's
 * out: what {@code FlinkProbe topology --open MAIN} answers</pre>
 */
public final class JobGraphs {
    public static void main(String[] arguments) throws Exception {
        PrintStream answers = System.out;
        BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line; (line = requests.readLine()) != null;) {
            String[] words = line.split("\t", -1);
            answers.println(ask(words[0], Arrays.asList(words).subList(1, words.length)));
            answers.flush();
        }
        System.exit(0); // whatever threads the mains have left
    }

    /** Each main has a probe of its own, which remembers what it built. */
    private static String ask(String main, List<String> folders) throws Exception {
        List<URL> urls = new ArrayList<>();
        for (String folder : folders) urls.add(Path.of(folder).toUri().toURL());
        URLClassLoader loader = new URLClassLoader(urls.toArray(new URL[0]), JobGraphs.class.getClassLoader());
        Thread.currentThread().setContextClassLoader(loader);
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        System.setOut(new PrintStream(answer, true, StandardCharsets.UTF_8)); // taken when the probe's class is loaded
        Class.forName("FlinkProbe", true, loader);
        System.setOut(System.err);
        Class<?> topology = Class.forName("FlinkProbe$Topology", true, loader);
        Constructor<?> executor = Class.forName("FlinkProbe$OnlyOurExecutor", true, loader).getDeclaredConstructor();
        executor.setAccessible(true);
        Map<String, Object> call = Collections.synchronizedMap(new LinkedHashMap<>());
        call.put("main", main);
        set(topology, "call", call);
        set(topology, "open", true);
        Object thrown = method(topology, "run").invoke(null, main, new String[0], executor.newInstance(), 60, true);
        if (thrown != null) call.put("error", thrown.toString());
        method(topology, "finish").invoke(null);
        return answer.toString(StandardCharsets.UTF_8).trim();
    }

    private static void set(Class<?> type, String name, Object value) throws ReflectiveOperationException {
        Field field = type.getDeclaredField(name);
        field.setAccessible(true);
        field.set(null, value);
    }

    private static Method method(Class<?> type, String name) {
        Method found = Arrays.stream(type.getDeclaredMethods()).filter(each -> each.getName().equals(name)).findFirst().orElseThrow();
        found.setAccessible(true);
        return found;
    }
}
