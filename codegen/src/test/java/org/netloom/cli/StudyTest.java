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

/** {@code train --folds} and {@code train --learning-curve}. */
class StudyTest {
    @TempDir
    private Path folder;

    private static String last(Cli run) {
        List<String> lines = run.out().lines().toList();
        return lines.isEmpty() ? "" : lines.getLast();
    }

    @Test
    void crossValidationTrainsOncePerFoldAndGoesOnWhereItWas() throws IOException {
        String out = folder.resolve("folds").toString();
        String[] command = {"train", Cli.sample("xor"), "--folds", "3", "--epochs", "30", "--out", out};
        Cli first = Cli.run(command);
        assertEquals(0, first.code(), first.toString());
        assertTrue(
                last(first).matches("cross-validation accuracy \\d\\.\\d+ \\+- \\d\\.\\S+ \\(3 folds\\)"), last(first));
        assertTrue(Files.readString(Path.of(out, "study.html")).contains("<svg"));
        for (int fold = 1; fold <= 3; fold++) {
            assertTrue(Files.exists(Path.of(out, "fold-" + fold, "model.safetensors")));
        }
        Path study = Path.of(out, "study.json");
        String text = Files.readString(study);
        int third = text.indexOf("fold-3");
        assertTrue(third > 0, text);

        Cli again = Cli.run("train", Cli.sample("xor"), "--folds", "3", "--epochs", "30", "--out", out, "--resume");
        assertEquals(0, again.code(), again.toString());
        assertEquals(last(first), last(again));
        assertFalse(again.out().contains("epoch 1/30"), "nothing is trained anew: " + again.out());
    }

    @Test
    void aLearningCurveGrowsTheTrainingPart() {
        Cli run = Cli.run(
                "train",
                Cli.sample("tabular-mlp"),
                "--learning-curve",
                "3",
                "--epochs",
                "2",
                "--out",
                folder.resolve("curve").toString());
        assertEquals(0, run.code(), run.toString());
        assertEquals(
                List.of(
                        "size-1 of 3: 53 samples to train",
                        "size-2 of 3: 105 samples to train",
                        "size-3 of 3: 210 samples to train"),
                run.out().lines().filter(l -> l.endsWith("samples to train")).toList());
        assertTrue(last(run).startsWith("held-out accuracy"), last(run));
    }

    @Test
    void bothAtOnceAreRefused() {
        Cli run = Cli.run(
                "train", Cli.sample("xor"), "--folds", "3", "--learning-curve", "2", "--out", folder.toString());
        assertEquals(2, run.code(), run.toString());
        assertTrue(run.err().contains("give one of them"), run.err());
    }
}
