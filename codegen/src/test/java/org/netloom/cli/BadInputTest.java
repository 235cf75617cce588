package org.netloom.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bad designs, data and places on the command line: each gets one message with a code, and no stack trace. */
class BadInputTest {
    @TempDir
    private Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static String lenet() throws IOException {
        return Files.readString(Path.of(Cli.sample("lenet5")));
    }

    private static void fails(String code, String words, String... args) {
        Cli run = Cli.run(args);
        String line = String.join(" ", args);
        assertAll(
                () -> assertEquals(1, run.code(), line + "\n" + run),
                () -> assertTrue((run.out() + run.err()).contains(code), line + "\n" + run),
                () -> assertTrue((run.out() + run.err()).contains(words), line + "\n" + run),
                () -> assertFalse(run.err().contains("\tat "), line + "\n" + run),
                () -> assertFalse(run.err().contains("Exception"), line + "\n" + run));
    }

    @Test
    void designsThatAreNone() throws IOException {
        String text = lenet();
        fails(
                "NL-501",
                "there is no file",
                "check",
                folder.resolve("none.netloom").toString());
        fails(
                "NL-505",
                "ends in the middle",
                "check",
                file("half.netloom", text.substring(0, text.length() / 2)).toString());
        fails("NL-504", "is not a design", "check", file("empty.netloom", "").toString());
        fails(
                "NL-506",
                "lacks the field",
                "check",
                file("other.netloom", "{\"a\": 1}").toString());
        fails(
                "NL-507",
                "newer Netloom",
                "check",
                file("newer.netloom", text.replace("\"netloom\": 1", "\"netloom\": 99"))
                        .toString());
        Path binary = Files.write(folder.resolve("binary.netloom"), new byte[] {1, 2, (byte) 0xff, 0, 7});
        fails("NL-504", "is not a design", "summary", binary.toString());
    }

    @Test
    void aCycleIsListedInOrderEverywhere() throws IOException {
        String cycle = file(
                        "cycle.netloom",
                        lenet().replace("\"conv1 -> tanh1\"", "\"conv1 -> tanh1\",\n    \"tanh4 -> fc1:1\""))
                .toString();
        fails("NL-601", "fc1", "check", cycle);
        fails("NL-601", "tanh4", "train", cycle);
        fails("NL-601", "cycle", "export", cycle, "--out", folder.resolve("out").toString());
        assertFalse(Files.exists(folder.resolve("out")));
        // A broken design has a picture and a summary all the same.
        assertEquals(
                0,
                Cli.run("render", cycle, "--out", folder.resolve("c.svg").toString())
                        .code());
        assertTrue(Cli.run("summary", cycle).out().contains("conv1"));
    }

    @Test
    void dataThatIsNone() throws IOException {
        String design = Cli.sample("lenet5");
        String mlp = Cli.sample("tabular-mlp");
        fails("NL-201", "did you mean 'digits'", "train", design, "--data", "digitz");
        fails(
                "NL-202",
                "is not recognised",
                "train",
                design,
                "--data",
                Files.createDirectory(folder.resolve("void")).toString());
        Path gz = Files.createDirectory(folder.resolve("gz"));
        Files.write(gz.resolve("a-images-idx3-ubyte.gz"), new byte[] {31, (byte) 139, 8, 0, 0, 0});
        Files.write(gz.resolve("a-labels-idx1-ubyte.gz"), new byte[] {31, (byte) 139, 8, 0, 0, 0});
        fails("NL-2", "gz", "train", design, "--data", gz.toString());
        fails(
                "NL-231",
                "line 3",
                "train",
                mlp,
                "--data",
                file("ragged.csv", "a,b,c\n1,2,x\n1,2\n3,4,y\n").toString());
        fails("NL-816", "28 x 28 x 1 -> 2", "train", design, "--data", "xor");
    }

    @Test
    void aTableThatDoesNotFitIsRefusedWithStrict() throws IOException {
        List<String> rows = new ArrayList<>(List.of("a,b,kind"));
        for (int i = 0; i < 40; i++) {
            rows.add(i + "," + (i * i) + "," + (i % 4 < 2 ? "even" : "odd"));
        }
        Path csv = Files.write(folder.resolve("two.csv"), rows, StandardCharsets.UTF_8);
        fails(
                "NL-811",
                "input 9 -> 2, logits 3 -> 2",
                "train",
                Cli.sample("tabular-mlp"),
                "--strict",
                "--data",
                csv.toString());
    }

    @Test
    void placesThatCannotBeWritten() throws IOException {
        Path file = file("a-file", "x");
        String inside = file.resolve("sub").toString();
        fails("NL-80", "cannot be written", "render", Cli.sample("xor"), "--out", inside + "/x.svg");
        fails("NL-70", "", "export", Cli.sample("xor"), "--out", file.toString());
        fails("NL-70", "", "train", Cli.sample("xor"), "--out", inside);
        fails("NL-808", ".svg or .png", "render", Cli.sample("xor"), "--out", "x.jpg");
        Path foreign = Files.createDirectory(folder.resolve("foreign"));
        Files.writeString(foreign.resolve("mine.txt"), "x");
        fails("NL-702", "mine.txt", "export", Cli.sample("xor"), "--out", foreign.toString());
    }

    @Test
    void modelsThatAreNotThere() {
        fails("NL-809", "netloom train", "evaluate", Cli.sample("xor"), "--out", folder.toString());
        fails("NL-809", "netloom train", "predict", Cli.sample("xor"), "x.png", "--out", folder.toString());
    }

    @Test
    void namesThatAreNotInTheCatalogue() {
        fails("NL-812", "did you mean 'Conv2d'", "layers", "Conv2");
        fails("NL-801", "did you mean 'lenet5'", "new", "lenet");
        fails(
                "NL-806",
                "NL-1",
                "check",
                Path.of("src/test/resources/org/netloom/cli/broken.netloom").toString(),
                "--fix",
                "NL-999/1");
    }
}
