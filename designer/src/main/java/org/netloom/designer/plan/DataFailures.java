package org.netloom.designer.plan;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javax.swing.JFileChooser;
import org.netloom.data.CsvData;
import org.netloom.data.DataSpec;
import org.netloom.data.TableOverview;
import org.netloom.designer.Texts;
import org.netloom.designer.document.DesignDocument;
import org.netloom.designer.edit.PlanEdits;
import org.netloom.designer.widget.Background;
import org.netloom.problem.CoreMessage;
import org.netloom.problem.MessageKey;
import org.netloom.problem.Problem;
import org.netloom.spec.SpecFamily;
import org.netloom.train.TrainingPlan;

/** Why data cannot be opened: with the lines of the file at fault, and what a click does about it. */
final class DataFailures {
    private static final Set<MessageKey> NOT_THERE =
            Set.of(CoreMessage.DATA_UNKNOWN, CoreMessage.DATA_FILE_MISSING, CoreMessage.DATA_UNRECOGNISED);

    private final DesignDocument document;
    private final TableLook look;
    private final IntConsumer choose;
    private final Runnable again;
    private final Runnable changed;
    private final Consumer<List<Problem>> refused;
    private Map<String, Optional<FileExcerpt>> excerpts = new HashMap<>();
    private Background.Job job;

    /**
     * @param choose asks for a file or a folder, in a mode of {@link JFileChooser}
     * @param again reads the data once more
     * @param changed is called when more is known
     * @param refused is told why a remedy did not work
     */
    DataFailures(
            DesignDocument document,
            TableLook look,
            IntConsumer choose,
            Runnable again,
            Runnable changed,
            Consumer<List<Problem>> refused) {
        this.document = document;
        this.look = look;
        this.choose = choose;
        this.again = again;
        this.changed = changed;
        this.refused = refused;
    }

    void close() {
        if (job != null) {
            job.cancel();
        }
    }

    /** Messages for what went wrong; the lines of files come later, when {@code changed} is called. */
    List<DataProblems.Message> messages(List<Problem> why) {
        List<DataProblems.Remedy> remedies = new ArrayList<>();
        mending().ifPresent(remedies::add);
        if (why.stream().anyMatch(p -> NOT_THERE.contains(p.key()))) {
            remedies.add(new DataProblems.Remedy(
                    Texts.get("data.choose.file"), () -> choose.accept(JFileChooser.FILES_ONLY)));
            remedies.add(new DataProblems.Remedy(
                    Texts.get("data.choose.folder"), () -> choose.accept(JFileChooser.DIRECTORIES_ONLY)));
        }
        remedies.add(new DataProblems.Remedy(Texts.get("data.again"), () -> {
            excerpts.clear();
            again.run();
        }));
        if (!why.stream().map(Problem::text).allMatch(excerpts::containsKey)) {
            read(why);
        }
        return why.stream()
                .map(p -> new DataProblems.Message(
                        true,
                        p.text(),
                        excerpts.getOrDefault(p.text(), Optional.empty()).orElse(null),
                        remedies))
                .toList();
    }

    private void read(List<Problem> why) {
        close();
        job = Background.run(
                _ -> {
                    Map<String, Optional<FileExcerpt>> found = new HashMap<>();
                    why.forEach(p -> found.put(p.text(), FileExcerpt.of(p)));
                    return found;
                },
                found -> {
                    excerpts = found;
                    changed.run();
                },
                e -> {
                    throw new IllegalStateException(e);
                });
    }

    /** Goes on with a copy of the table that lacks the faulty rows, where that leaves a table. */
    private Optional<DataProblems.Remedy> mending() {
        if (!(document.design().plan().map(TrainingPlan::data).orElse(null) instanceof CsvData csv)) {
            return Optional.empty();
        }
        Path base = document.file().map(Path::getParent).orElse(Path.of(""));
        return look.overview()
                .filter(o -> !o.faulty().isEmpty() && o.faulty().size() <= o.rows() / 2)
                .map(o -> new DataProblems.Remedy(
                        Texts.get("data.mend", Integer.toString(o.faulty().size())), () -> mend(csv, o, base)));
    }

    private void mend(CsvData csv, TableOverview overview, Path base) {
        Background.run(
                _ -> MendedTable.write(csv, overview, base),
                copy -> {
                    document.settle();
                    document.edit(
                            PlanEdits.set("data", SpecFamily.of(DataSpec.class).toJson(copy)));
                },
                e -> {
                    if (!(e instanceof IOException)) {
                        throw new IllegalStateException(e);
                    }
                    refused.accept(List.of(CoreMessage.CANNOT_WRITE.problem(
                            "", overview.file().getParent(), Objects.toString(e.getMessage(), ""))));
                });
    }
}
