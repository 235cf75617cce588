package org.netloom.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The table of a folder, with the test table that may lie beside it: train.csv and test.csv, or .tra and .tes. */
record TableFiles(Path train, Optional<Path> test) {
    private static final Set<String> EXTENSIONS = Set.of("csv", "tsv", "data", "tra", "tes");

    /** Empty where there is no table, or where several leave open which one is meant. */
    static Optional<TableFiles> find(Path path) {
        if (!Files.isDirectory(path)) {
            return Optional.of(new TableFiles(path, Optional.empty()));
        }
        List<Path> tables = ClassFolders.list(path).stream()
                .filter(p -> isTable(p) && Files.isRegularFile(p))
                .sorted(ClassFolders.BY_NAME)
                .toList();
        List<Path> tests = tables.stream().filter(TableFiles::isTest).toList();
        List<Path> trains = tables.stream().filter(p -> !isTest(p)).toList();
        if (trains.size() == 1 && tests.size() <= 1) {
            return Optional.of(new TableFiles(trains.getFirst(), tests.stream().findFirst()));
        }
        return tables.size() == 1 ? Optional.of(new TableFiles(tables.getFirst(), Optional.empty())) : Optional.empty();
    }

    private static String extension(Path p) {
        String n = ClassFolders.name(p).toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
        return n.substring(n.lastIndexOf('.') + 1);
    }

    /** True for a file that is named as a table. */
    static boolean isTable(Path p) {
        return !ClassFolders.name(p).startsWith(".") && EXTENSIONS.contains(extension(p));
    }

    private static boolean isTest(Path p) {
        return extension(p).equals("tes")
                || ClassFolders.name(p).toLowerCase(Locale.ROOT).contains("test");
    }

    DataParts read(CsvData spec, TargetForm form, Splitter splitter, String description) {
        CsvTable table = CsvTable.read(train, spec.header(), spec.separator());
        TableSchema schema = TableInference.infer(table, spec.target(), form);
        Dataset all = schema.encode(table).data();
        if (test.isEmpty()) {
            return splitter.split(all, description);
        }
        CsvTable testTable = CsvTable.read(test.get(), spec.header(), spec.separator());
        return splitter.split(all, schema.encode(testTable).data(), description);
    }
}
