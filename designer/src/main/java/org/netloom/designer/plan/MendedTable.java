package org.netloom.designer.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.netloom.data.CsvData;
import org.netloom.data.TableOverview;

/** A copy of a table without its faulty rows, beside it. */
final class MendedTable {
    private MendedTable() {}

    /**
     * Writes the copy, under a name that is free. Takes as long as reading and writing the file.
     *
     * @return the plan's data with the path of the copy, relative where the other one was
     */
    static CsvData write(CsvData spec, TableOverview overview, Path base) throws IOException {
        Path file = overview.file();
        String name = file.getFileName().toString();
        String stem = name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
        Path copy = file.resolveSibling(stem + "-complete.csv");
        for (int i = 2; Files.exists(copy); i++) {
            copy = file.resolveSibling(stem + "-complete-" + i + ".csv");
        }
        Files.writeString(copy, TableOverview.withoutFaultyRows(spec, base));
        boolean relative = !Path.of(spec.path()).isAbsolute();
        Path shown = relative ? base.toAbsolutePath().relativize(copy.toAbsolutePath()) : copy;
        return CsvData.of(shown.toString().replace('\\', '/'))
                .target(spec.target())
                .header(spec.header());
    }
}
