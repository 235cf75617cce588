package org.netloom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.netloom.check.Checker;
import org.netloom.design.Design;
import org.netloom.design.DesignFile;
import org.netloom.spec.SpecType;
import org.netloom.train.TrainingPlan;

/** The documents of {@code docs} say what is true. */
class DocumentsTest {
    private static final Path DOCS = Cli.home().resolve("docs");

    @Test
    void theExamplesOfDesignFilesAreSoundAndFormatted() throws IOException {
        String document = Files.readString(DOCS.resolve("design-files.md")).replace("\r\n", "\n");
        Matcher block = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL).matcher(document);
        int designs = 0;
        while (block.find()) {
            // The others are parts of designs.
            if (block.group(1).startsWith("{")) {
                Design design = DesignFile.parse(block.group(1));
                assertEquals(List.of(), Checker.check(design).problems());
                assertEquals(block.group(1), DesignFile.text(design));
                designs++;
            }
        }
        assertEquals(2, designs);
    }

    @Test
    void everyFieldOfThePlanIsExplained() throws IOException {
        String document = Files.readString(DOCS.resolve("design-files.md"));
        SpecType.of(TrainingPlan.class)
                .components()
                .forEach(c -> assertTrue(document.contains("`" + c.name() + "`"), c.name()));
    }
}
