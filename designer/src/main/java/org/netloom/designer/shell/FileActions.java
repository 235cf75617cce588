package org.netloom.designer.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.netloom.design.Design;
import org.netloom.design.DesignFile;
import org.netloom.designer.Texts;
import org.netloom.designer.document.DesignDocument;
import org.netloom.designer.widget.Background;
import org.netloom.designer.widget.Command;

/** Opening, saving and closing documents of a window. */
final class FileActions {
    private final MainWindow window;
    private final Application app;

    FileActions(MainWindow window, Application app) {
        this.window = window;
        this.app = app;
    }

    List<Command> commands() {
        return List.of(
                Command.of("file.new", "ctrl N", this::create),
                Command.of("file.open", "ctrl O", this::open),
                Command.of("file.newWindow", "ctrl shift N", () -> app.newWindow().setVisible(true)),
                Command.of("file.quit", "ctrl Q", app::quit));
    }

    /** Commands of a document. */
    List<Command> commands(DocumentView view) {
        DesignDocument document = view.document();
        return List.of(
                Command.of("file.save", "ctrl S", () -> save(view, _ -> {}))
                        .when(() -> document.modified() || document.file().isEmpty()),
                Command.of("file.saveAs", "ctrl shift S", () -> saveAs(view, _ -> {})),
                Command.of("file.revert", "", () -> revert(view))
                        .when(() -> document.modified() && document.file().isPresent()),
                Command.of("file.close", "ctrl W", () -> window.close(view)));
    }

    /** Opens an empty design. */
    void create() {
        window.add(DesignDocument.untitled(Design.named(app.nextName()), app.checks()));
    }

    private void open() {
        app.prompts().open(window, folder()).ifPresent(this::open);
    }

    private Optional<Path> folder() {
        return window.current().flatMap(v -> v.document().file()).map(Path::getParent);
    }

    /** Opens a file, or brings it to the front where it is open. */
    void open(Path file) {
        Optional<Application.Open> open = app.find(file);
        if (open.isPresent()) {
            open.get().window().bringToFront(open.get().view());
            return;
        }
        Activity activity = window.status().activity();
        activity.begin(Texts.get("shell.opening", file.getFileName()));
        Background.Job job = Background.run(
                _ -> DesignDocument.of(DesignFile.load(file), file, app.checks()),
                document -> {
                    activity.end();
                    window.add(document);
                },
                e -> {
                    activity.end();
                    Errors.show(app.prompts(), window, e);
                });
        activity.cancels(job);
    }

    /** Saves a document, asking for a file where it has none. {@code then} is told whether it was saved. */
    void save(DocumentView view, Consumer<Boolean> then) {
        Optional<Path> file = view.document().file();
        if (file.isEmpty()) {
            saveAs(view, then);
        } else {
            save(view, file.get(), then);
        }
    }

    private void saveAs(DocumentView view, Consumer<Boolean> then) {
        Path proposal = view.document()
                .file()
                .orElseGet(() -> Path.of(System.getProperty("user.home", "."))
                        .resolve(view.document().title() + DesignFile.EXTENSION));
        Optional<Path> file = app.prompts().save(window, proposal, DesignFile.EXTENSION);
        if (file.isEmpty()) {
            then.accept(false);
        } else {
            save(view, file.get(), then);
        }
    }

    private void save(DocumentView view, Path file, Consumer<Boolean> then) {
        view.document().settle();
        Design written = view.document().design();
        Background.run(
                _ -> {
                    DesignFile.save(written, file);
                    return file;
                },
                where -> {
                    view.document().saved(where, written);
                    then.accept(true);
                },
                e -> {
                    Errors.show(app.prompts(), window, e);
                    then.accept(false);
                });
    }

    private void revert(DocumentView view) {
        List<String> options = List.of(Texts.get("shell.cancel"), Texts.get("shell.revert.do"));
        String text = Texts.get("shell.revert.text", view.document().title());
        boolean sure = app.prompts()
                .choose(window, Texts.get("shell.revert.title"), text, options)
                .filter(i -> i == 1)
                .isPresent();
        if (sure) {
            reload(view);
        }
    }

    /** Shows what the file holds now instead of the document. */
    void reload(DocumentView view) {
        Path file = view.document().file().orElseThrow();
        Background.run(
                _ -> DesignDocument.of(DesignFile.load(file), file, app.checks()),
                document -> window.replace(view, document),
                e -> Errors.show(app.prompts(), window, e));
    }
}
