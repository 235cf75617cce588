package org.netloom.designer.canvas.tool;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Point;
import java.awt.Stroke;
import java.awt.dnd.DnDConstants;
import java.awt.dnd.DropTarget;
import java.awt.dnd.DropTargetAdapter;
import java.awt.dnd.DropTargetDragEvent;
import java.awt.dnd.DropTargetDropEvent;
import java.awt.dnd.DropTargetEvent;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.Optional;
import javax.swing.Icon;
import javax.swing.UIManager;
import org.netloom.designer.Texts;
import org.netloom.designer.canvas.Hit;
import org.netloom.designer.document.Place;
import org.netloom.designer.palette.LayerTransfer;
import org.netloom.designer.palette.PaletteRow.Item;
import org.netloom.render.Direction;

/** Takes layers that are dragged from the palette, and shows while they are held what would become of them. */
final class PaletteDrop extends DropTargetAdapter {
    private static final int ICON = 20;

    private final Stage stage;
    private Optional<DropPlan> plan = Optional.empty();
    private Optional<Item> item = Optional.empty();

    private PaletteDrop(Stage stage) {
        this.stage = stage;
    }

    static PaletteDrop install(Stage stage) {
        PaletteDrop drop = new PaletteDrop(stage);
        stage.view().setDropTarget(new DropTarget(stage.view(), DnDConstants.ACTION_COPY, drop, true));
        // The palette's card need not follow the mouse here.
        stage.view().putClientProperty("netloom.showsDrags", true);
        return drop;
    }

    @Override
    public void dragEnter(DropTargetDragEvent e) {
        item = LayerTransfer.item(e.getTransferable());
        dragOver(e);
    }

    @Override
    public void dragOver(DropTargetDragEvent e) {
        if (item.isEmpty()) {
            e.rejectDrag();
            return;
        }
        e.acceptDrag(DnDConstants.ACTION_COPY);
        held(e.getLocation());
    }

    private void held(Point at) {
        plan = item.map(i -> DropPlan.at(stage, i.content(), stage.viewport().toScene(at)));
        stage.mark(plan.map(DropPlan::kind)
                .filter(DropPlan.Kind.OnEdge.class::isInstance)
                .<Hit>map(k -> new Hit.EdgeHit(((DropPlan.Kind.OnEdge) k).edge(), Hit.Near.MIDDLE))
                .orElse(Hit.NOTHING));
        stage.repaint();
    }

    @Override
    public void dragExit(DropTargetEvent e) {
        nothing();
    }

    private void nothing() {
        plan = Optional.empty();
        item = Optional.empty();
        stage.mark(Hit.NOTHING);
        stage.repaint();
    }

    @Override
    public void drop(DropTargetDropEvent e) {
        if (item.isEmpty()) {
            e.rejectDrop();
            return;
        }
        e.acceptDrop(DnDConstants.ACTION_COPY);
        held(e.getLocation());
        Optional<DropPlan> dropped = plan;
        nothing();
        boolean done = dropped.filter(p -> stage.adding(p.edit(stage))).isPresent();
        e.dropComplete(done);
        stage.view().requestFocusInWindow();
    }

    /** True while something is held over the canvas. */
    boolean holds() {
        return plan.isPresent();
    }

    /** Paints a card where the layer would lie, and the edge it would get. */
    void paint(Graphics2D g) {
        plan.ifPresent(p -> {
            switch (p.kind()) {
                case DropPlan.Kind.Behind(String _, Point2D port) -> wire(g, port, entry(p.place()));
                case DropPlan.Kind.Before(String _, int _, Point2D port) -> wire(g, exit(p.place()), port);
                default -> {}
            }
            card(g, p);
        });
    }

    private void wire(Graphics2D g, Point2D from, Point2D to) {
        Wire.paint(
                g,
                stage.viewport().toScreen(from),
                stage.viewport().toScreen(to),
                stage.scene().direction(),
                stage.colors().selection(),
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
        Place place = p.place();
        Rectangle2D r =
                stage.viewport().toScreen(new Rectangle2D.Double(place.x(), place.y(), place.width(), place.height()));
        double arc = 16 * Math.min(1, stage.viewport().zoom());
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
                    stage.colors().selection(),
                    new Point2D.Double(r.getX() - 16, r.getMaxY() - 8),
                    stage.view().getSize());
        }
    }

    private void label(Graphics2D g, Item i, Rectangle2D r) {
        Icon icon = i.icon(ICON);
        int left = (int) Math.rint(r.getX() + 14);
        int middle = (int) Math.rint(r.getCenterY());
        icon.paintIcon(stage.view(), g, left, middle - ICON / 2);
        g.setFont(UIManager.getFont("Label.font").deriveFont(Font.BOLD));
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
