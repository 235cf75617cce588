package org.netloom.designer.inspector;

import java.awt.BorderLayout;
import java.awt.Rectangle;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.SwingUtilities;
import javax.swing.Timer;
import javax.swing.text.BadLocationException;
import net.miginfocom.swing.MigLayout;
import org.fife.ui.rtextarea.RTextScrollPane;
import org.netloom.check.CheckResult;
import org.netloom.design.BlockDefinition;
import org.netloom.designer.Texts;
import org.netloom.designer.document.Editor;
import org.netloom.designer.document.EditorListener;
import org.netloom.designer.document.Scope;
import org.netloom.designer.document.Selection;
import org.netloom.designer.widget.Actions;
import org.netloom.designer.widget.Background;
import org.netloom.designer.widget.Glyph;
import org.netloom.designer.widget.SeverityIcon;
import org.netloom.generate.SourcePreview;
import org.netloom.generate.SourcePreview.Lines;
import org.netloom.generate.SourcePreview.Source;
import org.netloom.generate.SourcePreview.Spot;
import org.netloom.problem.NetloomException;
import org.netloom.problem.Severity;

/**
 * The Java that the design gives, made beside the event thread a moment after each change. The lines of the selected nodes
 * are marked; a click on a line selects its node. While the design has errors the last code stays, faded.
 */
public final class CodePanel extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int PAUSE_MS = 300;

    private final transient Editor editor;
    private final transient EditorListener listener = new Following();
    private final JComboBox<String> files = new JComboBox<>();
    private final JLabel state = Look.small("");
    private final CodeArea area = new CodeArea();
    private final RTextScrollPane scroll = new RTextScrollPane(area);
    private final Timer pause = new Timer(PAUSE_MS, _ -> generate());
    private transient Optional<Background.Job> job = Optional.empty();
    private transient Optional<SourcePreview> preview = Optional.empty();
    private transient List<Source> sources = List.of();
    private transient Source shown;
    private boolean outdated = true;
    private boolean choosing;

    public CodePanel(Editor editor) {
        super(new BorderLayout());
        this.editor = editor;
        pause.setRepeats(false);
        files.setName("code.files");
        Look.named(files, Texts.get("code.files"));
        files.addActionListener(_ -> {
            if (!choosing && files.getSelectedIndex() >= 0) {
                open(sources.get(files.getSelectedIndex()));
            }
        });
        Look.named(area, Texts.get("code.name"));
        scroll.setBorder(javax.swing.BorderFactory.createEmptyBorder());
        scroll.setFoldIndicatorEnabled(false);
        gutter();
        add(tools(), BorderLayout.NORTH);
        add(scroll, BorderLayout.CENTER);
        area.addMouseListener(new MouseAdapter() {
            @Override
            public void mouseClicked(MouseEvent e) {
                if (e.getButton() == MouseEvent.BUTTON1 && area.getSelectedText() == null) {
                    select(area.getCaretLineNumber() + 1);
                }
            }
        });
        Actions.bind(area, "ENTER", () -> select(area.getCaretLineNumber() + 1));
        editor.addListener(listener);
        addHierarchyListener(_ -> changed());
        state.setText(Texts.get("code.making"));
        changed();
    }

    /** Ends following the document. */
    public void close() {
        editor.removeListener(listener);
        pause.stop();
        job.ifPresent(Background.Job::cancel);
    }

    private JPanel tools() {
        JPanel tools = new JPanel(new MigLayout("insets 4 8 4 8, gap 12 0, fillx", "[][grow,fill][24!]", "[24!]"));
        JButton copy = Look.iconButton(Glyph.COPY, "code.copy");
        copy.addActionListener(_ -> ProblemsPanel.copy(area.getText()));
        tools.add(files, "wmin 120");
        tools.add(state, "wmin 0");
        tools.add(copy);
        return tools;
    }

    @Override
    public void updateUI() {
        super.updateUI();
        if (scroll != null) {
            gutter();
        }
    }

    private void gutter() {
        scroll.getGutter().setBackground(area.getBackground());
        scroll.getGutter().setLineNumberColor(Look.quiet());
        scroll.getGutter().setLineNumberFont(area.getFont());
        scroll.getGutter().setBorderColor(area.getBackground());
    }

    // ---- making -----------------------------------------------------------------------------------------------------

    /** The design is another one, or this came into view. */
    private void changed() {
        if (!isShowing() || !outdated) {
            return;
        }
        CheckResult result = editor.document().result();
        if (result.ok()) {
            pause.restart();
        } else {
            pause.stop();
            stale(Texts.get(
                    preview.isPresent() ? "code.stale" : "code.none",
                    result.errors().size()));
        }
    }

    private void generate() {
        CheckResult result = editor.document().result();
        if (!result.ok()) {
            return;
        }
        outdated = false;
        job.ifPresent(Background.Job::cancel);
        job = Optional.of(Background.run(_ -> SourcePreview.of(result), this::made, this::failed));
    }

    private void made(SourcePreview made) {
        preview = Optional.of(made);
        area.faded(false);
        List<Source> now = made.sources();
        List<String> names = now.stream().map(Source::name).toList();
        if (!names.equals(sources.stream().map(Source::name).toList())) {
            choosing = true;
            files.removeAllItems();
            names.forEach(n -> files.addItem(n + ".java"));
            choosing = false;
        }
        sources = now;
        state.setText("");
        state.setIcon(null);
        open(wanted());
        follow();
    }

    /** What cannot become Java though the checker has nothing against it: a class too large, a text too long. */
    private void failed(Exception e) {
        if (e instanceof CancellationException) {
            return;
        }
        if (!(e instanceof NetloomException)) {
            outdated = true;
            stale(Texts.get("code.defect"));
            throw new IllegalStateException(e);
        }
        stale(e.getMessage());
    }

    private void stale(String why) {
        state.setText(why);
        state.setToolTipText(why);
        state.setIcon(new SeverityIcon(Severity.WARNING));
        area.faded(true);
    }

    /** The file that was shown; at first that of the present body. */
    private Source wanted() {
        return sources.stream()
                .filter(s -> shown != null && s.name().equals(shown.name()))
                .findFirst()
                .orElse(sources.getFirst());
    }

    private void open(Source source) {
        boolean same = shown != null && shown.path().equals(source.path());
        Rectangle view = scroll.getViewport().getViewRect();
        if (shown == null || !source.text().equals(area.getText())) {
            area.setText(source.text());
            area.setCaretPosition(0);
            area.discardAllEdits();
        }
        shown = source;
        choosing = true;
        files.setSelectedIndex(sources.indexOf(source));
        choosing = false;
        area.mark(marks());
        if (same) {
            // What was in view stays there while the code changes below somebody's eyes.
            SwingUtilities.invokeLater(() -> area.scrollRectToVisible(view));
        } else {
            area.scrollRectToVisible(new Rectangle(0, 0, 1, 1));
        }
    }

    // ---- nodes and lines --------------------------------------------------------------------------------------------

    private Optional<String> block() {
        return editor.body() instanceof BlockDefinition b ? Optional.of(b.name()) : Optional.empty();
    }

    /** Lines of the selected nodes, in all files. */
    private List<Lines> selectedLines() {
        List<Lines> lines = new ArrayList<>();
        preview.ifPresent(p -> editor.selection().nodes().forEach(id -> lines.addAll(p.lines(new Spot(block(), id)))));
        return lines;
    }

    private List<Lines> marks() {
        return selectedLines().stream()
                .filter(l -> shown != null && l.path().equals(shown.path()))
                .toList();
    }

    /** Marks the lines of what is selected and shows them, if need be in another file. */
    private void follow() {
        List<Lines> all = selectedLines();
        if (!all.isEmpty() && marks().isEmpty()) {
            sources.stream()
                    .filter(s -> s.path().equals(all.getFirst().path()))
                    .findFirst()
                    .ifPresent(this::open);
        }
        List<Lines> marks = marks();
        area.mark(marks);
        if (!marks.isEmpty()) {
            // Behind the layout of a new text.
            SwingUtilities.invokeLater(() -> reveal(area.marked()));
        }
    }

    /** Brings marked lines into view, unless one of them is. */
    private void reveal(List<Lines> marks) {
        if (marks.isEmpty()) {
            return;
        }
        Rectangle view = scroll.getViewport().getViewRect();
        if (view.height > 0 && marks.stream().anyMatch(m -> view.intersects(bounds(m)))) {
            return;
        }
        Rectangle first = bounds(marks.getFirst());
        first.grow(0, Math.max(0, (view.height - first.height) / 3));
        area.scrollRectToVisible(first);
    }

    private Rectangle bounds(Lines lines) {
        try {
            Rectangle2D top = area.modelToView2D(area.getLineStartOffset(lines.from() - 1));
            int height = area.getLineHeight() * (lines.to() - lines.from() + 1);
            return top == null
                    ? new Rectangle(0, (lines.from() - 1) * area.getLineHeight(), 1, height)
                    : new Rectangle(0, (int) top.getY(), 1, height);
        } catch (BadLocationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Selects the node that a line belongs to. */
    void select(int line) {
        if (area.isFaded() || shown == null) {
            return;
        }
        preview.flatMap(p -> p.at(shown.path(), line)).ifPresent(spot -> {
            if (!spot.block().equals(block())) {
                String way = spot.block()
                        .flatMap(editor.design()::block)
                        .map(b -> editor.document().result().expansion().prefix(b))
                        .orElse("");
                editor.reveal(way + spot.node());
            } else {
                editor.select(Selection.of(spot.node()));
            }
        });
    }

    CodeArea area() {
        return area;
    }

    /** Why the code is not of the present design; empty where it is. */
    String state() {
        return state.getText();
    }

    /** Name of the class that is shown; empty before there is one. */
    String file() {
        return shown == null ? "" : shown.name();
    }

    private final class Following implements EditorListener {
        @Override
        public void checked(CheckResult result) {
            outdated = true;
            changed();
        }

        @Override
        public void selectionChanged(Selection selection) {
            follow();
        }

        @Override
        public void scopeChanged(Scope scope) {
            follow();
        }
    }
}
