package org.netloom.designer.canvas.tool;

import java.util.List;
import java.util.Optional;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.UIManager;
import net.miginfocom.swing.MigLayout;
import org.netloom.check.CheckResult;
import org.netloom.design.Content;
import org.netloom.design.Node;
import org.netloom.designer.Texts;
import org.netloom.designer.document.DesignChange;
import org.netloom.designer.document.Editor;
import org.netloom.designer.document.EditorListener;
import org.netloom.designer.document.Scope;

/** The way from the design into the block that is shown: a click on a step goes there. Not there while nothing has blocks. */
final class Breadcrumbs extends Floating {
    private static final long serialVersionUID = 1L;
    private final transient Editor editor;
    private final transient EditorListener following = new Following();

    Breadcrumbs(Editor editor) {
        super(new MigLayout("insets 2 4 2 4, gap 0, novisualpadding, hidemode 3", "[]", "[24!]"));
        this.editor = editor;
        getAccessibleContext().setAccessibleName(Texts.get("canvas.breadcrumbs"));
        editor.addListener(following);
        refresh();
    }

    void close() {
        editor.removeListener(following);
    }

    private void refresh() {
        removeAll();
        Scope scope = editor.scope();
        setVisible(!editor.design().blocks().isEmpty());
        step(editor.design().name(), Scope.ROOT, scope.isRoot());
        List<String> uses = scope.uses();
        for (int i = 0; i < uses.size(); i++) {
            JLabel arrow = new JLabel("\u203a");
            arrow.setForeground(UIManager.getColor("Label.disabledForeground"));
            add(arrow, "gapx 2 2");
            Scope there = scope.outer(i + 1);
            step(title(scope.outer(i), uses.get(i)), there, i == uses.size() - 1);
        }
        revalidate();
        repaint();
    }

    /** "stage1 (ResidualBlock)". */
    private String title(Scope around, String use) {
        Optional<String> block = around.body(editor.design())
                .flatMap(b -> b.node(use))
                .map(Node::content)
                .filter(Content.BlockUse.class::isInstance)
                .map(c -> ((Content.BlockUse) c).block());
        return block.map(b -> Texts.get("canvas.breadcrumbs.block", use, b)).orElse(use);
    }

    private void step(String title, Scope there, boolean here) {
        if (here) {
            JLabel label = new JLabel(title);
            label.putClientProperty("FlatLaf.styleClass", "semibold");
            add(label, "gapx 6 6");
            return;
        }
        JButton button = new JButton(title);
        button.putClientProperty("JButton.buttonType", "toolBarButton");
        button.setFocusable(false);
        button.setToolTipText(Texts.get("canvas.breadcrumbs.tip", title));
        button.addActionListener(_ -> editor.show(there));
        add(button);
    }

    private final class Following implements EditorListener {
        @Override
        public void scopeChanged(Scope scope) {
            refresh();
        }

        @Override
        public void designChanged(DesignChange change) {
            refresh();
        }

        @Override
        public void checked(CheckResult result) {
            // Nothing here depends on the check.
        }
    }
}
