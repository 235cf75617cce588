package org.netloom.designer.shell;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import javax.swing.JComponent;
import org.netloom.designer.document.DesignDocument;
import org.netloom.designer.plan.DataModel;
import org.netloom.designer.plan.DataPanel;
import org.netloom.designer.plan.PlanPanel;
import org.netloom.designer.plan.RunSettings;
import org.netloom.designer.training.TrainingPanel;
import org.netloom.designer.training.Trainings;
import org.netloom.designer.training.TryItPanel;
import org.netloom.designer.widget.Command;
import org.netloom.run.RunOptions;

/** Makes the pages of a document behind the first one, when each is shown for the first time. They share data and options. */
final class Pages {
    private final DesignDocument document;
    private final DataModel data;
    private final RunSettings settings = new RunSettings();
    private final Trainings trainings;
    private Optional<TrainingPanel> training = Optional.empty();

    Pages(DesignDocument document) {
        this.document = document;
        this.data = new DataModel(document);
        this.trainings = new Trainings(document);
    }

    Part make(PageKind kind) {
        return switch (kind) {
            case DESIGN -> throw new IllegalArgumentException("the first page is there from the beginning");
            case PLAN -> plan();
            case DATA -> data();
            case TRAINING -> training();
            case TRYIT -> tryIt();
        };
    }

    private Part data() {
        DataPanel page = named(PageKind.DATA, new DataPanel(document, data));
        return Part.of(page).commands(page::commands).close(page::close);
    }

    private Part plan() {
        PlanPanel plan = named(PageKind.PLAN, new PlanPanel(document, data, settings));
        return Part.of(plan).close(plan::close);
    }

    private Part training() {
        TrainingPanel page = named(PageKind.TRAINING, new TrainingPanel(trainings, this::options));
        training = Optional.of(page);
        return Part.of(page).commands(page::commands).close(page::close);
    }

    private Part tryIt() {
        TryItPanel page = named(PageKind.TRYIT, new TryItPanel(trainings));
        return Part.of(page).close(page::close);
    }

    private RunOptions options() {
        return RunOptions.of()
                .threads(boxed(settings.threads()))
                .limit(boxed(settings.limit()))
                .heapMegabytes(boxed(settings.heapMegabytes()))
                .device(settings.device().orElse(null));
    }

    private static Integer boxed(OptionalInt value) {
        return value.isPresent() ? value.getAsInt() : null;
    }

    /**
     * What is possible on every page: to train.
     *
     * @param show brings a page to the front
     */
    List<Command> commands(Consumer<PageKind> show) {
        return List.of(
                Command.of("train.train", "F5", () -> {
                            show.accept(PageKind.TRAINING);
                            training.ifPresent(TrainingPanel::train);
                        })
                        .when(() -> trainings.hindrance().isEmpty()),
                Command.of("train.pause", "F6", trainings::pauseOrResume).when(trainings::computing),
                Command.of("train.stop", "shift F5", trainings::stopAll)
                        .when(() -> !trainings.running().isEmpty()));
    }

    /** The trainings of the document. */
    Trainings trainings() {
        return trainings;
    }

    private static <T extends JComponent> T named(PageKind kind, T component) {
        component.setName(kind.id());
        return component;
    }

    void close() {
        data.close();
        trainings.close();
    }
}
