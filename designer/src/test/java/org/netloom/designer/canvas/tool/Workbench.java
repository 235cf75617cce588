package org.netloom.designer.canvas.tool;

import java.awt.BorderLayout;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.event.KeyEvent;
import java.awt.geom.Point2D;
import java.util.List;
import javax.swing.JFrame;
import javax.swing.JPanel;
import org.netloom.design.Body;
import org.netloom.design.Design;
import org.netloom.design.Edge;
import org.netloom.designer.Bot;
import org.netloom.designer.Displays;
import org.netloom.designer.canvas.CanvasView;
import org.netloom.designer.canvas.SceneNode;
import org.netloom.designer.document.Checks;
import org.netloom.designer.document.DesignDocument;
import org.netloom.designer.document.Editor;
import org.netloom.designer.palette.Palette;

/** Palette and canvas in a window, and a hand at the mouse. */
final class Workbench {
    final Bot bot = new Bot();
    final DesignDocument document;
    final Editor editor;
    final CanvasPage page;
    final Palette palette;
    final JFrame frame;

    Workbench(Design design) {
        Displays.require();
        document = DesignDocument.untitled(design, Checks.direct());
        editor = Displays.onEventThread(() -> new Editor(document));
        page = Displays.onEventThread(() -> new CanvasPage(editor));
        palette = Displays.onEventThread(() -> new Palette(editor, page::add));
        JPanel content = Displays.onEventThread(() -> {
            JPanel p = new JPanel(new BorderLayout());
            p.add(palette, BorderLayout.WEST);
            p.add(page, BorderLayout.CENTER);
            return p;
        });
        frame = Displays.show(content, 1280, 800);
        bot.focus(view());
        bot.waitFor(
                "the drawing is there",
                () -> design.nodes().size() == view().scene().nodes().size());
        settle();
    }

    void close() {
        bot.letGo();
        Displays.close(frame);
        Displays.onEventThread(() -> {
            page.close();
            palette.close();
            editor.close();
            return null;
        });
    }

    CanvasView view() {
        return page.view();
    }

    Body body() {
        return editor.body();
    }

    List<String> edges() {
        return Displays.onEventThread(
                () -> body().edges().stream().map(Edge::toString).sorted().toList());
    }

    /** Waits until the nodes rest: layouts glide. */
    void settle() {
        Rectangle[] before = {new Rectangle()};
        int[] still = {0};
        bot.waitFor("the drawing rests", () -> {
            Rectangle now = view().viewport().toScreen(view().scene().bounds()).getBounds();
            still[0] = now.equals(before[0]) ? still[0] + 1 : 0;
            before[0] = now;
            return still[0] >= 60;
        });
    }

    // ---- where things are -------------------------------------------------------------------------------------------

    private Point onScreen(Point2D scene) {
        Point2D p = view().viewport().toScreen(scene);
        return new Point((int) Math.rint(p.getX()), (int) Math.rint(p.getY()));
    }

    SceneNode node(String id) {
        return view().scene().node(id).orElseThrow(() -> new AssertionError("there is no node " + id));
    }

    Point middle(String id) {
        return Displays.onEventThread(() -> onScreen(
                new Point2D.Double(node(id).place().centreX(), node(id).place().bottom() - 18)));
    }

    Point name(String id) {
        return Displays.onEventThread(() -> onScreen(new Point2D.Double(
                node(id).nameBounds().getX() + 10, node(id).nameBounds().getCenterY())));
    }

    Point output(String id) {
        return Displays.onEventThread(() -> onScreen(node(id).output()));
    }

    Point input(String id, int port) {
        return Displays.onEventThread(() -> onScreen(node(id).input(port)));
    }

    /** A point of an edge: 0 is its beginning, 1 its end. */
    Point on(Edge edge, double share) {
        return Displays.onEventThread(() -> {
            var route = view().scene().edge(edge).orElseThrow().route();
            Point2D a = route.start();
            Point2D b = route.end();
            return onScreen(new Point2D.Double(
                    a.getX() + (b.getX() - a.getX()) * share, a.getY() + (b.getY() - a.getY()) * share));
        });
    }

    // ---- doing ------------------------------------------------------------------------------------------------------

    /** Drags a row of the palette to a point of the canvas and holds it there. */
    void hold(String layer, Point at) {
        Rectangle row = Displays.onEventThread(() -> {
            Rectangle r = palette.rows().bounds(layer).orElseThrow();
            palette.rows().scrollRectToVisible(r);
            return r;
        });
        bot.dragTo(palette.rows(), new Point(row.x + 80, row.y + row.height / 2), view(), at);
    }

    /** Drags a row of the palette to a point of the canvas. */
    void drop(String layer, Point at) {
        int before = body().nodes().size();
        hold(layer, at);
        bot.release();
        bot.waitFor(layer + " is there", () -> body().nodes().size() == before + 1);
        settle();
    }

    void undo() {
        Displays.onEventThread(() -> {
            document.undo();
            return null;
        });
        settle();
    }

    void control(int key) {
        bot.keys(KeyEvent.VK_CONTROL, key);
    }
}
