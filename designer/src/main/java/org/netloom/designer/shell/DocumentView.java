package org.netloom.designer.shell;

import java.awt.BorderLayout;
import java.awt.CardLayout;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.swing.JPanel;
import org.netloom.designer.document.DesignDocument;
import org.netloom.designer.document.Editor;
import org.netloom.designer.document.Settings;
import org.netloom.designer.training.Trainings;
import org.netloom.designer.widget.Command;

/** A document in a window: a tool bar with the switch between its pages, and the page. */
public final class DocumentView extends JPanel {
    private static final long serialVersionUID = 1L;

    private final transient DesignDocument document;
    private final transient Editor editor;
    private final transient Map<PageKind, Part> pages = new EnumMap<>(PageKind.class);
    private final CardLayout cards = new CardLayout();
    private final JPanel deck = new JPanel(cards);
    private final DocumentToolBar tools;
    private final DesignPage design;
    private final transient Pages more;
    private final Banner banner = new Banner();
    private final transient Runnable changed;
    private PageKind page = PageKind.DESIGN;

    /** @param changed is called when the commands are others than before */
    DocumentView(DesignDocument document, Settings settings, Runnable changed) {
        super(new BorderLayout());
        this.document = document;
        this.changed = changed;
        this.editor = new Editor(document);
        more = new Pages(document);
        design = new DesignPage(editor, settings);
        tools = new DocumentToolBar(this::show);
        JPanel top = new JPanel(new BorderLayout());
        top.add(tools, BorderLayout.NORTH);
        top.add(banner, BorderLayout.SOUTH);
        add(top, BorderLayout.NORTH);
        add(deck, BorderLayout.CENTER);
        add(PageKind.DESIGN, design.part());
        tools.show(page);
    }

    private void add(PageKind kind, Part part) {
        pages.put(kind, part);
        deck.add(part.component(), kind.id());
    }

    public DesignDocument document() {
        return document;
    }

    public Editor editor() {
        return editor;
    }

    /** The page in front. */
    public PageKind page() {
        return page;
    }

    /** Brings a page to the front; it is made when it is shown for the first time. */
    public void show(PageKind wanted) {
        document.settle();
        if (!pages.containsKey(wanted)) {
            add(wanted, more.make(wanted));
            changed.run();
        }
        page = wanted;
        cards.show(deck, wanted.id());
        tools.show(wanted);
        tools.refresh();
        pages.get(wanted).shown().run();
        pages.get(wanted).component().requestFocusInWindow();
    }

    /** A line above the page. */
    Banner banner() {
        return banner;
    }

    /** Shows a tab below the canvas. */
    void showBelow(String tab) {
        show(PageKind.DESIGN);
        design.show(tab);
    }

    /** Tells the tool bar which commands there are. */
    void commands(Commands all) {
        tools.commands(all);
    }

    /** Updates what the tool bar shows as possible. */
    void refresh() {
        tools.refresh();
    }

    /** What the document and its pages offer; what belongs to a page is possible while it is in front. */
    List<Command> commands() {
        List<Command> all = new ArrayList<>();
        for (PageKind kind : PageKind.values()) {
            all.add(Command.of("view." + kind.id(), kind.key(), () -> show(kind)));
        }
        all.addAll(more.commands(this::show));
        pages.forEach((kind, part) -> part.commands().get().forEach(c -> all.add(onPage(kind, c))));
        return all;
    }

    private Command onPage(PageKind kind, Command command) {
        return command.when(() -> page == kind && command.enabled().getAsBoolean());
    }

    /** Its trainings, which may be running. */
    Trainings trainings() {
        return more.trainings();
    }

    /** Ends it: panels let go of their listeners. */
    void close() {
        pages.values().forEach(p -> p.close().run());
        more.close();
        editor.close();
    }
}
