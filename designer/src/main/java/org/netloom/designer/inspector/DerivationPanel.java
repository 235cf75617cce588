package org.netloom.designer.inspector;

import java.awt.BorderLayout;
import java.util.List;
import java.util.Optional;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import net.miginfocom.swing.MigLayout;
import org.netloom.check.NodeReport;
import org.netloom.design.BlockDefinition;
import org.netloom.design.Content;
import org.netloom.design.Node;
import org.netloom.designer.Texts;
import org.netloom.designer.document.Editor;
import org.netloom.designer.document.EditorListener;
import org.netloom.designer.widget.ScrollPage;
import org.netloom.train.TrainingPlan;

/**
 * Where the numbers of the selected layer come from: shape, parameters, work, memory and receptive field, each with its
 * arithmetic, and what the lectures say about it. Of nothing selected, what the whole design needs.
 */
public final class DerivationPanel extends JPanel {
    private static final long serialVersionUID = 1L;

    private final transient Editor editor;
    private final transient EditorListener listener = new Following(this::refresh);
    private final transient DesignTotals totals;
    private final ScrollPage column = new ScrollPage(new MigLayout(
            "insets 4 16 16 16, gap 8 6, fillx, hidemode 3, novisualpadding", "[72::112,shrink 0][grow,fill]"));
    private final JScrollPane scroll = column.scroll();
    private transient Object shown = "";

    public DerivationPanel(Editor editor) {
        super(new BorderLayout());
        this.editor = editor;
        this.totals = new DesignTotals(editor.document());
        add(scroll);
        Look.named(this, Texts.get("inspector.derivation"));
        editor.addListener(listener);
        totals.addListener(this::refresh);
        refresh();
    }

    /** Ends following the document. */
    public void close() {
        editor.removeListener(listener);
        totals.close();
    }

    /** Samples per step of the training plan. */
    private int batch() {
        return editor.design().plan().map(TrainingPlan::batchSize).orElse(1);
    }

    private void refresh() {
        Optional<Node> node = editor.selection().single().flatMap(editor.body()::node);
        Object now = node.map(this::stateOf).orElseGet(this::stateOfAll);
        if (now.equals(shown)) {
            return;
        }
        boolean same = now instanceof List<?> a
                && shown instanceof List<?> b
                && a.getFirst().equals(b.getFirst());
        int at = scroll.getVerticalScrollBar().getValue();
        shown = now;
        column.removeAll();
        Derivation derivation = new Derivation(column, editor, batch());
        node.ifPresentOrElse(
                n -> {
                    switch (n.content()) {
                        case Content.BlockUse use -> derivation.block(n, use);
                        case Content.BlockInput _ -> derivation.entrance(n);
                        default -> derivation.layer(n);
                    }
                },
                () -> all(derivation));
        column.revalidate();
        column.repaint();
        scroll.getVerticalScrollBar().setValue(same ? at : 0);
    }

    private void all(Derivation derivation) {
        boolean root = !(editor.body() instanceof BlockDefinition);
        if (editor.selection().isEmpty() && root) {
            derivation.design(totals);
        }
    }

    /** All that the derivation of a node is made of: where it is equal there is nothing to do. */
    private Object stateOf(Node node) {
        Optional<NodeReport> report = editor.report(node.id());
        return List.of(
                editor.path(node.id()),
                node.content() instanceof Content.Layer ? node.content().type() : node.content(),
                batch(),
                editor.document().result().inputShape(),
                report.map(r -> List.of(
                        r.inputs(),
                        r.output(),
                        r.sound(),
                        r.shapeFormulas(),
                        r.parameters(),
                        r.multiplyAdds(),
                        r.receptiveField(),
                        r.spec())),
                node.content() instanceof Content.BlockUse ? editor.document().result() : "");
    }

    private Object stateOfAll() {
        return List.of(
                editor.scope(),
                editor.selection(),
                editor.document().result().totals(),
                totals.memory(),
                totals.field(),
                editor.document().result().ok());
    }
}
