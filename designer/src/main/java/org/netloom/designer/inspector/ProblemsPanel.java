package org.netloom.designer.inspector;

import java.awt.BorderLayout;
import java.awt.CardLayout;
import java.awt.Toolkit;
import java.awt.datatransfer.StringSelection;
import java.awt.event.KeyEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.KeyStroke;
import javax.swing.SwingConstants;
import javax.swing.Timer;
import net.miginfocom.swing.MigLayout;
import org.netloom.check.CheckResult;
import org.netloom.designer.Texts;
import org.netloom.designer.document.Editor;
import org.netloom.designer.document.EditorListener;
import org.netloom.designer.widget.Actions;
import org.netloom.designer.widget.Command;
import org.netloom.designer.widget.Glyph;
import org.netloom.designer.widget.ScrollPage;
import org.netloom.problem.Fix;
import org.netloom.problem.Problem;
import org.netloom.spec.Category;

/**
 * All problems of a design, errors first, each with where it stands, its arithmetic and its fixes as buttons. Enter or a
 * click goes to the node, the arrow keys go through the list.
 */
public final class ProblemsPanel extends JPanel {
    private static final long serialVersionUID = 1L;

    /** Rows are components; more than these nobody reads, and a design that broken changes at every keystroke. */
    static final int MOST = 100;

    /** Several keystrokes in a row make the rows once. */
    private static final int PAUSE_MS = 50;

    private static final String LIST = "list";
    private static final String NONE = "none";

    private final transient Editor editor;
    private final transient EditorListener listener = new Following();
    private final CardLayout cards = new CardLayout();
    private final ScrollPage column =
            new ScrollPage(new MigLayout("insets 4 0 4 0, gap 0, fillx, wrap 1", "[grow,fill]"));
    private final JScrollPane scroll = column.scroll();
    private final transient List<ProblemRow> rows = new ArrayList<>();
    private transient List<Problem> shown = List.of();
    private int selected = -1;
    private final Timer pause = new Timer(PAUSE_MS, _ -> refreshIfShown());
    private boolean outdated;

    public ProblemsPanel(Editor editor) {
        this.editor = editor;
        setLayout(cards);
        column.setName("problems.list");
        Look.named(column, Texts.get("problems.name"));
        add(scroll, LIST);
        add(empty(), NONE);
        keys();
        pause.setRepeats(false);
        editor.addListener(listener);
        addHierarchyListener(_ -> refreshIfShown());
        show(editor.document().result());
    }

    /** Ends following the document. */
    public void close() {
        editor.removeListener(listener);
        pause.stop();
    }

    private static JComponent empty() {
        JLabel none = Look.label(Texts.get("problems.none"));
        none.setIcon(Glyph.DONE.in(() -> Look.of(Category.NORMALIZATION)));
        none.setIconTextGap(8);
        none.setHorizontalAlignment(SwingConstants.CENTER);
        JPanel panel = new JPanel(new BorderLayout());
        panel.add(none);
        return panel;
    }

    private void keys() {
        bind("UP", () -> select(selected - 1));
        bind("DOWN", () -> select(selected + 1));
        bind("HOME", () -> select(0));
        bind("END", () -> select(rows.size() - 1));
    }

    private void bind(String key, Runnable action) {
        column.getInputMap(WHEN_ANCESTOR_OF_FOCUSED_COMPONENT).put(KeyStroke.getKeyStroke(key), key);
        column.getActionMap().put(key, Actions.of(action));
    }

    // ---- showing ----------------------------------------------------------------------------------------------------

    private void refreshIfShown() {
        if (outdated && isShowing()) {
            show(editor.document().result());
        }
    }

    private void show(CheckResult result) {
        outdated = false;
        List<Problem> now = result.problems();
        if (now.equals(shown) && !(now.isEmpty() && rows.isEmpty())) {
            return;
        }
        boolean focused = rows.stream().anyMatch(ProblemRow::isFocusOwner);
        shown = now;
        rows.clear();
        column.removeAll();
        now.stream().limit(MOST).forEach(p -> rows.add(new ProblemRow(p, rows.size(), this)));
        rows.forEach(r -> column.add(r, "wmin 0"));
        if (now.size() > MOST) {
            column.add(Look.small(Texts.get("problems.more", now.size() - MOST)), "gapleft 40, gaptop 4, gapbottom 4");
        }
        cards.show(this, now.isEmpty() ? NONE : LIST);
        int kept = Math.min(selected, rows.size() - 1);
        selected = -1;
        if (focused) {
            select(kept);
        }
        revalidate();
        repaint();
    }

    /** "2 errors, 1 warning" for the tab; fired as property "title" when it changes. */
    public String title() {
        int errors = editor.document().result().errors().size();
        int warnings = editor.document().result().warnings().size();
        if (errors + warnings == 0) {
            return Texts.get("problems.none");
        }
        return Stream.of(
                        errors == 0 ? "" : Texts.get("problems.errors", errors),
                        warnings == 0 ? "" : Texts.get("problems.warnings", warnings))
                .filter(t -> !t.isEmpty())
                .collect(Collectors.joining(", "));
    }

    /** What is shown, in this order. */
    List<Problem> shown() {
        if (outdated) {
            show(editor.document().result());
        }
        return shown;
    }

    List<ProblemRow> rows() {
        shown();
        return rows;
    }

    // ---- doing ------------------------------------------------------------------------------------------------------

    /** Selects a row and gives it the focus. */
    void select(int row) {
        if (rows.isEmpty()) {
            return;
        }
        int now = Math.clamp(row, 0, rows.size() - 1);
        ProblemRow target = rows.get(now);
        target.requestFocusInWindow();
        marked(now);
        target.scrollRectToVisible(new java.awt.Rectangle(0, 0, 1, target.getHeight()));
    }

    /** A row got the focus. */
    void marked(int row) {
        if (selected != row) {
            selected = row;
            rows.forEach(ProblemRow::repaint);
        }
    }

    boolean isSelected(int row) {
        return row == selected;
    }

    /** Shows the node a problem stands at. */
    void reveal(Problem problem) {
        if (!problem.node().isEmpty()) {
            editor.reveal(problem.node());
        }
    }

    /** Mends a problem, as one step that can be undone. */
    void fix(Problem problem, Fix fix) {
        Problems.apply(editor, problem, fix);
    }

    static void copy(String text) {
        Toolkit.getDefaultToolkit().getSystemClipboard().setContents(new StringSelection(text), null);
    }

    /** Every problem, a line each. */
    String text() {
        return shown().stream().map(Problem::toString).collect(Collectors.joining("\n"));
    }

    /** Next and previous problem, copying the list. */
    public List<Command> commands() {
        return List.of(
                Command.of("problems.next", "F8", () -> step(1)).when(this::any),
                Command.of("problems.previous", "shift F8", () -> step(-1)).when(this::any),
                Command.of("problems.copy", "", () -> copy(text())).when(this::any));
    }

    private boolean any() {
        return !editor.document().result().problems().isEmpty();
    }

    private void step(int by) {
        show(editor.document().result());
        int count = rows.size();
        marked(Math.floorMod((selected < 0 && by < 0 ? 0 : selected) + by, count));
        ProblemRow row = rows.get(selected);
        row.scrollRectToVisible(new java.awt.Rectangle(0, 0, 1, row.getHeight()));
        reveal(shown.get(selected));
    }

    /** True for keys that mean "go there". */
    static boolean opens(KeyEvent e) {
        return e.getKeyCode() == KeyEvent.VK_ENTER || e.getKeyCode() == KeyEvent.VK_SPACE;
    }

    private final class Following implements EditorListener {
        @Override
        public void checked(CheckResult result) {
            outdated = true;
            pause.restart();
            firePropertyChange("title", null, title());
        }
    }
}
