package org.netloom.designer.shell;

import java.awt.Component;
import java.awt.Container;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Window;
import java.awt.event.KeyEvent;
import java.awt.geom.Point2D;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javax.swing.AbstractButton;
import javax.swing.JComponent;
import javax.swing.text.JTextComponent;
import org.netloom.design.DesignFile;
import org.netloom.design.Edge;
import org.netloom.designer.Bot;
import org.netloom.designer.Displays;
import org.netloom.designer.canvas.CanvasView;
import org.netloom.designer.canvas.SceneNode;
import org.netloom.designer.document.DesignDocument;
import org.netloom.designer.document.Editor;
import org.netloom.designer.document.Settings;
import org.netloom.designer.palette.Palette;
import org.netloom.designer.widget.Background;

/** The whole program in its window, with a hand at mouse and keyboard. Questions are answered from a list. */
final class Desk implements AutoCloseable {
    final Bot bot = new Bot();
    final MainWindow window;

    /** Files for the questions to come, in their order. */
    final Deque<Path> files = new ArrayDeque<>();

    /** What error messages said. */
    final List<String> errors = new ArrayList<>();

    Desk(Path state) {
        Displays.require();
        if (System.getProperty("netloom.home") == null) {
            System.setProperty("netloom.home", "..");
        }
        window = Displays.onEventThread(() -> {
            Look.install(false);
            Errors.install(report -> errors.add(String.valueOf(report)));
            MainWindow w = new Application(Settings.load(state), new Answers(), () -> {}).newWindow();
            w.setBounds(0, 0, 1600, 1050);
            w.setVisible(true);
            return w;
        });
        bot.waitFor("the window is on the screen", window::isShowing);
    }

    @Override
    public void close() {
        bot.letGo();
        Displays.onEventThread(() -> {
            window.views().forEach(DocumentView::close);
            window.dispose();
            return null;
        });
        bot.waitFor("nothing is written any more", () -> !Background.busy());
    }

    /** Something that can fail with a file. */
    interface Work {
        void run() throws Exception;
    }

    /** Does something; where it fails, a picture of the screen shows how things stood: {@code target/failed.png}. */
    void watched(Work work) throws Exception {
        try {
            work.run();
        } catch (AssertionError | RuntimeException e) {
            Displays.save(bot.capture(window), Path.of("target", "failed.png"));
            throw e;
        }
    }

    private final class Answers implements Prompts {
        @Override
        public Optional<Integer> choose(Component parent, String title, String text, List<String> options) {
            // "Don't save".
            return Optional.of(1);
        }

        @Override
        public void error(Component parent, String title, String text) {
            errors.add(text);
        }

        @Override
        public void info(Component parent, String title, String text) {}

        @Override
        public Optional<Path> open(Component parent, Optional<Path> folder) {
            return Optional.ofNullable(files.poll());
        }

        @Override
        public Optional<Path> save(Component parent, Path proposal, String ending) {
            return Optional.ofNullable(files.poll());
        }

        @Override
        public Optional<Path> folder(Component parent, Path proposal) {
            return Optional.ofNullable(files.poll());
        }
    }

    // ---- what is there ----------------------------------------------------------------------------------------------

    DocumentView view() {
        return Displays.onEventThread(() -> window.current().orElseThrow());
    }

    DesignDocument document() {
        return view().document();
    }

    Editor editor() {
        return view().editor();
    }

    /** The design as its file would be. */
    String text() {
        return Displays.onEventThread(() -> DesignFile.text(document().design()));
    }

    List<String> edges() {
        return Displays.onEventThread(() ->
                editor().body().edges().stream().map(Edge::toString).sorted().toList());
    }

    /** The showing component of that name, in any window. */
    <T extends Component> T find(Class<T> type, String name) {
        List<T> found = new ArrayList<>();
        bot.waitFor("there is a " + type.getSimpleName() + " " + name, () -> {
            found.clear();
            found.addAll(all(type, c -> name.equals(c.getName())));
            return !found.isEmpty();
        });
        return found.getFirst();
    }

    /** The showing button that says something. */
    AbstractButton button(String text) {
        List<AbstractButton> found = new ArrayList<>();
        bot.waitFor("there is a button " + text, () -> {
            found.clear();
            found.addAll(all(AbstractButton.class, b -> text.equals(b.getText())));
            return !found.isEmpty();
        });
        return found.getFirst();
    }

    /** The showing component that tells readers of the screen this name. */
    <T extends JComponent> T called(Class<T> type, String name) {
        List<T> found = new ArrayList<>();
        bot.waitFor("there is a " + type.getSimpleName() + " called " + name, () -> {
            found.clear();
            found.addAll(all(
                    type,
                    c -> c.getAccessibleContext() != null
                            && name.equals(c.getAccessibleContext().getAccessibleName())));
            return !found.isEmpty();
        });
        return found.getFirst();
    }

    static <T extends Component> List<T> all(Class<T> type, Predicate<T> wanted) {
        List<T> found = new ArrayList<>();
        for (Window w : Window.getWindows()) {
            if (w.isShowing()) {
                collect(w, type, wanted, found);
            }
        }
        return found;
    }

    private static <T extends Component> void collect(Component c, Class<T> type, Predicate<T> wanted, List<T> found) {
        if (type.isInstance(c) && c.isShowing() && wanted.test(type.cast(c))) {
            found.add(type.cast(c));
        }
        if (c instanceof Container all) {
            for (Component inner : all.getComponents()) {
                collect(inner, type, wanted, found);
            }
        }
    }

    // ---- doing ------------------------------------------------------------------------------------------------------

    void run(String command) {
        Displays.onEventThread(() -> {
            window.commands()
                    .find(command)
                    .orElseThrow(() -> new AssertionError("there is no command " + command))
                    .run();
            return null;
        });
    }

    void click(JComponent component) {
        Displays.onEventThread(() -> {
            component.scrollRectToVisible(new Rectangle(component.getSize()));
            return null;
        });
        bot.click(component);
    }

    /** Replaces what stands in a field. */
    void fill(String name, String text) {
        fill(find(JTextComponent.class, name), text);
        bot.keys(KeyEvent.VK_ENTER);
    }

    /** Replaces what stands in a field. */
    void fill(JTextComponent field, String text) {
        Displays.onEventThread(() -> {
            field.scrollRectToVisible(new Rectangle(field.getSize()));
            return null;
        });
        bot.focus(field);
        bot.keys(KeyEvent.VK_CONTROL, KeyEvent.VK_A);
        bot.type(text);
    }

    // ---- canvas -----------------------------------------------------------------------------------------------------

    CanvasView canvas() {
        return find(CanvasView.class, "canvas");
    }

    SceneNode node(String id) {
        return canvas().scene().node(id).orElseThrow(() -> new AssertionError("there is no node " + id));
    }

    private Point onScreen(Point2D scene) {
        Point2D p = canvas().viewport().toScreen(scene);
        return new Point((int) Math.rint(p.getX()), (int) Math.rint(p.getY()));
    }

    Point middle(String id) {
        return Displays.onEventThread(() -> onScreen(
                new Point2D.Double(node(id).place().centreX(), node(id).place().centreY())));
    }

    Point output(String id) {
        return Displays.onEventThread(() -> onScreen(node(id).output()));
    }

    /** The middle of an edge. */
    Point on(Edge edge) {
        return Displays.onEventThread(() -> {
            var route = canvas().scene().edge(edge).orElseThrow().route();
            return onScreen(new Point2D.Double(
                    (route.start().getX() + route.end().getX()) / 2,
                    (route.start().getY() + route.end().getY()) / 2));
        });
    }

    /** Waits until layouts and glides have ended. */
    void settle() {
        Rectangle[] before = {new Rectangle()};
        int[] still = {0};
        bot.waitFor("the drawing rests", () -> {
            Rectangle now =
                    canvas().viewport().toScreen(canvas().scene().bounds()).getBounds();
            still[0] = now.equals(before[0]) ? still[0] + 1 : 0;
            before[0] = now;
            return still[0] >= 60;
        });
    }

    /** Drags a layer from the palette to a point of the canvas. */
    void drop(String layer, Point at) {
        Palette palette = find(Palette.class, "palette");
        int before = editor().body().nodes().size();
        Rectangle row = Displays.onEventThread(() -> {
            Rectangle r = palette.rows().bounds(layer).orElseThrow(() -> new AssertionError("no row " + layer));
            palette.rows().scrollRectToVisible(r);
            return r;
        });
        bot.drag(palette.rows(), new Point(row.x + 80, row.y + row.height / 2), canvas(), at);
        bot.waitFor(layer + " is there", () -> editor().body().nodes().size() == before + 1);
        settle();
    }

    /** Drops a layer near the output of a node, so that it is connected. */
    void dropBehind(String node, String layer) {
        run("view.zoomFit");
        settle();
        Point port = output(node);
        double zoom = Displays.onEventThread(() -> canvas().viewport().zoom());
        int below = port.y + (int) Math.max(12, 60 * zoom);
        drop(layer, new Point(port.x, Math.min(below, canvas().getHeight() - 6)));
    }

    /** Selects a node with the mouse. */
    void select(String node) {
        run("view.zoomFit");
        settle();
        bot.click(canvas(), middle(node));
        bot.waitFor(node + " is selected", () -> editor().selection().single().equals(Optional.of(node)));
    }
}
