package org.netloom.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PlantsTableTest {
    /** {@code -Dnetloom.renew=true} writes the file anew. */
    @Test
    void theShippedTableIsWhatTheGeneratorMakes() throws IOException {
        Path file = Path.of("tabular-mlp", "plants.csv");
        if (Boolean.getBoolean("netloom.renew")) {
            Files.writeString(file, PlantsTable.text());
        }
        assertEquals(PlantsTable.text(), Files.readString(file).replace("\r\n", "\n"));
    }
}
