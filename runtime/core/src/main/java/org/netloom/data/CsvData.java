package org.netloom.data;

import org.netloom.spec.Doc;
import org.netloom.spec.Param;

/** A table. */
@Doc(
        summary = "Rows of numbers and categories; types are inferred, categories become one-hot columns.",
        formula = "columns after one-hot, classes or numbers of the target column",
        use = "Tables of any kind.",
        source = "RFC 4180")
public record CsvData(
        @Param(doc = "the file, relative to the design file")
        String path,

        @Param(doc = "name or 1-based number of the target column; empty: the last", def = "\"\"")
        String target,

        @Param(doc = "whether the first row holds names", def = "\"auto\"")
        HeaderChoice header,

        @Param(doc = "one character between fields; empty: found out", def = "\"\"")
        String separator)
        implements DataSpec {
    public static CsvData of(String path) {
        return new CsvData(path, "", HeaderChoice.AUTO, "");
    }

    public CsvData target(String value) {
        return new CsvData(path, value, header, separator);
    }

    public CsvData header(HeaderChoice value) {
        return new CsvData(path, target, value, separator);
    }

    public CsvData separator(String value) {
        return new CsvData(path, target, header, value);
    }
}
