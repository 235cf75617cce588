package org.netloom.designer;

import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Component;
import java.util.List;
import java.util.function.Consumer;
import javax.swing.DefaultListCellRenderer;
import javax.swing.DefaultListModel;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.ListSelectionModel;
import org.netloom.problem.Problem;
import org.netloom.problem.Severity;

/** The problems of a design, or a line that there are none. */
final class ProblemList extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final Color RED = new Color(0xd1242f);
    private static final Color AMBER = new Color(0xb08800);

    private final DefaultListModel<Object> model = new DefaultListModel<>();

    /** @param picked is told the path of the node of a selected problem */
    ProblemList(Consumer<String> picked) {
        super(new BorderLayout());
        JList<Object> list = new JList<>(model);
        list.setCellRenderer(new Renderer());
        list.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
        list.addListSelectionListener(_ -> {
            if (list.getSelectedValue() instanceof Problem p) {
                picked.accept(p.node());
            }
        });
        add(new JScrollPane(list), BorderLayout.CENTER);
    }

    void show(List<Problem> problems) {
        model.clear();
        if (problems.isEmpty()) {
            model.addElement("no problems");
        }
        problems.forEach(model::addElement);
    }

    private static final class Renderer extends DefaultListCellRenderer {
        private static final long serialVersionUID = 1L;

        @Override
        public Component getListCellRendererComponent(
                JList<?> list, Object value, int index, boolean selected, boolean focused) {
            // Text that begins with <html> would be taken for markup.
            putClientProperty("html.disable", Boolean.TRUE);
            JLabel label = (JLabel) super.getListCellRendererComponent(list, value, index, selected, focused);
            if (value instanceof Problem p && !selected) {
                label.setForeground(p.severity() == Severity.ERROR ? RED : AMBER);
            }
            return label;
        }
    }
}
