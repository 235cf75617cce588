package org.netloom.designer.canvas;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.event.MouseEvent;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javax.accessibility.AccessibleContext;
import javax.accessibility.AccessibleRole;
import javax.swing.JComponent;
import javax.swing.ToolTipManager;
import org.netloom.design.Edge;
import org.netloom.designer.Texts;
import org.netloom.designer.canvas.Hit.EdgeHit;
import org.netloom.designer.canvas.Hit.NodeHit;
import org.netloom.designer.canvas.Hit.PortHit;
import org.netloom.designer.document.Editor;
import org.netloom.designer.document.EditorListener;
import org.netloom.designer.document.Place;
import org.netloom.designer.document.Scope;
import org.netloom.designer.document.Selection;
import org.netloom.render.Direction;

/**
 * Shows the body that an editor looks at. Moves and zooms the view by itself; everything else that the mouse does is up to
 * tools, which ask {@link #hit} and paint through an {@link Overlay}.
 */
public final class CanvasView extends JComponent {
    private static final long serialVersionUID = 1L;
    private static final double DOTS = 24;
    private static final double CLOSEST_DOTS = 18;

    private final transient Editor editor;
    private final transient SceneKeeper keeper;
    private final transient Viewport viewport = new Viewport();
    private final transient Following following = new Following();
    private final transient CanvasNavigation navigation;
    private final transient Camera camera;
    private final transient List<Runnable> sceneListeners = new CopyOnWriteArrayList<>();
    private final transient Sprites sprites = new Sprites();
    private transient CanvasColors colors = CanvasColors.ofWindows();
    private transient Overlay overlay = Overlay.NONE;
    private transient Hit hover = Hit.NOTHING;
    private boolean dots = true;

    public CanvasView(Editor editor) {
        this(editor, true);
    }

    /** @param background false: bodies are laid out when they are told to, not by themselves beside the event thread */
    CanvasView(Editor editor, boolean background) {
        this.editor = editor;
        this.keeper = new SceneKeeper(editor, new Texter(), background);
        setOpaque(true);
        setFocusable(true);
        setPreferredSize(new Dimension(900, 700));
        navigation = new CanvasNavigation(this);
        camera = new Camera(this);
        keeper.addListener(this::sceneChanged);
        keeper.anchorAt(this::nearestTheMiddle);
        viewport.addListener(this::repaint);
        editor.addListener(following);
        ToolTipManager.sharedInstance().registerComponent(this);
    }

    /** Ends it; the editor lives on. */
    public void close() {
        stopGlide();
        keeper.close();
        editor.removeListener(following);
        ToolTipManager.sharedInstance().unregisterComponent(this);
    }

    public Editor editor() {
        return editor;
    }

    public Viewport viewport() {
        return viewport;
    }

    /** What is drawn at present. */
    public Scene scene() {
        return keeper.scene();
    }

    /** The colours of the present look and feel. */
    public CanvasColors colors() {
        return colors;
    }

    /** Is told when the scene is another one. */
    public void addSceneListener(Runnable listener) {
        sceneListeners.add(listener);
    }

    public void removeSceneListener(Runnable listener) {
        sceneListeners.remove(listener);
    }

    private void sceneChanged() {
        camera.placeOnce();
        sceneListeners.forEach(Runnable::run);
        repaint();
    }

    SceneKeeper keeper() {
        return keeper;
    }

    // ---- tools ------------------------------------------------------------------------------------------------------

    /** The node that the user most likely looks at. */
    private Optional<String> nearestTheMiddle() {
        Point2D middle = viewport.toScene(new Point2D.Double(getWidth() / 2.0, getHeight() / 2.0));
        return scene().nodes().stream()
                .min(Comparator.comparingDouble(
                        n -> middle.distanceSq(n.place().centreX(), n.place().centreY())))
                .map(SceneNode::id);
    }

    /** What lies at a point of the component. */
    public Hit hit(Point2D point) {
        Point2D at = viewport.toScene(point);
        return new HitTester(scene(), viewport.zoom()).at(at.getX(), at.getY());
    }

    /** True while the view is being moved with the mouse, or would be by the next press. */
    public boolean panning() {
        return navigation.panning();
    }

    /** Paints something over the drawing from now on. */
    public void setOverlay(Overlay now) {
        overlay = now;
        repaint();
    }

    /** Shows nodes elsewhere than they are, while they are dragged; an empty map shows them where they are again. */
    public void setPreviewPlaces(Map<String, Place> places) {
        setPreview(places, Map.of());
    }

    /** The same, for nodes and for notes by their index. */
    public void setPreview(Map<String, Place> nodes, Map<Integer, Place> notes) {
        keeper.preview(Map.copyOf(nodes), Map.copyOf(notes));
    }

    /** Marks what lies under the mouse. */
    public void setHover(Hit now) {
        if (!now.equals(hover)) {
            hover = now;
            repaint();
        }
    }

    public Hit hover() {
        return hover;
    }

    /** True for a block whose inside is shown. */
    public boolean isOpen(String id) {
        return keeper.isOpen(id);
    }

    /** Shows the inside of a block, or no longer. */
    public void setOpen(String id, boolean open) {
        keeper.open(id, open);
    }

    /** Shows the inside of all blocks, or of none. */
    public void setAllOpen(boolean open) {
        keeper.openAll(open);
    }

    /**
     * Lays out the body beside the event thread; pinned nodes stay.
     *
     * @param done gets the places of all nodes on the event thread and should make them the document's, by one edit; the
     *     nodes glide there
     */
    public void layOut(Direction direction, Consumer<Map<String, Place>> done) {
        keeper.layOut(direction, done);
    }

    /** Where data flows to in the body that is shown. */
    public Direction direction() {
        return scene().direction();
    }

    /** Shows the dots of the grid, or not. */
    public void setDots(boolean shownNow) {
        dots = shownNow;
        repaint();
    }

    public boolean dots() {
        return dots;
    }

    // ---- the view ---------------------------------------------------------------------------------------------------

    /** Makes all visible, but nothing larger than it is. */
    public void fit() {
        camera.fit();
    }

    /** Makes the selected nodes visible and as large as they fit, up to twice their size. */
    public void fitSelection() {
        camera.fitSelection();
    }

    /** Zooms around the middle. */
    public void zoomTo(double zoom) {
        camera.zoomTo(zoom);
    }

    /** Brings a node into view. */
    public void reveal(String id) {
        camera.reveal(id);
    }

    void stopGlide() {
        camera.stop();
    }

    // ---- painting ---------------------------------------------------------------------------------------------------

    @Override
    public void setBounds(int x, int y, int width, int height) {
        boolean resized = width != getWidth() || height != getHeight();
        super.setBounds(x, y, width, height);
        if (resized) {
            camera.resized();
        }
    }

    @Override
    public void updateUI() {
        super.updateUI();
        colors = CanvasColors.ofWindows();
        sprites.clear();
        repaint();
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        Graphics2D g = (Graphics2D) graphics.create();
        try {
            Rectangle clip = g.getClipBounds();
            g.setColor(colors.background());
            g.fillRect(clip.x, clip.y, clip.width, clip.height);
            if (dots) {
                dots(g, clip);
            }
            if (keeper.ready()) {
                scene(g, clip);
            }
            overlay.paint(g, this);
        } finally {
            g.dispose();
        }
    }

    private void dots(Graphics2D g, Rectangle clip) {
        double step = DOTS * viewport.zoom();
        while (step < CLOSEST_DOTS) {
            step *= 2;
        }
        g.setColor(colors.dots());
        double firstX = viewport.x() + Math.floor((clip.x - viewport.x()) / step) * step;
        double firstY = viewport.y() + Math.floor((clip.y - viewport.y()) / step) * step;
        for (double y = firstY; y <= clip.y + clip.height; y += step) {
            for (double x = firstX; x <= clip.x + clip.width; x += step) {
                g.fillRect((int) Math.round(x), (int) Math.round(y), 1, 1);
            }
        }
    }

    private void scene(Graphics2D g, Rectangle clip) {
        Graphics2D scaled = (Graphics2D) g.create();
        try {
            scaled.transform(viewport.transform());
            ScenePainter painter = new ScenePainter(
                    new GraphicsPen(scaled, keeper.texter(), sprites), colors, keeper.texter(), viewport.zoom());
            Rectangle2D area = viewport.toScene(clip);
            painter.behind(scene(), area);
            marks(painter);
            painter.front(scene(), area);
            if (hover instanceof PortHit h) {
                scene().node(h.id()).ifPresent(n -> {
                    Point2D p = h.input() ? n.input(h.port()) : n.output();
                    painter.cards().port(p.getX(), p.getY(), 6.5, colors.selection());
                });
            }
        } finally {
            scaled.dispose();
        }
        GraphicsPen.hints(g);
    }

    /** What is selected and what the mouse is over: behind the cards, so that nothing on them is covered. */
    private void marks(ScenePainter painter) {
        double pixel = 1 / Math.min(1, viewport.zoom());
        Color accent = colors.selection();
        Selection selection = editor.selection();
        for (Edge e : selection.edges()) {
            scene().edge(e).ifPresent(s -> painter.highlight(s, accent));
        }
        for (String id : selection.nodes()) {
            scene().node(id).ifPresent(n -> {
                painter.outline(n, CanvasColors.clear(accent, 60), 5 * pixel, 5 * pixel);
                painter.outline(n, accent, 3 * pixel, 2 * pixel);
            });
        }
        for (int index : selection.notes()) {
            if (index < scene().notes().size()) {
                painter.outline(scene().notes().get(index), accent, 2 * pixel);
            }
        }
        switch (hover) {
            case NodeHit h
            when !selection.nodes().contains(h.id()) ->
                scene().node(h.id())
                        .ifPresent(n -> painter.outline(n, CanvasColors.clear(accent, 150), 2 * pixel, 1.5 * pixel));
            case EdgeHit h ->
                scene().edge(h.edge()).ifPresent(e -> painter.highlight(e, CanvasColors.clear(accent, 170)));
            default -> {}
        }
    }

    // ---- tooltips ---------------------------------------------------------------------------------------------------

    @Override
    public String getToolTipText(MouseEvent e) {
        if (!keeper.ready()) {
            return null;
        }
        return switch (hit(e.getPoint())) {
            case NodeHit h -> tip(h.id());
            case PortHit h -> tip(h.id());
            case EdgeHit h -> scene().edge(h.edge()).map(CardTips::html).orElse(null);
            default -> null;
        };
    }

    private String tip(String id) {
        return scene().node(id)
                .map(n -> CardTips.html(n, editor.body(), keeper.facts(), colors))
                .orElse(null);
    }

    @Override
    public Point getToolTipLocation(MouseEvent e) {
        return new Point(e.getX() + 14, e.getY() + 18);
    }

    @Override
    public AccessibleContext getAccessibleContext() {
        if (accessibleContext == null) {
            accessibleContext = new Accessible();
        }
        return accessibleContext;
    }

    /** Says what it is and how much it shows. */
    private final class Accessible extends AccessibleJComponent {
        private static final long serialVersionUID = 1L;

        @Override
        public AccessibleRole getAccessibleRole() {
            return AccessibleRole.CANVAS;
        }

        @Override
        public String getAccessibleName() {
            return Texts.get("canvas.name");
        }

        @Override
        public String getAccessibleDescription() {
            // A tool says what is selected.
            String said = super.getAccessibleDescription();
            return said != null
                    ? said
                    : Texts.get(
                            "canvas.description",
                            scene().nodes().size(),
                            scene().edges().size());
        }
    }

    private final class Following implements EditorListener {
        @Override
        public void selectionChanged(Selection selection) {
            repaint();
        }

        @Override
        public void scopeChanged(Scope scope) {
            hover = Hit.NOTHING;
            camera.show(scope);
            repaint();
        }

        @Override
        public void revealed(String node) {
            reveal(node);
        }
    }
}
