import java.io.FileReader;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.eclipse.dataspacetck.core.system.ConsoleMonitor;
import org.eclipse.dataspacetck.runtime.TckRuntime;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/**
 * Runs the compatibility kit with the properties of a file, and prints one line for each test: {@code @@}, status, name and reason, with
 * tabs between them. JUnit finds it as a listener by META-INF/services.
 */
public class RunKit implements TestExecutionListener {
    public static void main(String[] args) throws Exception {
        var properties = new Properties();
        try (var file = new FileReader(args[0])) {
            properties.load(file);
        }
        Map<String, String> map = properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, properties::getProperty));
        TckRuntime.Builder.newInstance()
                .properties(map)
                .monitor(new ConsoleMonitor(Boolean.parseBoolean(map.get("dataspacetck.debug")), false))
                .addPackage("org.eclipse.dataspacetck.dsp.verification")
                .build()
                .execute();
        System.exit(0); // threads of its HTTP client would hold it
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        print("SKIPPED", test, reason);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        var reason = result.getThrowable().map(String::valueOf).orElse("");
        if (test.isTest() || result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
            print(result.getStatus().toString(), test, reason);
        }
    }

    private static void print(String status, TestIdentifier test, String reason) {
        System.out.println(String.join("\t", "@@", status, test.getDisplayName(), reason.replaceAll("\\s+", " ")));
    }
}
