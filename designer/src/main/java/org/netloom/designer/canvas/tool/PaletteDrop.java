package org.netloom.designer.canvas.tool;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Component;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Point;
import java.awt.Stroke;
import java.awt.dnd.DropTargetAdapter;
import java.awt.dnd.DropTargetDropEvent;
import java.awt.dnd.DropTargetEvent;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.Optional;
import java.util.TooManyListenersException;
import javax.swing.Icon;
import javax.swing.JComponent;
import javax.swing.SwingUtilities;
import javax.swing.Timer;
import javax.swing.TransferHandler;
import javax.swing.UIManager;
import org.netloom.design.Edge;
import org.netloom.designer.Texts;
import org.netloom.designer.canvas.CanvasView;
import org.netloom.designer.canvas.Hit;
import org.netloom.designer.document.Place;
import org.netloom.designer.palette.LayerTransfer;
import org.netloom.designer.palette.PaletteRow.Item;
import org.netloom.designer.palette.PaletteRows;
import org.netloom.render.Direction;

/** Takes layers that are dragged from the palette, and shows while they are held what would become of them. */
final class PaletteDrop extends TransferHandler {
    private static final long serialVersionUID = 1L;
    private static final int ICON = 20;
    private static final int SMALL = 34;

    /** So long the mouse has to rest at the border before the view moves. */
    private static final int REST_MS = 350;

    private final transient Stage stage;
    private transient Optional<DropPlan> plan = Optional.empty();
    private transient Optional<Item> item = Optional.empty();

    private transient Point last = new Point();
    private final transient Timer goingOn = new Timer(Stage.GO_ON_MS, _ -> goOn());

    private PaletteDrop(Stage stage) {
        this.stage = stage;
        // The way from the palette leads over the border.
        goingOn.setInitialDelay(REST_MS);
    }

    static PaletteDrop install(Stage stage) {
        PaletteDrop drop = new PaletteDrop(stage);
        CanvasView view = stage.view();
        view.setTransferHandler(drop);
        try {
            view.getDropTarget().addDropTargetListener(drop.new Leaving());
        } catch (TooManyListenersException e) {
            throw new IllegalStateException("the drop target of a Swing component takes several listeners", e);
        }
        // The palette's card need not follow the mouse here.
        view.putClientProperty("netloom.showsDrags", true);
        return drop;
    }

    @Override
    public boolean canImport(TransferSupport support) {
        if (!support.isDrop()) {
            return false;
        }
        // A block of another window's design is not known here, and a block cannot hold itself.
        item = LayerTransfer.item(support.getTransferable())
                .filter(i -> PaletteRows.offers(
                        stage.editor().design(), stage.editor().body(), i.content()));
        if (item.isEmpty()) {
            return around().filter(h -> h.canImport(support)).isPresent();
        }
        support.setDropAction(COPY);
        support.setShowDropLocation(false);
        held(support.getDropLocation().getDropPoint());
        return true;
    }

    @Override
    public boolean importData(TransferSupport support) {
        if (!support.isDrop() || !canImport(support)) {
            return false;
        }
        Optional<DropPlan> dropped = plan;
        if (dropped.isEmpty()) {
            return around().filter(h -> h.importData(support)).isPresent();
        }
        nothing();
        // Later, as Swing would swallow what goes wrong in here.
        SwingUtilities.invokeLater(() -> stage.adding(dropped.get().edit(stage)));
        stage.view().requestFocusInWindow();
        return true;
    }

    /** What takes drops of anything else, such as files, for the window around. */
    private Optional<TransferHandler> around() {
        for (Component c = stage.view().getParent(); c != null; c = c.getParent()) {
            if (c instanceof JComponent j && j.getTransferHandler() != null) {
                return Optional.of(j.getTransferHandler());
            }
        }
        return Optional.empty();
    }

    private final class Leaving extends DropTargetAdapter {
        @Override
        public void dragExit(DropTargetEvent e) {
            nothing();
        }

        @Override
        public void drop(DropTargetDropEvent e) {
            nothing();
        }
    }

    private void goOn() {
        stage.goOn(last);
        held(last);
    }

    private void held(Point at) {
        last = at;
        if (!stage.atBorder(at)) {
            goingOn.stop();
        } else if (!goingOn.isRunning()) {
            goingOn.start();
        }
        plan = item.map(i -> DropPlan.at(stage, i.content(), stage.viewport().toScene(at)));
        stage.mark(plan.map(DropPlan::kind)
                .filter(DropPlan.Kind.OnEdge.class::isInstance)
                .<Hit>map(k -> new Hit.EdgeHit(((DropPlan.Kind.OnEdge) k).edge(), Hit.Near.MIDDLE))
                .orElse(Hit.NOTHING));
        stage.repaint();
    }

    private void nothing() {
        goingOn.stop();
        plan = Optional.empty();
        item = Optional.empty();
        stage.mark(Hit.NOTHING);
        stage.repaint();
    }

    /** Paints a card where the layer would lie, and the edge it would get. */
    void paint(Graphics2D g) {
        plan.ifPresent(p -> {
            switch (p.kind()) {
                case DropPlan.Kind.Behind(String _, Point2D port) -> wire(g, port, entry(p.place()));
                case DropPlan.Kind.Before(String _, int _, Point2D port) -> wire(g, exit(p.place()), port);
                case DropPlan.Kind.OnEdge(var edge) -> gap(g, edge);
                case DropPlan.Kind.Alone() -> {}
            }
            card(g, p);
        });
    }

    /** A mark in the middle of the edge that is opened. */
    private void gap(Graphics2D g, Edge edge) {
        stage.scene().edge(edge).ifPresent(e -> {
            int middle = e.route().size() / 2;
            Point2D a = e.route().point(middle - 1);
            Point2D b = e.route().point(middle);
            Point2D at =
                    stage.viewport().toScreen(new Point2D.Double((a.getX() + b.getX()) / 2, (a.getY() + b.getY()) / 2));
            Wire.glow(g, at, stage.accent(), stage.colors().card(), true);
        });
    }

    private void wire(Graphics2D g, Point2D from, Point2D to) {
        Wire.paint(
                g,
                stage.viewport().toScreen(from),
                stage.viewport().toScreen(to),
                stage.scene().direction(),
                stage.accent(),
                true);
    }

    private Point2D entry(Place p) {
        return stage.scene().direction() == Direction.DOWN
                ? new Point2D.Double(p.centreX(), p.y())
                : new Point2D.Double(p.x(), p.centreY());
    }

    private Point2D exit(Place p) {
        return stage.scene().direction() == Direction.DOWN
                ? new Point2D.Double(p.centreX(), p.bottom())
                : new Point2D.Double(p.right(), p.centreY());
    }

    private void card(Graphics2D g, DropPlan p) {
        Rectangle2D r = extent(g, p);
        double arc = Math.min(16, r.getHeight() / 3);
        RoundRectangle2D box = new RoundRectangle2D.Double(r.getX(), r.getY(), r.getWidth(), r.getHeight(), arc, arc);
        Color accent = stage.colors().accent(item.flatMap(Item::category));
        g.setColor(Stage.clear(stage.colors().card(), 215));
        g.fill(box);
        g.setColor(Stage.clear(accent, 30));
        g.fill(box);
        Stroke before = g.getStroke();
        g.setStroke(new BasicStroke(1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {6, 4}, 0));
        g.setColor(accent);
        g.draw(box);
        g.setStroke(before);
        item.ifPresent(i -> label(g, i, r));
        String what = description(p);
        if (!what.isEmpty()) {
            Bubble.paint(
                    g,
                    what,
                    stage.accent(),
                    new Point2D.Double(r.getX() - 16, r.getMaxY() - 10),
                    stage.view().getSize());
        }
    }

    /** Where the card lies on the screen; a small one beside the mouse where it goes into an edge, which has to be seen. */
    private Rectangle2D extent(Graphics2D g, DropPlan p) {
        Place place = p.place();
        Rectangle2D r =
                stage.viewport().toScreen(new Rectangle2D.Double(place.x(), place.y(), place.width(), place.height()));
        if (!(p.kind() instanceof DropPlan.Kind.OnEdge)) {
            return r;
        }
        int width = 14
                + ICON
                + 10
                + g.getFontMetrics(bold()).stringWidth(item.map(Item::name).orElse(""))
                + 16;
        return new Rectangle2D.Double(
                Math.rint(r.getCenterX()) + 16.5, Math.rint(r.getCenterY()) - SMALL / 2.0 + 0.5, width, SMALL);
    }

    private static Font bold() {
        return UIManager.getFont("Label.font").deriveFont(Font.BOLD);
    }

    private void label(Graphics2D g, Item i, Rectangle2D r) {
        Icon icon = i.icon(ICON);
        int left = (int) Math.rint(r.getX() + 14);
        int middle = (int) Math.rint(r.getCenterY());
        icon.paintIcon(stage.view(), g, left, middle - ICON / 2);
        g.setFont(bold());
        g.setColor(stage.colors().text());
        g.drawString(i.name(), left + ICON + 10, middle + g.getFontMetrics().getAscent() / 2 - 1);
    }

    private String description(DropPlan p) {
        return switch (p.kind()) {
            case DropPlan.Kind.OnEdge(var edge) -> Texts.get("canvas.drop.edge", edge.from(), edge.to());
            case DropPlan.Kind.Behind(String node, Point2D _) -> Texts.get("canvas.drop.behind", node);
            case DropPlan.Kind.Before(String node, int _, Point2D _) -> Texts.get("canvas.drop.before", node);
            case DropPlan.Kind.Alone() -> "";
        };
    }
}
