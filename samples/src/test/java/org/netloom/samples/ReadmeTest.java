package org.netloom.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netloom.design.DesignFile;
import org.netloom.generate.ExportOptions;
import org.netloom.generate.Exporter;

/**
 * The tour of the README: every {@code ./netloom} command of its "console" blocks is run, in order, in one folder with the
 * samples, and must print the lines that stand below it; "..." stands for any lines.
 */
class ReadmeTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern BLOCK = Pattern.compile("```(\\w+)\\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path folder;

    /** A command and the lines it is said to print. */
    private record Step(String command, List<String> expected) {}

    private static List<Step> steps(String readme) {
        List<Step> steps = new ArrayList<>();
        Matcher blocks = BLOCK.matcher(readme);
        while (blocks.find()) {
            if (!blocks.group(1).equals("console")) {
                continue;
            }
            for (String line : blocks.group(2).lines().toList()) {
                if (line.startsWith("$ ")) {
                    steps.add(new Step(line.substring(2), new ArrayList<>()));
                } else {
                    steps.getLast().expected.add(line.stripTrailing());
                }
            }
        }
        return steps;
    }

    @Test
    void theTourDoesWhatItSays() throws Exception {
        copy(ROOT.resolve("samples"), folder.resolve("samples"));
        List<Step> steps = steps(Files.readString(ROOT.resolve("README.md")));
        assertTrue(steps.size() >= 5, "the tour has commands");
        for (Step step : steps) {
            List<String> words = new ArrayList<>(List.of(step.command.split(" +")));
            assertEquals("./netloom", words.removeFirst(), step.command);
            String out = run(words);
            contains(step, out.lines().map(String::stripTrailing).toList());
        }
    }

    /** The Java of the README is what is generated for LeNet-5. */
    @Test
    void theJavaIsGenerated() throws IOException {
        Path project = folder.resolve("project");
        Exporter.export(DesignFile.load(ROOT.resolve("samples/lenet5/lenet5.netloom")), project, ExportOptions.of());
        String generated = Files.readString(project.resolve("src/main/java/netloom/lenet5/LeNet5.java"));
        Matcher blocks = BLOCK.matcher(Files.readString(ROOT.resolve("README.md")));
        int java = 0;
        while (blocks.find()) {
            if (blocks.group(1).equals("java")) {
                java++;
                assertTrue(generated.contains(blocks.group(2)), blocks.group(2));
            }
        }
        assertTrue(java > 0, "the README shows Java");
    }

    private static void contains(Step step, List<String> printed) {
        int from = 0;
        boolean anywhere = false;
        for (String line : step.expected) {
            if (line.equals("...")) {
                anywhere = true;
                continue;
            }
            int at = printed.subList(from, printed.size()).indexOf(line);
            assertTrue(
                    at == 0 || (at > 0 && anywhere),
                    step.command + " should print, as the README says:\n" + line + "\nbut printed\n"
                            + String.join("\n", printed));
            from += at + 1;
            anywhere = false;
        }
    }

    private String run(List<String> args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dnetloom.home=" + folder,
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "org.netloom.cli.Main"));
        command.addAll(args);
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        // A check that finds what it is shown to find ends with 1.
        assertTrue(process.exitValue() <= 1, String.join(" ", args) + "\n" + out);
        return out;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path f : all.toList()) {
                String relative = from.relativize(f).toString();
                if (!relative.startsWith("target") && !relative.startsWith("src")) {
                    Path target = to.resolve(relative);
                    if (Files.isDirectory(f)) {
                        Files.createDirectories(target);
                    } else {
                        Files.copy(f, target);
                    }
                }
            }
        }
    }
}
