package org.netloom.designer.inspector;

import java.util.List;
import java.util.Optional;
import javax.swing.JLabel;
import org.netloom.check.CheckResult;
import org.netloom.check.Summary;
import org.netloom.design.Design;
import org.netloom.designer.Texts;
import org.netloom.designer.document.Editor;
import org.netloom.designer.edit.DesignEdits;
import org.netloom.plan.JavaNames;
import org.netloom.spec.Shape;

/** What is to be said of the design as a whole. */
final class DesignForm extends Form {
    private final Editor editor;
    private final TextRow name;
    private final TextRow javaPackage;
    private final JLabel input;
    private final JLabel output;
    private final JLabel layers;
    private final JLabel parameters;
    private final JLabel work;
    private final JLabel blocks;
    private final JLabel plan;

    DesignForm(Editor editor) {
        this.editor = editor;
        Runnable settle = editor.document()::settle;
        name = new TextRow(
                "inspector.design.name",
                t -> t.isBlank() ? Optional.of(Texts.get("inspector.design.name.empty")) : Optional.empty(),
                t -> editor.edit(DesignEdits.rename(t)),
                settle);
        name.addTo(this, Texts.get("inspector.design.name"));
        javaPackage = new TextRow(
                "inspector.design.package",
                DesignForm::packageProblem,
                t -> editor.edit(DesignEdits.packageName(t)),
                settle);
        javaPackage.addTo(this, Texts.get("inspector.design.package"));
        section(Texts.get("inspector.totals"));
        input = fact(Texts.get("inspector.totals.input"));
        output = fact(Texts.get("inspector.totals.output"));
        layers = fact(Texts.get("inspector.totals.layers"));
        parameters = fact(Texts.get("inspector.totals.parameters"));
        work = fact(Texts.get("inspector.totals.work"));
        blocks = fact(Texts.get("inspector.totals.blocks"));
        plan = fact(Texts.get("inspector.totals.batch"));
        panel.add(
                Words.small(Texts.get("inspector.design.hint")),
                "newline, span 3, growx, wmin 0, gaptop 12, gapright 12");
    }

    private static Optional<String> packageProblem(String text) {
        return text.isEmpty() || JavaNames.packageName(text).equals(text)
                ? Optional.empty()
                : Optional.of(Texts.get("inspector.design.package.wrong", JavaNames.packageName(text)));
    }

    @Override
    Object key() {
        return "design";
    }

    @Override
    void refresh() {
        Design design = editor.design();
        CheckResult result = editor.document().result();
        name.show(design.name());
        javaPackage.show(design.packageName().orElse(""));
        javaPackage.placeholder(JavaNames.packageName("netloom." + design.name()));
        input.setText(result.inputShape().map(DesignForm::shape).orElse("?"));
        output.setText(result.outputShape().map(DesignForm::shape).orElse("?"));
        String more = result.totals().complete() ? "" : " " + Texts.get("inspector.totals.incomplete");
        layers.setText(Summary.grouped(result.totals().layers()));
        parameters.setText(Summary.grouped(result.totals().parameters()) + more);
        work.setText(Summary.grouped(result.totals().multiplyAdds()) + more);
        List<String> names = design.blocks().stream().map(b -> b.name()).toList();
        blocks.setText(names.isEmpty() ? Texts.get("inspector.none") : String.join(", ", names));
        blocks.setToolTipText(String.join(", ", names));
        plan.setText(design.plan()
                .map(p -> Integer.toString(p.batchSize()))
                .orElseGet(() -> Texts.get("inspector.totals.noPlan")));
    }

    static String shape(Shape shape) {
        return shape.toString().replace("x", "×");
    }
}
