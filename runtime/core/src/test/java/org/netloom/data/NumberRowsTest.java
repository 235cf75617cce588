package org.netloom.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netloom.problem.NetloomException;
import org.netloom.spec.Shape;

class NumberRowsTest {
    @TempDir
    private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("rows.txt"), text);
    }

    @Test
    void aLineIsASample() throws IOException {
        NumberRows rows = NumberRows.read(file("a, b, c, d\n1, 2,3 4\n\n 0.5;-1e2;3\t4 \n"), Shape.of(2, 2));
        assertEquals(List.of(2, 4), rows.lines());
        assertArrayEquals(new float[] {1, 2, 3, 4}, rows.samples().get(0));
        assertArrayEquals(new float[] {0.5f, -100, 3, 4}, rows.samples().get(1));
    }

    @Test
    void whatIsNoSampleIsSaidWithItsLine() throws IOException {
        Path shortLine = file("1 2\n1\n");
        assertMessage("NL-329: " + shortLine + ", line 2: 1 numbers, but a sample has 2 (2);", shortLine);
        Path word = file("1 2\n1 two\n");
        assertMessage("NL-330: " + word + ", line 2: number 2 is 'two', which is no number", word);
        Path nothing = file("x y\n");
        assertMessage("NL-210: " + nothing + " holds no samples", nothing);
    }

    private static void assertMessage(String begins, Path file) {
        String message = assertThrows(NetloomException.class, () -> NumberRows.read(file, Shape.of(2)))
                .getMessage();
        assertEquals(begins, message.substring(0, Math.min(begins.length(), message.length())));
    }
}
