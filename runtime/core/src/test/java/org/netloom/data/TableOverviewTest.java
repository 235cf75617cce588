package org.netloom.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableOverviewTest {
    @TempDir
    private Path folder;

    private CsvData table(String text) throws IOException {
        Files.writeString(folder.resolve("t.csv"), text);
        return CsvData.of("t.csv");
    }

    @Test
    void aTableWithGapsSaysWhere() throws IOException {
        CsvData spec = table("""
                size,colour,kind
                1.5,red,a
                ,red,b
                2.5,?,a
                3,"dark, blue",b
                x,red,a
                4,red,b
                5,red,b
                6,red,b
                7,red,b
                8,red,b
                9,red,b
                10,red,b
                """);
        TableOverview overview = TableOverview.of(spec, folder);
        assertTrue(overview.header());
        assertEquals(12, overview.rows());
        assertEquals(List.of(3, 4, 6), overview.faulty());
        TableOverview.Column size = overview.columns().getFirst();
        assertTrue(size.numeric());
        assertEquals(1, size.missing());
        assertEquals(1, size.odd());
        assertEquals(3, size.firstFault());
        TableOverview.Column colour = overview.columns().get(1);
        assertFalse(colour.numeric());
        assertEquals(1, colour.missing());
        assertEquals(4, colour.firstFault());
        assertEquals(List.of("red", "dark, blue"), colour.examples());
        assertEquals(0, overview.columns().get(2).firstFault());
    }

    @Test
    void withoutItsFaultyRowsATableCanBeUsed() throws IOException {
        CsvData spec = table("a;b;c\n1,5;\"x \"\"y\"\"\";k\n;z;k\n2;z;l\n3;z;k\n4;z;l\n");
        Path copy = folder.resolve("copy.csv");
        Files.writeString(copy, TableOverview.withoutFaultyRows(spec, folder));
        TableOverview overview = TableOverview.of(CsvData.of("copy.csv"), folder);
        assertEquals(4, overview.rows());
        assertEquals(List.of(), overview.faulty());
        assertEquals(List.of("x \"y\"", "z"), overview.columns().get(1).examples());
        DataParts parts = DataSources.open(CsvData.of("copy.csv"), new Split(0, 0), folder, 1);
        assertEquals(4, parts.train().size());
    }

    @Test
    void aTableWithoutFaultsHasNone() {
        TableOverview overview = TableOverview.of(CsvData.of("plants.csv"), Path.of("../../samples/tabular-mlp"));
        assertEquals(6, overview.columns().size());
        assertEquals(List.of(), overview.faulty());
    }
}
