package org.netloom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What commands print, word for word. After a change, {@code -Dnetloom.renew=true} writes what is printed now; read the
 * difference before you commit it.
 */
class GoldenOutputTest {
    private static final Path FOLDER = Path.of("src/test/resources/org/netloom/cli");

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "help,                      --help",
        "help-train,                train --help",
        "help-check,                check --help",
        "check-lenet5,              check LENET5",
        "check-broken,              check BROKEN",
        "check-broken-json,         check BROKEN --json",
        "summary-lenet5,            summary LENET5",
        "summary-lenet5-arithmetic, summary LENET5 --arithmetic",
        "summary-lenet5-markdown,   summary LENET5 --format markdown",
        "summary-lenet5-csv,        summary LENET5 --format csv",
        "summary-resnet,            summary RESNET",
        "summary-broken,            summary BROKEN",
        "layers,                    layers",
        "layers-conv2d,             layers Conv2d",
        "layers-loss-and-schedule,  layers softmaxcrossentropy CosineDecay",
    })
    void printsWhatIsWritten(String name, String line) throws IOException {
        String[] args = Arrays.stream(line.split(" "))
                .map(a -> switch (a) {
                    case "LENET5" -> Cli.sample("lenet5");
                    case "RESNET" -> Cli.sample("mini-resnet");
                    case "BROKEN" -> FOLDER.resolve("broken.netloom").toString();
                    default -> a;
                })
                .toArray(String[]::new);
        Cli run = Cli.run(args);
        String came = (run.out() + (run.err().isEmpty() ? "" : "--- standard error\n" + run.err()) + "--- exit code "
                        + run.code() + "\n")
                .replace(Cli.home() + "/", "")
                .replace(Cli.home() + "\\", "");
        came = withoutMemory(came);
        Path golden = FOLDER.resolve(name + ".txt");
        if (Boolean.getBoolean("netloom.renew")) {
            Files.writeString(golden, came);
        }
        String expected = Files.readAllLines(golden).stream().collect(Collectors.joining("\n", "", "\n"));
        assertEquals(expected, came);
    }

    /** The memory is the runtime's affair and changes with it; the other totals are aligned with its figure. */
    private static String withoutMemory(String text) {
        return text.lines()
                .filter(l -> !l.startsWith("Memory ") && !l.startsWith("- Memory "))
                .map(l -> l.matches("(Layers|Parameters|Running statistics|Multiply-adds per sample) +[0-9,]+")
                        ? l.replaceAll(" {2,}", "  ")
                        : l)
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
