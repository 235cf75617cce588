package org.netloom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netloom.design.Design;
import org.netloom.design.DesignFile;
import org.netloom.optimize.Transfer;

/** {@code finetune}: from a trained network to one for other data. */
class FineTuneTest {
    @TempDir
    private Path folder;

    @Test
    void aTrainedNetworkIsTunedForOtherData() throws IOException {
        String design = Files.writeString(
                        folder.resolve("first.netloom"), Files.readString(Path.of(Cli.sample("spirals"))))
                .toString();
        String out = folder.resolve("first run").toString();
        assertEquals(0, Cli.run("train", design, "--out", out, "--epochs", "2").code());
        Path model = Path.of(out, "model.safetensors");
        Path tuned = folder.resolve("deeper/tuned.netloom");

        Cli made = Cli.run(
                "finetune",
                design,
                "--weights",
                model.toString(),
                "--data",
                "blobs",
                "--release",
                "1",
                "-o",
                tuned.toString());
        assertEquals(0, made.code(), made.toString());
        Design written = DesignFile.load(tuned);
        Transfer transfer = written.plan().orElseThrow().transfer();
        assertEquals("../first run/model.safetensors", transfer.weights());
        assertEquals(1, transfer.release());
        assertEquals(transfer.anew(), transfer.freezeAllBut());
        assertEquals(0.1, transfer.rates().getFirst().factor());
        assertFalse(transfer.rates().getFirst().nodes().containsAll(transfer.anew()));

        Cli train = Cli.run(
                "train",
                tuned.toString(),
                "--epochs",
                "2",
                "--out",
                folder.resolve("second").toString());
        assertEquals(0, train.code(), train.toString());
        String head = transfer.anew().getFirst();
        assertTrue(train.out().contains("anew: " + head + ".weight"), train.out());
        assertTrue(train.out().contains("what was frozen learns from epoch 2 on"), train.out());
        List<String> last = train.out().lines().toList();
        assertTrue(last.getLast().startsWith("test accuracy"), train.out());

        Cli again = Cli.run("finetune", design, "--weights", model.toString(), "-o", tuned.toString());
        assertTrue(again.code() != 0 && again.err().contains("--force"), again.toString());
    }

    @Test
    void weightsOfAnotherNetworkAreRefusedBeforeTheFirstStep() throws IOException {
        String out = folder.resolve("run").toString();
        assertEquals(
                0,
                Cli.run("train", Cli.sample("xor"), "--out", out, "--epochs", "1")
                        .code());
        Cli train = Cli.run(
                "train",
                Cli.sample("lenet5"),
                "--weights",
                Path.of(out, "model.safetensors").toString(),
                "--out",
                folder.resolve("other").toString());
        assertEquals(1, train.code(), train.toString());
        assertTrue(train.err().contains("NL-317"), train.err());
        assertFalse(train.err().contains("Exception"), train.err());
    }

    @Test
    void aFileThatIsNoModelIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("model.safetensors"), "nothing");
        Cli made = Cli.run(
                "finetune",
                Cli.sample("xor"),
                "--weights",
                file.toString(),
                "-o",
                folder.resolve("t.netloom").toString());
        assertEquals(1, made.code(), made.toString());
        assertFalse(Files.exists(folder.resolve("t.netloom")));
    }
}
