package org.netloom.designer.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.OptionalInt;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JTextField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.netloom.check.MemoryReport;
import org.netloom.design.Design;
import org.netloom.design.Training;
import org.netloom.designer.Displays;
import org.netloom.designer.Texts;
import org.netloom.designer.document.Checks;
import org.netloom.designer.document.DesignDocument;
import org.netloom.designer.edit.PlanEdits;
import org.netloom.designer.widget.NumberField;
import org.netloom.designer.widget.ProblemLines;
import org.netloom.loss.SoftmaxCrossEntropy;
import org.netloom.optimize.Adam;
import org.netloom.optimize.AdamW;
import org.netloom.optimize.OneCycle;
import org.netloom.spec.Dense;
import org.netloom.spec.Input;
import org.netloom.spec.SpecType;

/** The page of the plan, through its components. */
class PlanPanelTest {
    private DesignDocument document;
    private RunSettings options;
    private DataModel data;
    private PlanPanel panel;
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
            Pages.on(data::close);
            Displays.close(frame);
        }
    }

    private void open(DesignDocument shown) {
        document = shown;
        options = new RunSettings();
        data = Pages.event(() -> new DataModel(document));
        panel = Pages.event(() -> new PlanPanel(document, data, options));
        frame = Displays.show(panel, 1280, 2000);
    }

    private NumberField number(String name) {
        return Pages.named(panel, NumberField.class, name);
    }

    private void choose(String name, SpecType<?> type) {
        Pages.on(() -> Pages.named(panel, JComboBox.class, name).setSelectedItem(type));
    }

    @Test
    void whatIsTypedIsInThePlanAndUndoneFieldByField() {
        open(Pages.document("lenet5"));
        Pages.on(() -> {
            number("batch size").setText("12");
            number("batch size").setText("128");
            number("epochs").setText("3");
        });
        assertEquals(128, Pages.plan(document).batchSize());
        assertEquals(3, Pages.plan(document).epochs());
        Pages.on(document::undo);
        assertEquals(8, Pages.plan(document).epochs());
        assertEquals("8", Pages.event(() -> number("epochs").getText()));
        Pages.on(document::undo);
        assertEquals(64, Pages.plan(document).batchSize());
    }

    @Test
    void anotherOptimizerTakesOverTheLearningRate() {
        open(Pages.document("lenet5"));
        double rate = Pages.plan(document).optimizer().learningRate();
        choose("optimizer", SpecType.of(AdamW.class));
        assertEquals(AdamW.of(rate), Pages.plan(document).optimizer());
        Pages.on(() -> number("weight decay").setText("0.1"));
        assertEquals(0.1, ((AdamW) Pages.plan(document).optimizer()).weightDecay());
        Pages.on(() -> Pages.named(panel, JButton.class, Texts.get("plan.reset", "weight decay"))
                .doClick());
        assertEquals(0.01, ((AdamW) Pages.plan(document).optimizer()).weightDecay());
        Pages.on(() -> Pages.named(panel, JButton.class, Texts.get("plan.reset", "optimizer"))
                .doClick());
        assertEquals(Adam.of(0.001), Pages.plan(document).optimizer());
    }

    @Test
    void theCurveIsThatOfTheSchedule() {
        open(Pages.document("lenet5"));
        choose("schedule", SpecType.of(OneCycle.class));
        RateCurve curve =
                Pages.event(() -> Pages.all(panel, RateCurve.class, _ -> true).getFirst());
        double peak = Pages.plan(document).optimizer().learningRate();
        assertEquals(peak / 25, Pages.event(() -> curve.rate(0)), 1e-6);
        assertEquals(peak, Pages.event(() -> curve.rate(0.3)), peak * 0.01);
        assertEquals(peak / 10000, Pages.event(() -> curve.rate(1)), 1e-6);
    }

    @Test
    void aProblemStandsAtItsFieldAndIsMendedThere() {
        open(Pages.document("lenet5"));
        Pages.on(() -> number("learning rate").setText("500"));
        ProblemLines lines = Pages.event(() ->
                Pages.all(panel, ProblemLines.class, l -> !l.shown().isEmpty()).getFirst());
        assertEquals("optimizer.learningRate", lines.shown().getFirst().parameter());
        String fix = lines.shown().getFirst().fixes().getFirst().label();
        Pages.click(panel, fix);
        assertEquals(100, Pages.plan(document).optimizer().learningRate());
        assertTrue(Pages.event(() ->
                Pages.all(panel, ProblemLines.class, l -> !l.shown().isEmpty()).isEmpty()));
    }

    @Test
    void textThatIsNoNumberChangesNothing() {
        open(Pages.document("lenet5"));
        var before = document.design();
        Pages.on(() -> number("epochs").setText("many"));
        assertEquals(before, document.design());
        assertEquals("error", Pages.event(() -> number("epochs").getClientProperty("JComponent.outline")));
        Pages.on(() -> number("epochs").setText("99999999999"));
        assertEquals(before, document.design());
    }

    @Test
    void memoryAndStepsArePredicted() {
        open(Pages.document("lenet5"));
        String expected = Texts.get("plan.cost.memory");
        Pages.wait(
                "the memory",
                () -> !Pages.all(panel, JLabel.class, l -> expected.equals(l.getText()))
                                .isEmpty()
                        && !Pages.all(panel, JLabel.class, l -> "29.2 MB".equals(l.getText()))
                                .isEmpty());
        Pages.wait(
                "10500 samples in batches of 64",
                () -> !Pages.all(panel, JLabel.class, l -> "165".equals(l.getText()))
                        .isEmpty());
        Pages.on(() -> {
            options.heapMegabytes(OptionalInt.of(32));
            number("batch size").setText("2000");
        });
        Pages.wait(
                "a batch that fits",
                () -> !Pages.all(
                                panel,
                                JButton.class,
                                b -> b.getText() != null && b.getText().startsWith("Use batches of"))
                        .isEmpty());
        JButton use = Pages.event(() -> Pages.all(
                        panel,
                        JButton.class,
                        b -> b.getText() != null && b.getText().startsWith("Use batches of"))
                .getFirst());
        Pages.on(use::doClick);
        int batch = Pages.plan(document).batchSize();
        assertTrue(batch < 2000 && batch >= 1, "batch of " + batch);
        long bytes = document.result()
                .memory()
                .orElseThrow()
                .training()
                .orElseThrow()
                .bytes();
        assertTrue(bytes < 32L << 20, bytes + " bytes");
    }

    @Test
    void theLargestBatchFitsAndTheNextRoundOneDoesNot() {
        Design design = Pages.document("lenet5").design();
        int batch = MemoryReport.largestBatch(design, Optional.empty(), 100_000_000, 65_536);
        assertEquals(0, batch % 32);
        DesignDocument changed = Pages.event(() -> DesignDocument.untitled(design, Checks.direct()));
        Pages.on(() -> changed.edit(PlanEdits.set("batchSize", (long) batch)));
        long fits =
                changed.result().memory().orElseThrow().training().orElseThrow().bytes();
        Pages.on(() -> changed.edit(PlanEdits.set("batchSize", batch + 32L)));
        long over =
                changed.result().memory().orElseThrow().training().orElseThrow().bytes();
        assertTrue(fits <= 100_000_000 && over > 100_000_000, fits + " and " + over);
    }

    @Test
    void aDesignWithoutAPlanGetsOneThatSuitsIt() {
        Design design = Design.named("two").chain(Input.of(org.netloom.spec.Shape.of(2)), Dense.of(4));
        open(Pages.event(() -> DesignDocument.untitled(design, Checks.direct())));
        Pages.click(panel, Texts.get("plan.create.CLASSES"));
        assertEquals(SoftmaxCrossEntropy.of(), Pages.plan(document).loss());
        assertTrue(document.result().ok(), () -> document.result().problems().toString());
        assertFalse(
                Pages.event(() -> Pages.all(panel, NumberField.class, _ -> true).isEmpty()));
        Pages.on(document::undo);
        assertEquals(Training.NONE, document.design().training());
    }

    @Test
    void optionsOfTheRunAreNoPartOfTheDesign() {
        open(Pages.document("lenet5"));
        var before = document.design();
        JTextField threads = Pages.named(panel, JTextField.class, Texts.get("plan.threads"));
        Pages.on(() -> threads.setText("3"));
        assertEquals(OptionalInt.of(3), options.threads());
        Pages.on(() -> threads.setText("none"));
        assertEquals("error", Pages.event(() -> threads.getClientProperty("JComponent.outline")));
        Pages.on(() -> threads.setText(""));
        assertEquals(OptionalInt.empty(), options.threads());
        assertEquals(before, document.design());
    }
}
