package org.netloom.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.netloom.ops.Backend;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class VersionCommand implements IVersionProvider {
    private static final long PATIENCE_SECONDS = 10;

    @Override
    public String[] getVersion() {
        return new String[] {
            "Netloom " + Version.number(),
            "Java " + Runtime.version() + ", " + System.getProperty("java.vendor") + ", "
                    + System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", "
                    + processors(),
            "Trainings use " + simd()
        };
    }

    private static String processors() {
        int n = Runtime.getRuntime().availableProcessors();
        return n == 1 ? "1 processor" : n + " processors";
    }

    /** Asks a JVM started as those of trainings are; this one was started without the Vector API, to be quick. */
    private static String simd() {
        Process probe = null;
        try {
            probe = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-Xshare:auto",
                            "--add-modules",
                            "jdk.incubator.vector",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Probe.class.getName())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (InputStream said = probe.getInputStream()) {
                String line = new String(said.readAllBytes(), StandardCharsets.UTF_8).strip();
                if (probe.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && probe.exitValue() == 0 && !line.isEmpty()) {
                    return line;
                }
            }
            return "unknown operations: " + probe.info().command().orElse("java") + " did not say";
        } catch (IOException e) {
            return "unknown operations: " + e.getMessage();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return "unknown operations";
        } finally {
            if (probe != null) {
                probe.destroy();
            }
        }
    }

    /** The other side: prints what operations this JVM has. */
    static final class Probe {
        private Probe() {}

        public static void main(String[] args) {
            System.out.println(Backend.describe());
        }
    }
}
