package org.netloom.designer.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netloom.check.Checker;
import org.netloom.data.Blobs;
import org.netloom.data.DataParts;
import org.netloom.data.DataSources;
import org.netloom.data.Digits;
import org.netloom.data.Shapes;
import org.netloom.data.Spirals;
import org.netloom.data.Split;
import org.netloom.data.Standardize;
import org.netloom.design.Design;
import org.netloom.design.DesignFile;
import org.netloom.design.Training;
import org.netloom.problem.CoreMessage;
import org.netloom.problem.Problem;
import org.netloom.run.DataAdapter;
import org.netloom.spec.Dense;
import org.netloom.spec.Flatten;
import org.netloom.spec.Input;
import org.netloom.spec.Shape;
import org.netloom.spec.SpecType;
import org.netloom.train.TrainingPlan;

/** What the pages are made of, without a display. */
class DataFitsTest {
    @TempDir
    private Path folder;

    private static DataParts open(org.netloom.data.DataSpec data) {
        return DataSources.open(data, Split.of(), Path.of(""), 1);
    }

    @Test
    void everySampleFitsItsOwnDataAndIsFittedToOthers() {
        Design design = DesignFile.load(Pages.sample("lenet5"));
        TrainingPlan plan = design.plan().orElseThrow();
        assertEquals(
                List.of(),
                DataFits.of(Checker.check(design), plan, open(Digits.of().count(60))));
        DataParts shapes = open(Shapes.of().count(60));
        assertEquals(2, DataFits.of(Checker.check(design), plan, shapes).size());
        design.training(SpecType.of(TrainingPlan.class).copy(plan, "data", Shapes.of()));
        List<String> changes = DataAdapter.fitInPlace(design, shapes);
        assertEquals(2, changes.size(), changes::toString);
        assertTrue(Checker.check(design).ok());
        assertEquals(List.of(), DataFits.of(Checker.check(design), design.plan().orElseThrow(), shapes));
    }

    @Test
    void masksNeedANetworkThatPutsOutImages() {
        Design design = DesignFile.load(Pages.sample("cifar-vgg"));
        DataParts masks = open(Shapes.of().count(60).masks(true));
        List<DataFits.Misfit> found =
                DataFits.of(Checker.check(design), design.plan().orElseThrow(), masks);
        assertEquals(
                List.of(DataFits.Mended.BY_HAND),
                found.stream().map(DataFits.Misfit::mended).toList());
    }

    @Test
    void aFirstPlanHasNoErrorsWhateverTheNetworkIsFor() {
        List<Design> designs = List.of(
                Design.named("points").chain(Input.of(Shape.of(2)), Dense.of(8), Dense.of(5)),
                Design.named("yesno").chain(Input.of(Shape.of(2)), Dense.of(1)),
                Design.named("table").chain(Input.of(Shape.of(7)), Dense.of(3)),
                Design.named("one").chain(Input.of(Shape.of(7)), Dense.of(1)),
                Design.named("digits").chain(Input.of(Shape.of(28, 28, 1)), Flatten.of(), Dense.of(10)),
                Design.named("shapes").chain(Input.of(Shape.of(32, 32, 3)), Flatten.of(), Dense.of(6)),
                Design.named("same").chain(Input.of(Shape.of(9)), Dense.of(4), Dense.of(9)));
        for (Design d : designs) {
            PlanDefaults defaults = PlanDefaults.of(Checker.check(d));
            PlanDefaults.Task task = d.name().equals("one")
                    ? PlanDefaults.Task.CLASSES
                    : defaults.tasks().getFirst();
            d.training(Training.of(defaults.plan(task)));
            assertTrue(Checker.check(d).ok(), () -> d.name() + Checker.check(d).problems());
        }
        assertEquals(
                PlanDefaults.Task.NUMBERS,
                PlanDefaults.of(Checker.check(designs.get(3))).tasks().getFirst());
        assertEquals(
                PlanDefaults.Task.RECONSTRUCTION,
                PlanDefaults.of(Checker.check(designs.getLast())).tasks().getFirst());
    }

    @Test
    void statisticsAreThoseOfTheValues() {
        DataParts blobs = open(Blobs.of().count(500).features(3));
        List<ChannelStatistics> rows = ChannelStatistics.of(blobs.train(), new Quiet());
        assertEquals(3, rows.size());
        int n = blobs.train().size();
        double sum = 0;
        float[] x = new float[3];
        for (int i = 0; i < n; i++) {
            blobs.train().input(i, x, 0);
            sum += x[1];
        }
        assertEquals(sum / n, rows.get(1).mean(), 1e-6);
        assertEquals(n, rows.get(1).bins().stream().mapToInt(b -> b).sum());
        assertTrue(rows.get(1).min() < rows.get(1).mean()
                && rows.get(1).mean() < rows.get(1).max());
    }

    @Test
    void aPreviewIsTheSameForTheSameSeed() {
        OpenedData data = OpenedData.open(
                new OpenedData.Source(
                        Spirals.of().count(90), Split.of(), Path.of(""), 1, org.netloom.data.TargetForm.AUTO),
                new Quiet());
        Preview.Fitted fitted = Preview.Fitted.of(data, List.of(Standardize.of()));
        Preview first = Preview.of(fitted, List.of(), 5);
        assertEquals(first, Preview.of(fitted, List.of(), 5));
        assertFalse(first.equals(Preview.of(fitted, List.of(), 6)));
        assertEquals(List.of("x1", "x2"), first.together().names());
        assertEquals(Preview.COUNT, first.together().values().size());
    }

    @Test
    void theLinesAroundAFaultAreShown() throws IOException {
        Path file = Files.writeString(folder.resolve("t.csv"), "a,b\n1,2\n3,\n5,6\n7,8\n9,10\n");
        Problem problem = CoreMessage.CSV_MISSING.problem("", file, 3, "column 'b'", "");
        FileExcerpt excerpt = FileExcerpt.of(problem).orElseThrow();
        assertEquals(3, excerpt.line());
        assertEquals(1, excerpt.first());
        assertEquals(List.of("a,b", "1,2", "3,", "5,6", "7,8"), excerpt.lines());
        assertTrue(FileExcerpt.of(CoreMessage.DATA_EMPTY.problem("", "x")).isEmpty());
    }

    private static final class Quiet implements org.netloom.designer.widget.Background.Progress {
        @Override
        public void at(double share, String text) {
            assertTrue(share <= 1, text);
        }

        @Override
        public boolean cancelled() {
            return false;
        }
    }
}
