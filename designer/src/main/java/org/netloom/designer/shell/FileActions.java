package org.netloom.designer.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.netloom.cli.Samples;
import org.netloom.design.Design;
import org.netloom.design.DesignFile;
import org.netloom.designer.Texts;
import org.netloom.designer.document.DesignDocument;
import org.netloom.designer.document.DocumentFiles;
import org.netloom.designer.widget.Background;
import org.netloom.designer.widget.Command;

/** Opening, saving and loading documents of a window. */
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
                Command.of("file.open", "ctrl O", this::choose),
                Command.of(
                        "file.newWindow", "ctrl shift N", () -> app.newWindow().setVisible(true)),
                Command.of("file.quit", "ctrl Q", app::quit));
    }

    /** Commands of a document. */
    List<Command> commands(DocumentView view) {
        DesignDocument document = view.document();
        return List.of(
                Command.of("file.save", "ctrl S", () -> save(view, _ -> {}))
                        .when(() -> document.modified() || document.file().isEmpty()),
                Command.of("file.saveAs", "ctrl shift S", () -> saveAs(view, _ -> {})),
                Command.of("file.saveAll", "", this::saveAll)
                        .when(() -> window.views().stream()
                                .anyMatch(v -> v.document().modified())),
                Command.of("file.revert", "", () -> revert(view))
                        .when(() -> document.modified() && document.file().isPresent()),
                Command.of("file.close", "ctrl W", () -> window.close(view)));
    }

    // ---- opening ----------------------------------------------------------------------------------------------------

    /** Opens an empty design. */
    void create() {
        window.add(DesignDocument.untitled(Design.named(app.nextName()), app.checks()), Optional.empty());
    }

    /** Opens a copy of a sample. */
    void create(Samples.Sample sample) {
        load(sample.name(), () -> DesignDocument.untitled(Templates.copy(sample), app.checks()), _ -> {}, () -> {});
    }

    /** Opens a copy of the sample of a name and tells of its view. */
    void createSample(String name, Consumer<DocumentView> then) {
        load(
                name,
                () -> Samples.find().all().stream()
                        .filter(s -> s.name().equals(name))
                        .findFirst()
                        .map(s -> DesignDocument.untitled(Templates.copy(s), app.checks()))
                        .orElseGet(() -> DesignDocument.untitled(Design.named(name), app.checks())),
                _ -> window.current().ifPresent(then),
                () -> {});
    }

    /** Asks for a file and opens it. */
    void choose() {
        app.prompts().open(window, folder()).ifPresent(this::open);
    }

    private Optional<Path> folder() {
        return window.current()
                .flatMap(v -> v.document().file())
                .or(() -> recent().stream().findFirst())
                .map(Path::getParent);
    }

    /** Files that were open lately, the last one first. */
    List<Path> recent() {
        return app.settings().recent();
    }

    /** A command for each of them. */
    List<Command> recentCommands() {
        List<Command> all = new ArrayList<>();
        for (Path file : recent()) {
            String name = file.getFileName() + "   " + file.getParent();
            all.add(new Command("file.recent", Optional.empty(), () -> name, () -> true, () -> open(file)));
        }
        if (all.isEmpty()) {
            all.add(Command.of("file.recent", "", () -> {}).when(() -> false));
        }
        return all;
    }

    /** Opens a file, or brings it to the front where it is open. */
    void open(Path file) {
        Optional<Application.Open> open = app.find(file);
        if (open.isPresent()) {
            open.get().window().bringToFront(open.get().view());
            return;
        }
        load(
                file.getFileName().toString(),
                () -> DocumentFiles.load(file, app.checks()),
                _ -> app.used(file),
                () -> forgetIfGone(file));
    }

    private void forgetIfGone(Path file) {
        Background.run(
                _ -> Files.exists(file),
                there -> {
                    if (!there) {
                        app.settings().forget(file);
                        app.saveSettings();
                    }
                },
                Errors::unexpected);
    }

    private void load(
            String name,
            java.util.function.Supplier<DesignDocument> source,
            Consumer<DesignDocument> then,
            Runnable failed) {
        Activity activity = window.status().activity();
        activity.begin(Texts.get("shell.opening", name));
        Background.Job job = Background.run(
                _ -> source.get(),
                document -> {
                    activity.end();
                    window.add(document, Optional.empty());
                    then.accept(document);
                },
                e -> {
                    activity.end();
                    failed.run();
                    Errors.show(app.prompts(), window, e);
                });
        activity.cancels(job);
    }

    /** Shows what the file holds now instead of the document. */
    void reload(DocumentView view) {
        Path file = view.document().file().orElseThrow();
        Background.run(
                _ -> DocumentFiles.load(file, app.checks()),
                document -> window.replace(view, document),
                e -> Errors.show(app.prompts(), window, e));
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

    // ---- saving -----------------------------------------------------------------------------------------------------

    /** Saves a document, asking for a file where it has none. {@code then} is told whether it was saved. */
    void save(DocumentView view, Consumer<Boolean> then) {
        Optional<Path> file = view.document().file();
        if (file.isEmpty()) {
            saveAs(view, then);
        } else {
            save(view, file.get(), then);
        }
    }

    private void saveAll() {
        window.views().stream().filter(v -> v.document().modified()).forEach(v -> save(v, _ -> {}));
    }

    private void saveAs(DocumentView view, Consumer<Boolean> then) {
        Path folder = folder().orElseGet(() -> Path.of(System.getProperty("user.home", ".")));
        Path proposal = view.document()
                .file()
                .orElseGet(() -> folder.resolve(view.document().title() + DesignFile.EXTENSION));
        Optional<Path> file = app.prompts().save(window, proposal, DesignFile.EXTENSION);
        if (file.isEmpty()) {
            then.accept(false);
            return;
        }
        Optional<Application.Open> other = app.find(file.get()).filter(o -> o.view() != view);
        if (other.isPresent()) {
            app.prompts()
                    .error(
                            window,
                            Texts.get("shell.failed"),
                            Texts.get("shell.file.open", file.get().getFileName()));
            then.accept(false);
            return;
        }
        save(view, file.get(), then);
    }

    /** Where another program wrote the file, and nothing was decided about it: asks. */
    private boolean mayOverwrite(DocumentView view, Path file) {
        if (!view.banner().isVisible()
                || view.document().file().filter(file::equals).isEmpty()) {
            return true;
        }
        List<String> options = List.of(Texts.get("shell.cancel"), Texts.get("shell.file.replace"));
        String text = Texts.get("shell.disk.overwrite", view.document().title());
        return app.prompts()
                .choose(window, Texts.get("shell.file.exists.title"), text, options)
                .filter(i -> i == 1)
                .isPresent();
    }

    private void save(DocumentView view, Path file, Consumer<Boolean> then) {
        DesignDocument document = view.document();
        if (!mayOverwrite(view, file)) {
            then.accept(false);
            return;
        }
        document.settle();
        Design written = document.design();
        app.keeper().saving(document);
        Background.run(
                _ -> {
                    DesignFile.save(written, file);
                    return Keeper.Stamp.of(file.toAbsolutePath().normalize());
                },
                stamp -> {
                    document.saved(file, written);
                    view.banner().setVisible(false);
                    app.keeper().saved(document, stamp);
                    app.used(file);
                    then.accept(true);
                },
                e -> {
                    Errors.show(app.prompts(), window, e);
                    then.accept(false);
                });
    }
}
