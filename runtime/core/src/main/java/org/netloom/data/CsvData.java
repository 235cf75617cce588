package org.netloom.data;

import java.util.List;
import org.netloom.problem.CoreMessage;
import org.netloom.problem.Problem;
import org.netloom.spec.Doc;
import org.netloom.spec.Param;

/** A table. */
@Doc(
        summary = "Rows of a table; types are inferred, and categories become one column per value.",
        formula = "one input per number and one per value of a category; the target column is a class, or a number",
        use = "Tables of any kind. The target is a class where it holds text or few whole numbers, and a "
                + "number otherwise.",
        avoid = "Not for images or for tables that exceed the memory: all rows are held.",
        source = "RFC 4180 (Shafranovich 2005)")
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
    @Override
    public List<Problem> conflicts() {
        return separator.length() <= 1 ? List.of() : List.of(CoreMessage.CSV_SEPARATOR.problem("separator", separator));
    }

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
