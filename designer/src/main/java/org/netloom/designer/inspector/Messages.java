package org.netloom.designer.inspector;

import java.util.List;
import java.util.function.BiConsumer;
import javax.swing.JLabel;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import org.netloom.designer.Texts;
import org.netloom.designer.widget.SeverityIcon;
import org.netloom.problem.Fix;
import org.netloom.problem.Problem;
import org.netloom.problem.Visible;

/** What is wrong, where it is wrong, with its fixes. */
final class Messages extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int MOST = 3;

    private final transient BiConsumer<Problem, Fix> fix;
    private transient List<Problem> shown = List.of();

    Messages(BiConsumer<Problem, Fix> fix) {
        super(new MigLayout("insets 0, gap 6 4, fillx, wrap 2, hidemode 3", "[16!][grow,fill]", "[top]"));
        this.fix = fix;
        setOpaque(false);
        setVisible(false);
    }

    void show(List<Problem> problems) {
        if (problems.equals(shown)) {
            return;
        }
        shown = List.copyOf(problems);
        removeAll();
        problems.stream().limit(MOST).forEach(this::add);
        setVisible(!problems.isEmpty());
        revalidate();
        repaint();
    }

    private void add(Problem problem) {
        add(new JLabel(new SeverityIcon(problem.severity())));
        Words words = Words.small(Setting.sentence(Visible.lines(problem.text())), Look::text);
        words.setToolTipText(problem.code());
        Look.named(words, problem.text());
        add(words, "wmin 0, growx");
        if (!problem.fixes().isEmpty()) {
            JPanel fixes = new JPanel(new MigLayout("insets 0 0 4 0, gap 4 4, wrap 1", "[]", "[]"));
            fixes.setOpaque(false);
            problem.fixes().forEach(f -> fixes.add(button(problem, f), "wmin 0"));
            add(fixes, "skip 1, wmin 0");
        }
    }

    private javax.swing.JButton button(Problem problem, Fix offered) {
        javax.swing.JButton button = Look.action(offered.label(), () -> fix.accept(problem, offered));
        button.setToolTipText(offered.label() + ": " + Texts.get("problems.fix"));
        return button;
    }

    List<Problem> shown() {
        return shown;
    }
}
