package org.netloom.designer.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.swing.JComponent;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import org.netloom.check.CheckResult;
import org.netloom.check.MemoryReport;
import org.netloom.check.NodeReport;
import org.netloom.design.Content;
import org.netloom.design.Node;
import org.netloom.designer.Texts;
import org.netloom.designer.document.Editor;
import org.netloom.designer.widget.ReferenceWindow;
import org.netloom.json.Json;
import org.netloom.spec.Doc;
import org.netloom.spec.Formula;
import org.netloom.spec.LayerSpec;
import org.netloom.spec.ParameterShape;
import org.netloom.spec.ReceptiveField;
import org.netloom.spec.Shape;
import org.netloom.spec.SpecType;
import org.netloom.train.TrainingMemory;

/** Fills a column of names and values with the derivation of one thing. */
final class Derivation {
    private static final int FLOAT = 4;

    private final JPanel column;
    private final Editor editor;
    private final int batch;
    private boolean first = true;

    Derivation(JPanel column, Editor editor, int batch) {
        this.column = column;
        this.editor = editor;
        this.batch = batch;
    }

    // ---- pieces -----------------------------------------------------------------------------------------------------

    /** Heading of a section with its result. */
    private void section(String key, String result) {
        JPanel line = new JPanel(new MigLayout("insets 0, fillx", "[]push[]"));
        line.setOpaque(false);
        line.add(Look.bold(Texts.get(key)));
        line.add(Look.bold(result), "wmin 0");
        Look.named(line, Texts.get(key) + " " + result);
        column.add(line, "newline, span 2, growx, wmin 0, gaptop " + (first ? 0 : 10));
        first = false;
    }

    private void line(String name, JComponent value) {
        column.add(Look.small(name), "newline, wmin 0");
        column.add(value, "wmin 0, growx");
    }

    private void line(String name, String value) {
        line(name, Look.label(value));
    }

    private void words(Words words, String constraint) {
        column.add(words, "newline, span 2, growx, wmin 0" + constraint);
    }

    // ---- a layer ----------------------------------------------------------------------------------------------------

    void layer(Node node) {
        Optional<NodeReport> report = editor.report(node.id());
        String place = editor.path(node.id());
        if (!place.equals(node.id())) {
            words(Words.small(Texts.get("derivation.place", place)), "");
        }
        report.ifPresent(r -> {
            shape(r);
            if (r.sound()) {
                parameters(r);
                work(r);
                memory(r);
                field(r.receptiveField(), r.output());
            } else {
                words(Words.small(Texts.get("derivation.broken")), ", gaptop 4");
            }
        });
        LayerForm.typeOf(node.content().type()).ifPresent(this::about);
    }

    private void shape(NodeReport r) {
        section("derivation.output", r.output().map(DesignForm::shape).orElse("?"));
        if (!r.inputs().isEmpty()) {
            List<String> inputs = r.inputs().stream().map(DesignForm::shape).toList();
            line(Texts.get("derivation.input"), String.join(",  ", inputs));
        }
        for (Formula f : merged(r.shapeFormulas())) {
            line(f.name(), new MathText(f.equation()));
        }
        if (r.shapeFormulas().isEmpty()
                && r.sound()
                && r.inputs().size() == 1
                && r.output().isPresent()) {
            Shape in = r.inputs().getFirst();
            Shape out = r.output().get();
            if (in.equals(out)) {
                words(Words.small(Texts.get("derivation.same")), "");
            } else if (in.elements() == out.elements()) {
                words(Words.small(Texts.get("derivation.flat")), "");
            }
        }
    }

    /** Height and width in one line where they come about in the same way. */
    private static List<Formula> merged(List<Formula> formulas) {
        List<Formula> merged = new ArrayList<>();
        for (Formula f : formulas) {
            Formula last = merged.isEmpty() ? null : merged.getLast();
            if (last != null
                    && last.arithmetic().equals(f.arithmetic())
                    && last.value() == f.value()
                    && !f.arithmetic().equals(Long.toString(f.value()))) {
                merged.set(merged.size() - 1, new Formula(last.name() + ", " + f.name(), f.arithmetic(), f.value()));
            } else {
                merged.add(f);
            }
        }
        return merged;
    }

    private void parameters(NodeReport r) {
        section("derivation.parameters", Amounts.count(r.parameterCount()));
        if (r.parameterCount() > 0) {
            column.add(new MathText(r.parameterFormula().equation()), "newline, span 2, growx, wmin 0");
        }
        for (ParameterShape p : r.parameters()) {
            String name = p.name().replace('_', ' ');
            line(p.trained() ? name : Texts.get("derivation.state", name), DesignForm.shape(p.shape()));
        }
    }

    private void work(NodeReport r) {
        section("derivation.work", Amounts.count(r.multiplyAdds().value()));
        if (r.multiplyAdds().value() > 0) {
            column.add(new MathText(r.multiplyAdds().equation()), "newline, span 2, growx, wmin 0");
        }
    }

    private void memory(NodeReport r) {
        long weights = (r.parameterCount() + r.stateCount()) * FLOAT;
        section("derivation.memory", Texts.get("derivation.batch", batch));
        line(Texts.get("derivation.memory.training"), Amounts.bytes(bytes(r, true)));
        line(Texts.get("derivation.memory.inference"), Amounts.bytes(bytes(r, false)));
        if (weights > 0) {
            line(Texts.get("derivation.memory.weights"), Amounts.bytes(weights));
        }
    }

    /** A layer whose batch has more bytes than a long can count is at least that large. */
    private long bytes(NodeReport r, boolean training) {
        try {
            return training ? r.trainingBytes(batch) : r.inferenceBytes(batch);
        } catch (ArithmeticException _) {
            return Long.MAX_VALUE;
        }
    }

    // ---- receptive field --------------------------------------------------------------------------------------------

    private void field(Optional<ReceptiveField> field, Optional<Shape> output) {
        Optional<Shape> input = editor.document().result().inputShape().filter(Shape::isImage);
        if (field.isEmpty() || input.isEmpty()) {
            return;
        }
        ReceptiveField f = field.get();
        Shape in = input.get();
        boolean whole = f.strideHeight() == 0 || output.filter(Shape::isImage).isEmpty();
        String size = size(f.height(), f.width());
        section("derivation.field", whole ? Texts.get("derivation.field.all") : size);
        JPanel line = new JPanel(new MigLayout("insets 0, gap 12 4, fillx", "[][grow,fill]", "[top]"));
        line.setOpaque(false);
        line.add(new FieldPicture(f, in, whole ? Optional.empty() : output));
        String text = whole
                ? Texts.get("derivation.field.whole", in.height(), in.width())
                : Texts.get(
                        "derivation.field.part",
                        size,
                        in.height() + " × " + in.width(),
                        percent(f, in),
                        f.strideHeight() == f.strideWidth()
                                ? Texts.get("derivation.field.step", f.strideHeight())
                                : Texts.get("derivation.field.steps", size(f.strideHeight(), f.strideWidth())));
        line.add(Words.small(text), "wmin 0, growx, gaptop 8");
        column.add(line, "newline, span 2, growx, wmin 0");
    }

    private static String percent(ReceptiveField f, Shape in) {
        double share = 100 * Math.min(1, f.height() / in.height()) * Math.min(1, f.width() / in.width());
        return Json.number(share < 10 ? Math.round(10 * share) / 10.0 : Math.round(share));
    }

    private static String size(double height, double width) {
        return Json.number(height) + " × " + Json.number(width);
    }

    // ---- documentation ----------------------------------------------------------------------------------------------

    private void about(SpecType<? extends LayerSpec> type) {
        Doc doc = type.doc();
        JPanel heading = new JPanel(new MigLayout("insets 0, fillx", "[]push[]"));
        heading.setOpaque(false);
        heading.add(Look.bold(type.name()));
        heading.add(ReferenceWindow.button(() -> type));
        column.add(heading, "newline, span 2, growx, wmin 0, gaptop 14");
        words(Words.of(doc.summary()), "");
        JPanel formula = new Card();
        Words text = Look.mono(Words.of(doc.formula()));
        formula.add(text, "growx, wmin 0");
        column.add(formula, "newline, span 2, growx, wmin 0, gaptop 4");
        words(Words.of(doc.use()), ", gaptop 4");
        words(Words.small(doc.source()), ", gaptop 4");
    }

    /** A quiet background behind a formula. */
    private static final class Card extends JPanel {
        private static final long serialVersionUID = 1L;

        Card() {
            super(new MigLayout("insets 8 12 8 12, fillx", "[grow,fill]"));
            setOpaque(false);
        }

        @Override
        protected void paintComponent(java.awt.Graphics graphics) {
            java.awt.Graphics2D g = (java.awt.Graphics2D) graphics.create();
            g.setRenderingHint(java.awt.RenderingHints.KEY_ANTIALIASING, java.awt.RenderingHints.VALUE_ANTIALIAS_ON);
            g.setColor(Look.faint(Look.quiet(), 28));
            g.fillRoundRect(0, 0, getWidth(), getHeight(), 8, 8);
            g.dispose();
        }
    }

    // ---- blocks and the design --------------------------------------------------------------------------------------

    void entrance(Node node) {
        section(
                "derivation.input",
                editor.outputShape(node.id()).map(DesignForm::shape).orElse("?"));
        words(Words.small(Texts.get("derivation.entrance")), "");
    }

    void block(Node node, Content.BlockUse use) {
        CheckResult result = editor.document().result();
        String path = editor.path(node.id());
        List<NodeReport> inside = result.reports().stream()
                .filter(r -> r.path().startsWith(path + ".") || r.path().startsWith(path + "["))
                .toList();
        section(
                "derivation.output",
                editor.outputShape(node.id()).map(DesignForm::shape).orElse("?"));
        long instances = result.expansion().uses().stream()
                .filter(u -> u.outer().equals(path))
                .count();
        long parameters = inside.stream().mapToLong(NodeReport::parameterCount).sum();
        long work = inside.stream().mapToLong(r -> r.multiplyAdds().value()).sum();
        section("derivation.parameters", Amounts.count(parameters));
        if (instances > 1 && parameters % instances == 0) {
            MathText product = new MathText(instances + "*" + parameters / instances + " = " + parameters);
            column.add(product, "newline, span 2, growx, wmin 0");
        }
        section("derivation.work", Amounts.count(work));
        section("derivation.memory", Texts.get("derivation.batch", batch));
        line(
                Texts.get("derivation.memory.training"),
                Amounts.bytes(inside.stream().mapToLong(r -> bytes(r, true)).sum()));
        line(
                Texts.get("derivation.memory.weights"),
                Amounts.bytes(inside.stream()
                        .mapToLong(r -> (r.parameterCount() + r.stateCount()) * FLOAT)
                        .sum()));
        result.expansion().producer(path).flatMap(result::report).ifPresent(r -> field(r.receptiveField(), r.output()));
        words(Words.small(Texts.get("derivation.block", use.block(), inside.size())), ", gaptop 8");
    }

    void design(DesignTotals totals) {
        CheckResult result = editor.document().result();
        Optional<MemoryReport> memory = totals.memory();
        if (memory.isPresent()) {
            memory.get().training().ifPresent(t -> {
                section(
                        "derivation.memory",
                        Texts.get("derivation.batch", memory.get().batch()));
                training(t);
            });
            section("derivation.prediction", Amounts.bytes(memory.get().predictionBytes()));
        } else {
            words(Words.small(Texts.get(result.ok() ? "derivation.working" : "derivation.errors")), "");
        }
        field(totals.field(), result.outputShape());
    }

    private void training(TrainingMemory t) {
        line(Texts.get("derivation.memory.activations"), Amounts.bytes(t.activations()));
        line(Texts.get("derivation.memory.weights"), Amounts.bytes(t.parameters()));
        line(Texts.get("derivation.memory.gradients"), Amounts.bytes(t.gradients()));
        line(Texts.get("derivation.memory.optimizer"), Amounts.bytes(t.optimizer()));
        line(Texts.get("derivation.memory.batches"), Amounts.bytes(t.batches()));
        line(Texts.get("derivation.memory.reserve"), Amounts.bytes(t.reserve()));
        line(Texts.get("derivation.memory.sum"), Look.bold(Amounts.bytes(t.bytes())));
    }
}
