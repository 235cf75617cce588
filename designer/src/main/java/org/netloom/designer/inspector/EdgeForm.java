package org.netloom.designer.inspector;

import java.util.List;
import javax.swing.JLabel;
import org.netloom.design.Edge;
import org.netloom.designer.Texts;
import org.netloom.designer.document.Editor;
import org.netloom.spec.Shape;

/** What flows through an edge. */
final class EdgeForm extends Form {
    private final Editor editor;
    private final Edge edge;
    private final JLabel shape;
    private final JLabel elements;
    private final JLabel bytes;

    EdgeForm(Editor editor, Edge edge) {
        this.editor = editor;
        this.edge = edge;
        fact(Texts.get("inspector.edge.from")).setText(edge.from());
        fact(Texts.get("inspector.edge.to")).setText(edge.to());
        if (editor.body().edgesInto(edge.to()).size() > 1) {
            fact(Texts.get("inspector.edge.port")).setText(Integer.toString(edge.port() + 1));
        }
        shape = fact(Texts.get("inspector.edge.shape"));
        elements = fact(Texts.get("inspector.edge.elements"));
        bytes = fact(Texts.get("inspector.edge.bytes"));
    }

    @Override
    Object key() {
        return List.of("edge", editor.scope(), edge);
    }

    @Override
    void refresh() {
        java.util.Optional<Shape> flows = editor.outputShape(edge.from());
        shape.setText(flows.map(DesignForm::shape).orElse("?"));
        elements.setText(flows.map(s -> Amounts.count(s.elements())).orElse("?"));
        bytes.setText(flows.map(s -> Amounts.bytes(Math.multiplyExact(s.elements(), 4L)))
                .orElse("?"));
    }
}
