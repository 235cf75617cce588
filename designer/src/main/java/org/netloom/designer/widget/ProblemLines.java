package org.netloom.designer.widget;

import java.util.List;
import java.util.function.BiConsumer;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import org.netloom.problem.Fix;
import org.netloom.problem.Problem;

/** Problems where they belong: below a field, or at the head of a page. Each with its fixes as buttons. */
public final class ProblemLines extends JPanel {
    private static final long serialVersionUID = 1L;

    private final transient BiConsumer<Problem, Fix> apply;
    private transient List<Problem> shown = List.of();

    /** @param apply what a click on a fix does */
    public ProblemLines(BiConsumer<Problem, Fix> apply) {
        super(new MigLayout("insets 0, gapx 6, gapy 2, hidemode 3", "[16!][grow,fill]", ""));
        this.apply = apply;
        setOpaque(false);
        setVisible(false);
    }

    /** The problems that are shown. */
    public List<Problem> shown() {
        return shown;
    }

    /** Shows problems; hides itself where there are none. */
    public void show(List<Problem> problems) {
        if (problems.equals(shown)) {
            return;
        }
        shown = List.copyOf(problems);
        removeAll();
        for (Problem p : problems) {
            add(new JLabel(new SeverityIcon(p.severity())), "top");
            WrappedText text = new WrappedText(p.text());
            text.setToolTipText(p.code());
            add(text, "wmin 60, wrap");
            if (!p.fixes().isEmpty()) {
                JPanel buttons = new JPanel(new MigLayout("insets 2 0 2 0, gap 6", "", ""));
                buttons.setOpaque(false);
                for (Fix f : p.fixes()) {
                    JButton button = new JButton(f.label());
                    button.putClientProperty("html.disable", true);
                    button.putClientProperty("FlatLaf.styleClass", "small");
                    button.addActionListener(_ -> apply.accept(p, f));
                    buttons.add(button);
                }
                add(buttons, "skip 1, wrap");
            }
        }
        setVisible(!problems.isEmpty());
        revalidate();
        repaint();
    }
}
