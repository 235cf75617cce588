package org.netloom.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChildJvmTest {
    @ParameterizedTest
    @ValueSource(strings = {"run", "run.cmd"})
    void scriptsOfProjectsGiveTheSameMemory(String script) throws IOException {
        Path golden = Path.of("src/test/resources/org/netloom/generate/golden/lenet5", script);
        String options = String.join(" ", ChildJvm.MEMORY);
        String text = Files.readString(golden);
        assertTrue(text.contains(options), options);
        assertTrue(text.contains(String.join(" ", ChildJvm.GROWTH)), script);
        assertEquals(ChildJvm.MEMORY, ChildJvm.options().subList(0, ChildJvm.MEMORY.size()));
        assertEquals(Runtime.version().feature() == 25, ChildJvm.options().containsAll(ChildJvm.GROWTH));
    }

    @ParameterizedTest
    @CsvSource({"always [madvise] never,true", "[always] madvise never,false", "always madvise [never],false"})
    void asksForLargePagesWhereSomeoneHasToAsk(String enabled, boolean asks, @TempDir Path dir) throws IOException {
        assertEquals(asks, ChildJvm.largePages(Files.writeString(dir.resolve("enabled"), enabled + "\n")));
    }

    @Test
    void asksForNoLargePagesWhereNothingIsSaid(@TempDir Path dir) {
        assertFalse(ChildJvm.largePages(dir.resolve("enabled")));
    }

    @Test
    void scriptsOfProjectsAskForLargePagesToo() throws IOException {
        String text = Files.readString(Path.of("src/test/resources/org/netloom/generate/golden/lenet5/run"));
        assertTrue(text.contains(ChildJvm.LARGE_PAGES));
    }
}
