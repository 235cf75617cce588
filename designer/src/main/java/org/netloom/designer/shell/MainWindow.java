package org.netloom.designer.shell;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import javax.swing.JFrame;
import javax.swing.JMenuBar;
import javax.swing.JTabbedPane;
import javax.swing.SwingUtilities;
import org.netloom.designer.Texts;
import org.netloom.designer.document.Autosave;
import org.netloom.designer.document.DesignDocument;
import org.netloom.designer.widget.Command;

/** A window with documents in tabs. */
public final class MainWindow extends JFrame {
    private static final long serialVersionUID = 1L;
    private static final Dimension LEAST = new Dimension(900, 560);

    private final transient Application app;
    private final JTabbedPane tabs = new JTabbedPane();
    private final StatusBar status;
    private final transient FileActions files;
    private final StartPage start;
    private transient Commands commands = new Commands();
    private boolean refreshing;

    MainWindow(Application app) {
        super(Texts.get("shell.title"));
        this.app = app;
        files = new FileActions(this, app);
        status = new StatusBar(() -> current().ifPresent(v -> v.showBelow("problems")));
        start = new StartPage(files, this::tour);
        setDefaultCloseOperation(DO_NOTHING_ON_CLOSE);
        addWindowListener(new WindowAdapter() {
            @Override
            public void windowClosing(WindowEvent e) {
                closeWindow();
            }

            @Override
            public void windowActivated(WindowEvent e) {
                app.look().follow();
            }
        });
        setJMenuBar(new JMenuBar());
        tabs.setName("documents");
        tabs.putClientProperty(FlatClientProperties.TABBED_PANE_TAB_CLOSABLE, true);
        tabs.putClientProperty(FlatClientProperties.TABBED_PANE_TAB_CLOSE_CALLBACK, (BiConsumer<JTabbedPane, Integer>)
                (_, index) -> closeTab(index));
        tabs.putClientProperty(FlatClientProperties.TABBED_PANE_TAB_CLOSE_TOOLTIPTEXT, Texts.get("command.file.close"));
        tabs.setTabLayoutPolicy(JTabbedPane.SCROLL_TAB_LAYOUT);
        tabs.addChangeListener(_ -> fronted());
        add(tabs, BorderLayout.CENTER);
        add(status, BorderLayout.SOUTH);
        showStart();
        setMinimumSize(LEAST);
        new WindowPlace(app.settings()).restore(this, app.windows().size());
        new FileDrop(files).install(this);
    }

    // ---- documents --------------------------------------------------------------------------------------------------

    /** Opens a file. */
    public void open(Path file) {
        files.open(file);
    }

    /** Documents of this window, in the order of their tabs. */
    public List<DocumentView> views() {
        List<DocumentView> views = new ArrayList<>();
        for (int i = 0; i < tabs.getTabCount(); i++) {
            if (tabs.getComponentAt(i) instanceof DocumentView v) {
                views.add(v);
            }
        }
        return views;
    }

    /** The document in front; empty while the start page is. */
    public Optional<DocumentView> current() {
        return tabs.getSelectedComponent() instanceof DocumentView v ? Optional.of(v) : Optional.empty();
    }

    /** Shows a document in a new tab; the start page gives way. */
    DocumentView add(DesignDocument document, Optional<Autosave> recovered) {
        app.keeper().add(document, recovered);
        DocumentView view = view(document);
        tabs.addTab(document.title(), view);
        tabs.setSelectedComponent(view);
        tabs.remove(start);
        mark(view);
        return view;
    }

    private DocumentView view(DesignDocument document) {
        DocumentView view = new DocumentView(document, app.settings(), this::commandsChanged);
        view.editor().addListener(new Following(this, view));
        return view;
    }

    /** Shows another document in the tab of a view. */
    void replace(DocumentView old, DesignDocument document) {
        int index = tabs.indexOfComponent(old);
        app.keeper().remove(old.document());
        app.keeper().add(document, Optional.empty());
        DocumentView view = view(document);
        tabs.setComponentAt(index, view);
        old.close();
        view.show(old.page());
        mark(view);
        fronted();
    }

    void bringToFront(DocumentView view) {
        tabs.setSelectedComponent(view);
        toFront();
    }

    /** Shows the start page. */
    void showStart() {
        if (tabs.indexOfComponent(start) < 0) {
            tabs.insertTab(Texts.get("shell.start"), null, start, null, 0);
        }
        tabs.setSelectedComponent(start);
        start.load();
        if (!app.settings().tourDone()) {
            start.offerTour(this::tour, this::tourDone);
        }
    }

    StartPage startPage() {
        return start;
    }

    private void closeTab(int index) {
        if (tabs.getComponentAt(index) instanceof DocumentView v) {
            close(v);
        } else if (tabs.getTabCount() > 1) {
            tabs.removeTabAt(index);
        } else {
            closeWindow();
        }
    }

    /** Closes a document, after asking where something would be lost. */
    void close(DocumentView view) {
        ask(view, () -> remove(view));
    }

    private void remove(DocumentView view) {
        if (tabs.getTabCount() == 1) {
            showStart();
        }
        tabs.remove(view);
        view.close();
        app.keeper().remove(view.document());
        fronted();
    }

    /** Asks what is to become of changes, then does the rest, unless the user stays. */
    private void ask(DocumentView view, Runnable then) {
        if (!view.document().modified()) {
            askTraining(view, then);
            return;
        }
        bringToFront(view);
        List<String> options = List.of(Texts.get("shell.save"), Texts.get("shell.discard"), Texts.get("shell.cancel"));
        String text = Texts.get("shell.unsaved.text", view.document().title());
        Optional<Integer> answer = app.prompts().choose(this, Texts.get("shell.unsaved.title"), text, options);
        switch (answer.orElse(2)) {
            case 0 ->
                files.save(view, saved -> {
                    if (saved) {
                        askTraining(view, then);
                    } else {
                        app.stay();
                    }
                });
            case 1 -> askTraining(view, then);
            default -> app.stay();
        }
    }

    /** A training goes on by itself: asks whether it shall, then does the rest, unless the user stays. */
    private void askTraining(DocumentView view, Runnable then) {
        if (view.trainings().running().isEmpty()) {
            then.run();
            return;
        }
        bringToFront(view);
        List<String> options =
                List.of(Texts.get("train.close.on"), Texts.get("train.close.stop"), Texts.get("shell.cancel"));
        String text = Texts.get("train.close.text", view.document().title());
        Optional<Integer> answer = app.prompts().choose(this, Texts.get("train.close.title"), text, options);
        switch (answer.orElse(2)) {
            case 0 -> then.run();
            case 1 -> {
                view.trainings().stopAll();
                then.run();
            }
            default -> app.stay();
        }
    }

    /** Closes the window after asking about each document; false where the user stays, or where saving still runs. */
    boolean closeWindow() {
        for (DocumentView view : views()) {
            if (view.document().modified() || !view.trainings().running().isEmpty()) {
                ask(view, () -> {
                    remove(view);
                    closeWindow();
                });
                return !isDisplayable();
            }
        }
        for (DocumentView view : views()) {
            view.close();
            app.keeper().remove(view.document());
        }
        new WindowPlace(app.settings()).remember(this);
        dispose();
        app.closed(this);
        return true;
    }

    // ---- what is shown ----------------------------------------------------------------------------------------------

    FileActions files() {
        return files;
    }

    StatusBar status() {
        return status;
    }

    /** What can be done just now. */
    public Commands commands() {
        return commands;
    }

    /** Another tab is in front. */
    private void fronted() {
        commandsChanged();
        Optional<DocumentView> view = current();
        setTitle(view.map(v -> v.document().title() + " - " + Texts.get("shell.title"))
                .orElse(Texts.get("shell.title")));
        if (view.isEmpty()) {
            status.clear();
        } else {
            status.show(view.get().document().result());
            showSaved(view.get());
        }
    }

    private void showSaved(DocumentView view) {
        status.saved(view.document().modified(), view.document().file().isPresent());
    }

    private void commandsChanged() {
        Commands now = new Commands().add(files.commands()).add(windowCommands());
        for (Look.Choice choice : Look.Choice.values()) {
            now.add(
                    Command.of("theme." + choice.id(), "", () -> app.look().choose(choice)),
                    () -> app.look().choice() == choice);
        }
        current()
                .ifPresent(v -> now.add(files.commands(v))
                        .add(v.commands())
                        .add(history(v.document()))
                        .add(List.of(Command.of("file.exportProject", "ctrl shift E", () -> export(v)))));
        commands = now;
        new Menus(now, files::recentCommands).fill(getJMenuBar());
        current().ifPresent(v -> v.commands(now));
    }

    private List<Command> windowCommands() {
        return List.of(
                Command.of("view.commands", "ctrl shift P", this::showCommands),
                Command.of("help.start", "", this::showStart),
                Command.of("help.tour", "", this::tour),
                Command.of("help.keys", "F1", () -> new KeyHelp(this, commands.all()).setVisible(true)),
                Command.of("help.about", "", this::about));
    }

    private void showCommands() {
        List<Command> all = commands.all().stream()
                .filter(c -> !c.id().equals("view.commands"))
                .toList();
        new CommandPalette(this, all).setVisible(true);
    }

    /** Begins the tour, over a copy of a sample. */
    private void tour() {
        files.createSample("lenet5", v -> new Tour(this, v, this::tourDone).begin());
    }

    /** It is not offered by itself any more. */
    private void tourDone() {
        app.settings().tourDone(true);
        app.saveSettings();
    }

    private void export(DocumentView view) {
        new ExportDialog(this, app, view.document()).setVisible(true);
    }

    private void about() {
        app.prompts()
                .info(
                        this,
                        Texts.get("command.help.about"),
                        Texts.get(
                                "shell.about",
                                ErrorReport.version(),
                                Runtime.version(),
                                System.getProperty("java.vendor")));
    }

    private static List<Command> history(DesignDocument document) {
        return List.of(
                Command.of("edit.undo", "ctrl Z", document::undo)
                        .when(() -> document.undoName().isPresent())
                        .titled(() -> document.undoName()
                                .map(n -> Texts.get("shell.undo", n))
                                .orElse(Texts.get("command.edit.undo"))),
                Command.of("edit.redo", "ctrl shift Z", document::redo)
                        .when(() -> document.redoName().isPresent())
                        .titled(() -> document.redoName()
                                .map(n -> Texts.get("shell.redo", n))
                                .orElse(Texts.get("command.edit.redo"))));
    }

    /** Writes the title of a tab: the name, with a mark where there are changes. */
    void mark(DocumentView view) {
        int index = tabs.indexOfComponent((Component) view);
        if (index < 0) {
            return;
        }
        DesignDocument document = view.document();
        tabs.setTitleAt(index, document.modified() ? document.title() + " \u2022" : document.title());
        tabs.setToolTipTextAt(index, document.file().map(Path::toString).orElse(Texts.get("shell.tab.unsaved")));
        if (current().filter(v -> v == view).isPresent()) {
            showSaved(view);
            setTitle(document.title() + " - " + Texts.get("shell.title"));
        }
    }

    /** Updates tool bar and totals soon, once for several changes. */
    void refreshSoon() {
        if (!refreshing) {
            refreshing = true;
            SwingUtilities.invokeLater(() -> {
                refreshing = false;
                current().ifPresent(DocumentView::refresh);
            });
        }
    }
}
