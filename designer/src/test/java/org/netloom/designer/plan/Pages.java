package org.netloom.designer.plan;

import java.awt.Component;
import java.awt.Container;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import javax.swing.AbstractButton;
import org.netloom.data.DataSpec;
import org.netloom.design.Design;
import org.netloom.design.DesignFile;
import org.netloom.designer.Bot;
import org.netloom.designer.Displays;
import org.netloom.designer.document.Checks;
import org.netloom.designer.document.DesignDocument;
import org.netloom.spec.SpecType;
import org.netloom.train.TrainingPlan;

/** Documents and components for the tests of this package. */
final class Pages {
    private Pages() {}

    static Path sample(String name) {
        return Path.of("../samples").resolve(name).resolve(name + DesignFile.EXTENSION);
    }

    static DesignDocument document(String sample) {
        Path file = sample(sample);
        return event(() -> DesignDocument.of(DesignFile.load(file), file, Checks.direct()));
    }

    /** A sample that is trained on other data. */
    static DesignDocument document(String sample, DataSpec data) {
        Path file = sample(sample);
        Design design = DesignFile.load(file);
        design.training(SpecType.of(TrainingPlan.class).copy(design.plan().orElseThrow(), "data", data));
        return event(() -> DesignDocument.of(design, file, Checks.direct()));
    }

    static TrainingPlan plan(DesignDocument document) {
        return document.design().plan().orElseThrow();
    }

    static <T> T event(Callable<T> work) {
        return Displays.onEventThread(work);
    }

    static void on(Runnable work) {
        Displays.onEventThread(() -> {
            work.run();
            return null;
        });
    }

    static void wait(String what, java.util.function.BooleanSupplier condition) {
        new Bot().waitFor(what, condition);
    }

    /** All components of a kind that are shown in a container. */
    static <T extends Component> List<T> all(Container in, Class<T> type, Predicate<T> which) {
        List<T> found = new ArrayList<>();
        for (Component c : in.getComponents()) {
            if (!c.isVisible()) {
                continue;
            }
            if (type.isInstance(c) && which.test(type.cast(c))) {
                found.add(type.cast(c));
            }
            if (c instanceof Container inner) {
                found.addAll(all(inner, type, which));
            }
        }
        return found;
    }

    /** The editor of that accessible name. */
    static <T extends Component> T named(Container in, Class<T> type, String name) {
        return event(
                () -> all(in, type, c -> name.equals(c.getAccessibleContext().getAccessibleName()))
                        .getFirst());
    }

    static void click(Container in, String text) {
        on(() -> all(in, AbstractButton.class, b -> text.equals(b.getText()))
                .getFirst()
                .doClick());
    }
}
