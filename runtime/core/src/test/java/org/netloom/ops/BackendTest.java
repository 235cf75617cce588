package org.netloom.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackendTest {
    /** What a Java of its own chooses. */
    public static final class Main {
        private Main() {}

        public static void main(String[] args) {
            System.out.println(Backend.describe());
            System.out.println(Backend.ops(1).getClass().getSimpleName());
            System.out.println(Backend.ops().describe());
        }
    }

    private static String run(String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor());
        return text;
    }

    @Test
    void withoutTheModuleScalarOperationsSayHowToGetFasterOnes() throws Exception {
        String text = run();
        assertTrue(text.contains("--add-modules jdk.incubator.vector"), text);
        assertTrue(text.contains("ScalarOps"), text);
    }

    @Test
    void withTheModuleSimdIsChosen() throws Exception {
        String text = run("--add-modules", "jdk.incubator.vector", "-Dnetloom.threads=3");
        assertTrue(text.contains("VectorOps") && text.contains("3 threads"), text);
    }

    @Test
    void scalarOperationsCanBeAskedFor() throws Exception {
        String text = run("--add-modules", "jdk.incubator.vector", "-Dnetloom.ops=scalar");
        assertTrue(text.contains("ScalarOps") && text.contains("-Dnetloom.ops=scalar"), text);
    }

    @Test
    void onePoolPerNumberOfThreads() {
        assertSame(Backend.ops(2), Backend.ops(2));
    }
}
