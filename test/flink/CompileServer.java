import com.sun.source.util.JavacTask;
import java.io.*;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.*;
import javax.tools.*;

/**
 * javac for many small compilations in one JVM; javac.mjs talks to it. A line in, a line out:
 *
 * <pre>in:  id TAB out TAB classpath [TAB path TAB text]...     all but the id in Base64; an empty "out" writes no classes
 * out: {"id":1,"errors":[{"file":"a/B.java","line":3,"column":9,"message":"cannot find symbol ..."}]}</pre>
 */
public final class CompileServer {
    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

    /** One for each classpath: opening the jars is what takes time. */
    private static final Map<String, StandardJavaFileManager> MANAGERS = new HashMap<>();

    public static void main(String[] arguments) throws Exception {
        PrintStream answers = System.out;
        System.setOut(System.err);
        BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line; (line = requests.readLine()) != null;) {
            String[] words = line.split("\t", -1);
            List<String> errors = new ArrayList<>();
            try {
                compile(words, errors);
            } catch (Throwable e) {
                errors.add(error("", 0, 0, "javac broke off: " + e));
            }
            answers.println("{\"id\":" + words[0] + ",\"errors\":[" + String.join(",", errors) + "]}");
        }
    }

    private static void compile(String[] words, List<String> errors) throws IOException {
        String out = decode(words[1]);
        List<JavaFileObject> sources = new ArrayList<>();
        boolean lombok = false;
        for (int i = 3; i + 1 < words.length; i += 2) {
            String text = decode(words[i + 1]);
            lombok |= text.contains("lombok.");
            sources.add(new Source(decode(words[i]), text));
        }
        StandardJavaFileManager files = manager(decode(words[2]));
        List<String> options = new ArrayList<>(List.of("-nowarn", "-Xlint:none", "-implicit:none", "-g", "-parameters"));
        if (!lombok) options.add("-proc:none");
        DiagnosticCollector<JavaFileObject> told = new DiagnosticCollector<>();
        if (!out.isEmpty()) {
            Files.createDirectories(Path.of(out));
            files.setLocation(StandardLocation.CLASS_OUTPUT, List.of(new File(out)));
        }
        JavacTask task = (JavacTask) COMPILER.getTask(null, files, told, options, null, sources);
        if (out.isEmpty()) task.analyze();
        else task.call();
        for (Diagnostic<? extends JavaFileObject> one : told.getDiagnostics()) {
            if (one.getKind() != Diagnostic.Kind.ERROR) continue;
            String file = one.getSource() == null ? "" : one.getSource().toUri().getPath().substring(1);
            errors.add(error(file, one.getLineNumber(), one.getColumnNumber(), one.getMessage(Locale.ENGLISH)));
        }
    }

    private static StandardJavaFileManager manager(String classpath) throws IOException {
        StandardJavaFileManager files = MANAGERS.get(classpath);
        if (files == null) {
            files = COMPILER.getStandardFileManager(null, Locale.ENGLISH, StandardCharsets.UTF_8);
            List<File> jars = new ArrayList<>();
            for (String jar : classpath.split(File.pathSeparator)) if (!jar.isEmpty()) jars.add(new File(jar));
            files.setLocation(StandardLocation.CLASS_PATH, jars);
            files.setLocation(StandardLocation.SOURCE_PATH, List.of());
            MANAGERS.put(classpath, files);
        }
        return files;
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String path, String text) {
            super(URI.create("source:///" + path.replace(" ", "%20")), Kind.SOURCE);
            this.text = text;
        }

        @Override public CharSequence getCharContent(boolean ignoreEncodingErrors) { return text; }
    }

    private static String decode(String word) {
        return new String(Base64.getDecoder().decode(word), StandardCharsets.UTF_8);
    }

    private static String error(String file, long line, long column, String message) {
        return "{\"file\":" + quote(file) + ",\"line\":" + line + ",\"column\":" + column + ",\"message\":" + quote(message) + "}";
    }

    private static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c >= ' ' && c <= '~' && c != '"' && c != '\\') quoted.append(c);
            else quoted.append(String.format("\\u%04x", (int) c));
        }
        return quoted.append('"').toString();
    }
}
