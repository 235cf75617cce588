package org.netloom.designer.inspector;

import javax.swing.JLabel;
import org.netloom.check.NodeReport;
import org.netloom.designer.Texts;
import org.netloom.designer.document.Editor;
import org.netloom.designer.document.Selection;

/** Several things that have no settings in common: how much they are together. */
final class SelectionForm extends Form {
    private final Editor editor;
    private final Selection selection;
    private final JLabel parameters;
    private final JLabel work;

    SelectionForm(Editor editor) {
        this.editor = editor;
        this.selection = editor.selection();
        parameters = fact(Texts.get("inspector.totals.parameters"));
        work = fact(Texts.get("inspector.totals.work"));
    }

    @Override
    Object key() {
        return selection;
    }

    @Override
    void refresh() {
        long trained = 0;
        long products = 0;
        for (String id : selection.nodes()) {
            String path = editor.path(id);
            for (NodeReport r : editor.document().result().reports()) {
                boolean inside = r.path().startsWith(path + ".") || r.path().startsWith(path + "[");
                if (r.path().equals(path) || inside) {
                    trained += r.parameterCount();
                    products += r.multiplyAdds().value();
                }
            }
        }
        parameters.setText(Amounts.count(trained));
        work.setText(Amounts.count(products));
    }
}
