package org.netloom.designer.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.Transferable;
import java.awt.event.MouseEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.swing.JComboBox;
import javax.swing.JFrame;
import javax.swing.JSlider;
import javax.swing.JTabbedPane;
import javax.swing.TransferHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netloom.data.Cifar10Data;
import org.netloom.data.CsvData;
import org.netloom.data.DataSpec;
import org.netloom.data.Digits;
import org.netloom.data.IdxData;
import org.netloom.data.RandomRotate;
import org.netloom.data.Shapes;
import org.netloom.data.Spirals;
import org.netloom.designer.Displays;
import org.netloom.designer.Texts;
import org.netloom.designer.document.DesignDocument;
import org.netloom.designer.edit.PlanEdits;
import org.netloom.designer.widget.NumberField;
import org.netloom.spec.SpecFamily;

/** The page of data with real data sets, through its components. */
class DataPanelTest {
    private static final Path DATA = Path.of(System.getProperty("netloom.data", "../../shared/data"));

    @TempDir
    private Path folder;

    private DesignDocument document;
    private DataModel model;
    private DataPanel panel;
    private JFrame frame;

    @BeforeEach
    void display() {
        Displays.require();
        Displays.look(false);
    }

    @AfterEach
    void close() {
        if (frame != null) {
            Pages.on(panel::close);
            Pages.on(model::close);
            Displays.close(frame);
        }
    }

    private void open(DesignDocument shown) {
        document = shown;
        model = Pages.event(() -> new DataModel(document));
        panel = Pages.event(() -> new DataPanel(document, model));
        frame = Displays.show(panel, 1280, 760);
    }

    private void opened() {
        Pages.wait("the data is open", () -> model.opened().isPresent());
    }

    private <T extends java.awt.Component> T only(Class<T> type) {
        return Pages.event(() -> Pages.all(panel, type, _ -> true).getFirst());
    }

    private JTabbedPane tabs() {
        return only(JTabbedPane.class);
    }

    private void tab(String key) {
        Pages.on(() -> tabs().setSelectedIndex(tabs().indexOfTab(Texts.get("data.tab." + key))));
    }

    // ---- looking ----------------------------------------------------------------------------------------------------

    @Test
    void dataThatCannotBeReadLeaveNoSizesOfOthers() {
        open(Pages.document("lenet5"));
        opened();
        Pages.wait("the parts have their sizes", () -> partsWithSizes() > 0);
        Pages.on(() -> document.edit(PlanEdits.set(
                "data",
                SpecFamily.of(DataSpec.class)
                        .toJson(CsvData.of(folder.resolve("none.csv").toString())))));
        Pages.wait("it cannot be read", () -> model.state() instanceof DataModel.State.Failed);
        Pages.wait("no sizes are left", () -> partsWithSizes() == 0);
    }

    private int partsWithSizes() {
        return Pages.all(
                        panel,
                        javax.swing.JLabel.class,
                        l -> Texts.get("data.part.TRAIN").equals(l.getText()) && l.isShowing())
                .size();
    }

    @Test
    void digitsAreSeenPageByPageAndByClass() {
        open(Pages.document("lenet5"));
        opened();
        ExamplesView examples = only(ExamplesView.class);
        Pages.wait("there are pictures", () -> examples.grid().shown().size() >= 20);
        List<ImageGrid.Tile> first = Pages.event(() -> examples.grid().shown());
        assertEquals(28, first.getFirst().image().getWidth());
        Pages.on(() -> Pages.named(panel, javax.swing.JButton.class, Texts.get("data.next"))
                .doClick());
        Pages.wait("the next page", () -> !examples.grid().shown().equals(first));
        Pages.on(() ->
                Pages.named(panel, JComboBox.class, Texts.get("data.class")).setSelectedItem("7"));
        Pages.wait(
                "only sevens",
                () -> !examples.grid().shown().isEmpty()
                        && examples.grid().shown().stream()
                                .allMatch(t -> t.caption().equals("7")));
    }

    @Test
    void balanceAndStatisticsAreThoseOfTheData() {
        open(Pages.document("lenet5", Digits.of().count(1000)));
        opened();
        tab("balance");
        List<Balance> balance = Pages.event(() -> only(BalanceView.class).shown());
        assertEquals(10, balance.size());
        assertEquals(700, balance.stream().mapToInt(b -> b.counts().getFirst()).sum());
        assertEquals(200, balance.stream().mapToInt(b -> b.counts().get(2)).sum());
        tab("statistics");
        StatisticsView statistics = only(StatisticsView.class);
        assertEquals(1, Pages.event(() -> statistics.model().getRowCount()));
        assertEquals("255", Pages.event(() -> statistics.model().getValueAt(0, 2)));
    }

    @Test
    void pointsArePlotted() {
        open(Pages.document("spirals"));
        opened();
        ScatterPlot plot = only(ScatterPlot.class);
        Pages.wait("all training points", () -> plot.dotCount() == 2100);
    }

    /** 100 steps of two channels: named step by step in the rows, as two channels in the statistics. */
    @Test
    void sequencesAreRowsOfNumbers() {
        open(Pages.document("sequence-lstm"));
        opened();
        ExamplesView examples = only(ExamplesView.class);
        Pages.wait("there are rows", () -> examples.rows().getRowCount() > 20);
        assertEquals("x1[1]", Pages.event(() -> examples.rows().getColumnName(0)));
        assertEquals("x2[3]", Pages.event(() -> examples.rows().getColumnName(5)));
        tab("statistics");
        StatisticsView statistics = only(StatisticsView.class);
        Pages.wait("both channels are measured", () -> statistics.model().getRowCount() == 2);
        tab("preparation");
        PreparationView preparation = only(PreparationView.class);
        Pages.wait(
                "samples are prepared",
                () -> preparation.sampleStrip().shown().names().contains("x1[2]"));
    }

    @Test
    void filesOfTheClassicDataSetsAreOpened() {
        assumeTrue(Files.isDirectory(DATA.resolve("mnist")), "there is no folder of data sets");
        open(Pages.document(
                "lenet5", IdxData.of(DATA.resolve("mnist").toAbsolutePath().toString())));
        opened();
        assertEquals(10_000, model.opened().orElseThrow().parts().test().size());
        var cifar =
                Cifar10Data.of(DATA.resolve("cifar10-subset").toAbsolutePath().toString());
        Pages.on(() -> document.edit(PlanEdits.set(
                "data", SpecFamily.of(org.netloom.data.DataSpec.class).toJson(cifar))));
        Pages.wait(
                "CIFAR is open",
                () -> model.opened()
                        .filter(o -> o.parts().train().inputShape().channels() == 3)
                        .isPresent());
        ExamplesView examples = only(ExamplesView.class);
        Pages.wait(
                "32 x 32 pictures",
                () -> !examples.grid().shown().isEmpty()
                        && examples.grid().shown().getFirst().image().getWidth() == 32);
    }

    @Test
    void aLargeDataSetCanBeCalledOff() {
        open(Pages.document("lenet5", Digits.of().count(3_000_000)));
        Pages.wait("it is being opened", () -> model.state() instanceof DataModel.State.Opening);
        Pages.click(panel, Texts.get("data.cancel"));
        assertTrue(Pages.event(() -> model.state() instanceof DataModel.State.Cancelled));
    }

    // ---- changing ---------------------------------------------------------------------------------------------------

    @Test
    void anotherDataSetIsChosenAndUndone() {
        open(Pages.document("lenet5"));
        opened();
        Pages.on(() -> {
            JComboBox<?> sets = Pages.named(panel, JComboBox.class, Texts.get("data.set"));
            for (int i = 0; i < sets.getItemCount(); i++) {
                sets.setSelectedIndex(i);
                if (Pages.plan(document).data() instanceof Spirals) {
                    return;
                }
            }
        });
        assertTrue(Pages.plan(document).data() instanceof Spirals);
        Pages.wait(
                "spirals are open",
                () -> model.opened()
                        .filter(o -> o.source().data() instanceof Spirals)
                        .isPresent());
        Pages.on(() -> {
            while (document.undoName().isPresent()) {
                document.undo();
            }
        });
        assertTrue(Pages.plan(document).data() instanceof Digits);
        opened();
    }

    @Test
    void optionsAndSharesAreTyped() {
        open(Pages.document("spirals"));
        opened();
        Pages.on(() -> Pages.named(panel, NumberField.class, "arms").setText("5"));
        assertEquals(5, ((Spirals) Pages.plan(document).data()).arms());
        Pages.wait(
                "five classes",
                () -> model.opened().filter(o -> o.balance().size() == 5).isPresent());
        Pages.on(() -> Pages.named(panel, NumberField.class, "test").setText("0.5"));
        assertEquals(0.5, Pages.plan(document).split().test());
        Pages.on(() -> Pages.named(panel, NumberField.class, "test").setText("0.95"));
        assertFalse(Pages.event(() -> document.result().ok()), "nothing is left to train on");
        Pages.on(document::undo);
        assertEquals(0.2, Pages.plan(document).split().test(), "keystrokes in a field are one step");
    }

    @Test
    void aFileIsDroppedOnThePage() throws IOException {
        Path file = Files.writeString(folder.resolve("pairs.csv"), "x,y,kind\n1,2,a\n2,1,b\n3,4,a\n4,3,b\n5,1,a\n");
        open(Pages.document("lenet5"));
        opened();
        assertTrue(Pages.event(() ->
                panel.getTransferHandler().importData(new TransferHandler.TransferSupport(panel, new Dropped(file)))));
        Pages.wait(
                "the table is open",
                () -> model.opened()
                        .filter(o -> o.source().data() instanceof CsvData)
                        .isPresent());
        assertEquals(file.toString(), ((CsvData) Pages.plan(document).data()).path());
    }

    private record Dropped(Path file) implements Transferable {
        @Override
        public DataFlavor[] getTransferDataFlavors() {
            return new DataFlavor[] {DataFlavor.javaFileListFlavor};
        }

        @Override
        public boolean isDataFlavorSupported(DataFlavor flavor) {
            return flavor.equals(DataFlavor.javaFileListFlavor);
        }

        @Override
        public Object getTransferData(DataFlavor flavor) {
            return List.of(file.toFile());
        }
    }

    @Test
    void theBorderOfTheTestPartIsDragged() {
        open(Pages.document("spirals"));
        opened();
        SplitBar bar = only(SplitBar.class);
        int y = bar.getHeight() / 2;
        int border = (int) Math.round(bar.getWidth() * 0.8);
        Pages.on(() -> {
            mouse(bar, MouseEvent.MOUSE_PRESSED, border, y);
            mouse(bar, MouseEvent.MOUSE_DRAGGED, border - bar.getWidth() / 20, y);
            mouse(bar, MouseEvent.MOUSE_DRAGGED, border + bar.getWidth() / 10, y);
            mouse(bar, MouseEvent.MOUSE_RELEASED, border + bar.getWidth() / 10, y);
        });
        assertEquals(0.1, Pages.plan(document).split().test(), 0.011);
        assertEquals(0.2, Pages.plan(document).split().validation(), 0.011);
        Pages.on(document::undo);
        assertEquals(0.2, Pages.plan(document).split().test(), "a drag is one step");
    }

    private static void mouse(java.awt.Component on, int what, int x, int y) {
        on.dispatchEvent(new MouseEvent(on, what, 0, 0, x, y, 1, false, MouseEvent.BUTTON1));
    }

    @Test
    void aSliderChangesAnAugmentationAndItsPreview() {
        open(Pages.document("cifar-vgg", Shapes.of().count(300)));
        opened();
        Pages.on(() -> document.edit(PlanEdits.set(
                "augmentation",
                List.of(SpecFamily.of(org.netloom.data.Augmentation.class).toJson(RandomRotate.of())))));
        tab("preparation");
        PreparationView preparation = only(PreparationView.class);
        Pages.wait(
                "a preview",
                () -> preparation.augmentationStrips().size() == 1
                        && !preparation
                                .augmentationStrips()
                                .getFirst()
                                .shown()
                                .images()
                                .isEmpty());
        var before =
                Pages.event(() -> preparation.augmentationStrips().getFirst().shown());
        Pages.on(() -> Pages.named(panel, JSlider.class, "degrees").setValue(50));
        assertEquals(90, ((RandomRotate) Pages.plan(document).augmentation().getFirst()).degrees());
        Pages.wait(
                "another preview",
                () -> !preparation.augmentationStrips().getFirst().shown().equals(before));
        assertNotEquals(
                Pages.event(() -> preparation.sampleStrip().shown()),
                Pages.event(() -> preparation.togetherStrip().shown()));
        Pages.on(() -> Pages.named(panel, javax.swing.JButton.class, Texts.get("data.remove", "RandomRotate"))
                .doClick());
        assertTrue(Pages.plan(document).augmentation().isEmpty());
    }

    // ---- problems ---------------------------------------------------------------------------------------------------

    @Test
    void aDesignIsFittedToTheDataInOneStep() {
        open(Pages.document("lenet5", Shapes.of().count(120)));
        opened();
        var before = document.design();
        assertEquals(2, only(DataProblems.class).shown().size(), "input and outputs do not fit");
        Pages.click(panel, Texts.get("data.fit"));
        assertTrue(
                Pages.event(() -> document.result().ok()),
                () -> document.result().problems().toString());
        assertEquals("32 x 32 x 3", document.result().inputShape().orElseThrow().toString());
        assertEquals(6, document.result().outputShape().orElseThrow().channels());
        assertEquals(Texts.get("edit.fitData"), document.undoName().orElseThrow());
        Pages.on(document::undo);
        assertEquals(org.netloom.design.DesignFile.text(before), org.netloom.design.DesignFile.text(document.design()));
    }

    @Test
    void aMissingValueIsShownWithItsPlaceAndLeftOut() throws IOException {
        StringBuilder text = new StringBuilder("size,weight,kind\n");
        for (int i = 0; i < 40; i++) {
            text.append(i).append(',').append(i == 17 ? "" : "" + i * 2).append(i % 2 == 0 ? ",a\n" : ",b\n");
        }
        Path file = Files.writeString(folder.resolve("things.csv"), text);
        open(Pages.document("tabular-mlp", CsvData.of(file.toString())));
        Pages.wait("it failed", () -> model.state() instanceof DataModel.State.Failed);
        Pages.wait(
                "a message",
                () -> !Pages.all(panel, DataProblems.class, _ -> true).isEmpty());
        DataProblems problems = only(DataProblems.class);
        Pages.wait(
                "the line at fault",
                () -> problems.shown().size() == 1
                        && problems.shown().getFirst().excerpt() != null);
        DataProblems.Message message = problems.shown().getFirst();
        assertEquals(19, message.excerpt().line());
        assertTrue(message.text().contains("column 'weight'"), message.text());
        Pages.wait("columns", () -> tabs().indexOfTab(Texts.get("data.tab.columns")) == 1);
        Pages.wait("a remedy", () -> problems.shown().getFirst().remedies().size() == 2);
        Pages.click(panel, Texts.get("data.mend", "1"));
        opened();
        assertEquals(
                folder.resolve("things-complete.csv").toString(),
                ((CsvData) Pages.plan(document).data()).path());
        assertEquals(
                39,
                model.opened().orElseThrow().balance().stream()
                        .flatMap(b -> b.counts().stream())
                        .mapToInt(n -> n)
                        .sum());
    }

    @Test
    void anotherColumnBecomesTheTarget() {
        open(Pages.document("tabular-mlp"));
        opened();
        Pages.wait("columns", () -> tabs().indexOfTab(Texts.get("data.tab.columns")) == 1);
        tab("columns");
        ColumnsView columns = only(ColumnsView.class);
        Pages.on(() -> {
            columns.table().setRowSelectionInterval(4, 4);
            columns.chooseButton().doClick();
        });
        assertEquals("habitat", ((CsvData) Pages.plan(document).data()).target());
        Pages.wait(
                "the classes are habitats",
                () -> model.opened()
                        .filter(o ->
                                o.balance().stream().anyMatch(b -> b.label().equals("forest")))
                        .isPresent());
    }

    @Test
    void aFileThatIsNoDataSaysSo() throws IOException {
        open(Pages.document("lenet5"));
        opened();
        Path file = Files.write(folder.resolve("noise.bin"), new byte[] {1, 2, 3, 0, 0, 7});
        Pages.on(() -> only(DataChooser.class).recognise(file.toFile()));
        Pages.wait(
                "a message",
                () -> !Pages.all(panel, DataProblems.class, _ -> true).isEmpty());
        DataProblems problems = only(DataProblems.class);
        assertEquals(1, problems.shown().size());
        assertTrue(problems.shown().getFirst().text().contains("noise.bin"));
        assertTrue(Pages.plan(document).data() instanceof Digits, "the plan stays as it was");
    }
}
