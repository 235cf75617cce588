package org.netloom.designer.inspector;

import java.awt.Color;
import java.awt.Component;
import java.awt.Cursor;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JMenuItem;
import javax.swing.JPanel;
import javax.swing.JPopupMenu;
import javax.swing.UIManager;
import net.miginfocom.swing.MigLayout;
import org.netloom.designer.Texts;
import org.netloom.designer.widget.Actions;
import org.netloom.designer.widget.Glyph;
import org.netloom.designer.widget.SeverityIcon;
import org.netloom.problem.Fix;
import org.netloom.problem.Problem;
import org.netloom.problem.Severity;
import org.netloom.problem.Visible;

/** A problem in the list: sign, place, text, fixes. */
final class ProblemRow extends JPanel {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final int index;
    private final ProblemsPanel panel;

    ProblemRow(Problem problem, int index, ProblemsPanel panel) {
        super(new MigLayout(
                "insets 6 16 6 12, gap 8 0, fillx", "[16!]4[150!,fill]8[grow,fill]8[pref!]4[24!]", "[top]"));
        this.problem = problem;
        this.index = index;
        this.panel = panel;
        setFocusable(true);
        setOpaque(false);
        setCursor(Cursor.getPredefinedCursor(problem.node().isEmpty() ? Cursor.DEFAULT_CURSOR : Cursor.HAND_CURSOR));
        add(new JLabel(new SeverityIcon(problem.severity())), "gaptop 1");
        add(place(), "wmin 0");
        Words text = Words.of(Visible.lines(problem.text()));
        add(text, "wmin 0, growx");
        add(fixes());
        JButton copy = Look.iconButton(Glyph.COPY, "problems.copyOne");
        copy.addActionListener(_ -> ProblemsPanel.copy(problem.toString()));
        add(copy, "gaptop -3");
        Actions.bind(this, "ENTER", this::open);
        Actions.bind(this, "SPACE", this::open);
        Actions.bind(this, "ctrl C", () -> ProblemsPanel.copy(problem.toString()));
        listen(this, text);
        String kind = Texts.get(problem.severity() == Severity.ERROR ? "problems.error" : "problems.warning");
        Look.named(this, kind + " " + problem);
        setComponentPopupMenu(menu());
        text.setInheritsPopupMenu(true);
    }

    private JPanel place() {
        JPanel place = new JPanel(new MigLayout("insets 0, gap 0 1, fillx, wrap 1", "[grow,fill]"));
        String node = problem.node().isEmpty() ? Texts.get("problems.design") : problem.node();
        String where = problem.parameter().isEmpty() ? node : node + "." + problem.parameter();
        JLabel name = Look.bold(Visible.text(where));
        name.setToolTipText(Visible.text(where));
        name.setInheritsPopupMenu(true);
        place.add(name, "wmin 0");
        place.add(Look.small(problem.code()));
        place.setOpaque(false);
        place.setInheritsPopupMenu(true);
        listen(place, name);
        return place;
    }

    private JPanel fixes() {
        JPanel fixes = new JPanel(new MigLayout("insets 0, gap 4 4, wrap 2", "[]", "[]"));
        fixes.setOpaque(false);
        for (Fix fix : problem.fixes()) {
            JButton button = Look.action(fix.label(), () -> panel.fix(problem, fix));
            button.setToolTipText(Texts.get("problems.fix"));
            fixes.add(button);
        }
        return fixes;
    }

    private JPopupMenu menu() {
        JPopupMenu menu = new JPopupMenu();
        JMenuItem open = new JMenuItem(Texts.get("problems.show"));
        open.setEnabled(!problem.node().isEmpty());
        open.addActionListener(_ -> open());
        menu.add(open);
        problem.fixes().forEach(f -> {
            JMenuItem item = new JMenuItem(Texts.get("problems.apply", f.label()));
            item.addActionListener(_ -> panel.fix(problem, f));
            menu.add(item);
        });
        menu.addSeparator();
        JMenuItem copy = new JMenuItem(Texts.get("problems.copyOne"));
        copy.addActionListener(_ -> ProblemsPanel.copy(problem.toString()));
        menu.add(copy);
        JMenuItem all = new JMenuItem(Texts.get("problems.copyAll"));
        all.addActionListener(_ -> ProblemsPanel.copy(panel.text()));
        menu.add(all);
        return menu;
    }

    private void listen(Component... parts) {
        MouseAdapter click = new MouseAdapter() {
            @Override
            public void mousePressed(MouseEvent e) {
                requestFocusInWindow();
                panel.marked(index);
                if (e.getButton() == MouseEvent.BUTTON1) {
                    open();
                }
            }
        };
        for (Component part : parts) {
            part.addMouseListener(click);
        }
        addFocusListener(new FocusAdapter() {
            @Override
            public void focusGained(FocusEvent e) {
                panel.marked(index);
            }
        });
    }

    private void open() {
        panel.reveal(problem);
    }

    Problem problem() {
        return problem;
    }

    @Override
    protected void paintComponent(Graphics g) {
        super.paintComponent(g);
        Graphics2D g2 = (Graphics2D) g;
        if (panel.isSelected(index)) {
            Color selection = UIManager.getColor(
                    isFocusOwner() ? "List.selectionBackground" : "List.selectionInactiveBackground");
            g2.setColor(Look.faint(selection == null ? Look.accent() : selection, 60));
            g2.fillRoundRect(6, 1, getWidth() - 12, getHeight() - 2, 8, 8);
        }
        if (index > 0) {
            g2.setColor(Look.faint(Look.line(), 120));
            g2.drawLine(16, 0, getWidth() - 12, 0);
        }
    }
}
