package org.netloom.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.netloom.layer.Conv2dLayer;

class RuntimeLibraryTest {
    private static final Path GOLDEN = Path.of("src/test/resources/org/netloom/generate/golden");
    private static final Pattern IMPORT = Pattern.compile("import (org\\.netloom\\.[a-z.]+\\.([A-Z]\\w*));");

    private final RuntimeLibrary library = RuntimeLibrary.own();

    @Test
    void whatGeneratedCodeImportsIsKnown() throws IOException {
        try (Stream<Path> files = Files.walk(GOLDEN)) {
            for (Path f :
                    files.filter(p -> p.toString().endsWith(".java")).sorted().toList()) {
                Matcher m = IMPORT.matcher(Files.readString(f));
                while (m.find()) {
                    assertEquals(m.group(1), library.types().get(m.group(2)), f.toString());
                }
            }
        }
        assertEquals(Conv2dLayer.class.getName(), library.types().get("Conv2dLayer"));
    }

    @Test
    void classesThatItNeverNamesLeaveTheirNamesToBlocks() {
        for (String name : List.of("Timing", "Section", "Work", "Profile", "Windows", "Winograd", "Json", "Problem")) {
            assertFalse(library.types().containsKey(name), name);
        }
    }
}
