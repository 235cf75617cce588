package org.netloom.designer.plan;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.netloom.data.CsvData;
import org.netloom.data.TableOverview;
import org.netloom.designer.widget.Background;
import org.netloom.problem.NetloomException;

/** Looks at the table that a plan names, beside the event thread, each time it is another. */
final class TableLook {
    private record Wanted(CsvData spec, Path base) {}

    private final Consumer<Optional<TableOverview>> found;
    private Optional<Wanted> wanted = Optional.empty();
    private Optional<TableOverview> overview = Optional.empty();
    private Background.Job job;

    /** @param found is told what a table holds; empty for data that is no table, or one that cannot be read */
    TableLook(Consumer<Optional<TableOverview>> found) {
        this.found = found;
    }

    void close() {
        if (job != null) {
            job.cancel();
        }
    }

    /** What was found out last. */
    Optional<TableOverview> overview() {
        return overview;
    }

    /** Another target is no other table. */
    void look(OpenedData.Source source) {
        Optional<Wanted> now = source.data() instanceof CsvData c && !c.path().isBlank()
                ? Optional.of(new Wanted(c.target(""), source.base()))
                : Optional.empty();
        if (now.equals(wanted)) {
            return;
        }
        wanted = now;
        again();
    }

    /** Looks once more: the file may have been mended. */
    void again() {
        close();
        tell(Optional.empty());
        wanted.ifPresent(w ->
                job = Background.run(_ -> TableOverview.of(w.spec(), w.base()), o -> tell(Optional.of(o)), e -> {
                    // Why a file cannot be read is told where it is opened to be trained on.
                    if (!(e instanceof NetloomException)) {
                        throw new IllegalStateException(e);
                    }
                }));
    }

    private void tell(Optional<TableOverview> now) {
        overview = now;
        found.accept(now);
    }
}
