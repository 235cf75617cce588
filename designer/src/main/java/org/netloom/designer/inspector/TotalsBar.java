package org.netloom.designer.inspector;

import java.util.Optional;
import javax.swing.JLabel;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import org.netloom.check.MemoryReport;
import org.netloom.check.Totals;
import org.netloom.designer.Texts;
import org.netloom.designer.document.DesignDocument;
import org.netloom.json.Json;
import org.netloom.spec.ReceptiveField;
import org.netloom.spec.Shape;

/** The totals of a design in one line, for the status bar. */
public final class TotalsBar extends JPanel {
    private static final long serialVersionUID = 1L;

    private final transient DesignDocument document;
    private final transient DesignTotals totals;
    private final JLabel parameters = Look.small("");
    private final JLabel work = Look.small("");
    private final JLabel training = Look.small("");
    private final JLabel prediction = Look.small("");
    private final JLabel field = Look.small("");

    public TotalsBar(DesignDocument document) {
        super(new MigLayout("insets 2 12 2 12, gap 16 0, hidemode 3", "", "[20!]"));
        this.document = document;
        this.totals = new DesignTotals(document);
        setOpaque(false);
        Look.named(this, Texts.get("totals.name"));
        add(parameters);
        add(work);
        add(training);
        add(prediction);
        add(field);
        totals.addListener(this::refresh);
        refresh();
    }

    /** Ends following the document. */
    public void close() {
        totals.close();
    }

    private void refresh() {
        Totals sums = totals.sums();
        String more = sums.complete() ? "" : "+";
        show(parameters, "totals.parameters", Amounts.count(sums.parameters()) + more);
        show(work, "totals.work", Amounts.brief(sums.multiplyAdds()) + more);
        Optional<MemoryReport> memory = totals.memory();
        memory.flatMap(MemoryReport::training)
                .ifPresentOrElse(
                        t -> show(
                                training,
                                "totals.training",
                                Amounts.bytes(t.bytes()),
                                memory.get().batch()),
                        () -> training.setVisible(false));
        memory.ifPresentOrElse(
                m -> show(prediction, "totals.prediction", Amounts.bytes(m.predictionBytes())),
                () -> prediction.setVisible(false));
        Optional<Shape> input = document.result().inputShape().filter(Shape::isImage);
        totals.field()
                .filter(_ -> input.isPresent())
                .ifPresentOrElse(f -> show(field, "totals.field", words(f)), () -> field.setVisible(false));
        boolean old = totals.pending();
        training.setEnabled(!old);
        prediction.setEnabled(!old);
    }

    private static String words(ReceptiveField f) {
        return f.strideHeight() == 0
                ? Texts.get("totals.field.all")
                : Json.number(f.height()) + " × " + Json.number(f.width());
    }

    private static void show(JLabel label, String key, Object... values) {
        label.setVisible(true);
        label.setText(Texts.get(key, values));
        label.setToolTipText(Texts.get(key + ".tip", values));
    }
}
