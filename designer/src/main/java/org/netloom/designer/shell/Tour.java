package org.netloom.designer.shell;

import java.awt.AWTEvent;
import java.awt.Color;
import java.awt.Component;
import java.awt.Container;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Toolkit;
import java.awt.event.AWTEventListener;
import java.awt.event.ComponentAdapter;
import java.awt.event.ComponentEvent;
import java.awt.event.KeyEvent;
import java.awt.geom.Area;
import java.awt.geom.RoundRectangle2D;
import java.util.List;
import java.util.Optional;
import javax.swing.JComponent;
import javax.swing.SwingUtilities;
import javax.swing.UIManager;
import org.netloom.designer.Texts;

/**
 * The guided tour: callouts that point at the real parts of the window, over a design that is open. Everything but the part
 * in question is dimmed; the arrow keys go on and back, Escape ends it.
 */
final class Tour extends JComponent {
    private static final long serialVersionUID = 1L;
    private static final int MARGIN = 4;
    private static final int GAP = 16;
    private static final int ARC = 12;

    /**
     * A stop.
     *
     * @param id its texts are {@code start.tour.ID} and {@code start.tour.ID.text}
     * @param page to be shown
     * @param component name of what is pointed at; empty: nothing, the callout stands in the middle
     */
    private record Stop(String id, PageKind page, String component) {}

    private static final List<Stop> STOPS = List.of(
            new Stop("welcome", PageKind.DESIGN, ""),
            new Stop("palette", PageKind.DESIGN, "palette"),
            new Stop("canvas", PageKind.DESIGN, "canvas"),
            new Stop("inspector", PageKind.DESIGN, "inspector"),
            new Stop("problems", PageKind.DESIGN, "bottom"),
            new Stop("status", PageKind.DESIGN, "status"),
            new Stop("data", PageKind.DATA, "page.data"),
            new Stop("plan", PageKind.PLAN, "page.plan"),
            new Stop("training", PageKind.TRAINING, "page.training"),
            new Stop("tryit", PageKind.TRYIT, "page.tryit"),
            new Stop("export", PageKind.DESIGN, "tool.file.exportProject"),
            new Stop("commands", PageKind.DESIGN, "tool.view.commands"));

    private final MainWindow window;
    private final transient DocumentView view;
    private final transient Runnable done;
    private final TourCallout callout;
    private final transient AWTEventListener keys = this::key;
    private final transient ComponentAdapter resized = new ComponentAdapter() {
        @Override
        public void componentResized(ComponentEvent e) {
            place();
        }
    };
    private int at;
    private transient Optional<Rectangle> target = Optional.empty();

    /** @param done is called when it was closed */
    Tour(MainWindow window, DocumentView view, Runnable done) {
        this.window = window;
        this.view = view;
        this.done = done;
        setName("tour");
        callout = new TourCallout(() -> go(-1), () -> go(1), this::close);
        setLayout(null);
        add(callout);
        // The window beneath is to be looked at, not used.
        addMouseListener(new java.awt.event.MouseAdapter() {});
        addMouseMotionListener(new java.awt.event.MouseAdapter() {});
    }

    void begin() {
        window.setGlassPane(this);
        setVisible(true);
        window.addComponentListener(resized);
        Toolkit.getDefaultToolkit().addAWTEventListener(keys, AWTEvent.KEY_EVENT_MASK);
        show(0);
    }

    /** Number of stops. */
    static int stops() {
        return STOPS.size();
    }

    /** The component that the present stop points at. */
    Optional<Rectangle> target() {
        return target;
    }

    private void go(int by) {
        if (at + by >= STOPS.size()) {
            close();
        } else {
            show(Math.max(0, at + by));
        }
    }

    private void show(int stop) {
        at = stop;
        Stop now = STOPS.get(stop);
        view.show(now.page);
        callout.show(
                Texts.get("start.tour." + now.id),
                Texts.get("start.tour." + now.id + ".text"),
                Texts.get("start.tour.count", stop + 1, STOPS.size()),
                stop > 0,
                stop == STOPS.size() - 1);
        // Behind the layout of the page.
        SwingUtilities.invokeLater(this::place);
    }

    private void place() {
        String name = STOPS.get(at).component;
        target = name.isEmpty()
                ? Optional.empty()
                : find(window.getRootPane(), name).map(c -> {
                    Rectangle r = SwingUtilities.convertRectangle(c.getParent(), c.getBounds(), this);
                    r.grow(MARGIN, MARGIN);
                    return r.intersection(new Rectangle(getSize()));
                });
        callout.setSize(callout.getPreferredSize());
        callout.setLocation(target.map(this::beside)
                .orElseGet(() ->
                        new Point((getWidth() - callout.getWidth()) / 2, (getHeight() - callout.getHeight()) / 2)));
        callout.focus();
        revalidate();
        repaint();
    }

    /** A component on the screen by its name. */
    private static Optional<Component> find(Container within, String name) {
        for (Component c : within.getComponents()) {
            if (name.equals(c.getName()) && c.isShowing() && c.getWidth() > 0) {
                return Optional.of(c);
            }
            if (c instanceof Container inner && !(c instanceof Tour)) {
                Optional<Component> found = find(inner, name);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /** Where the callout stands beside what it points at: right, left, below or above, where there is room, else in it. */
    private Point beside(Rectangle r) {
        int w = callout.getWidth();
        int h = callout.getHeight();
        int x = Math.clamp(r.x + (r.width - w) / 2, GAP, Math.max(GAP, getWidth() - w - GAP));
        int y = Math.clamp(r.y + (r.height - h) / 2, GAP, Math.max(GAP, getHeight() - h - GAP));
        // Below a button, so that those beside it stay visible.
        if (r.height < h / 2 && r.y + r.height + GAP + h <= getHeight()) {
            return new Point(x, r.y + r.height + GAP);
        }
        if (r.x + r.width + GAP + w <= getWidth()) {
            return new Point(r.x + r.width + GAP, y);
        }
        if (r.x - GAP - w >= 0) {
            return new Point(r.x - GAP - w, y);
        }
        if (r.y + r.height + GAP + h <= getHeight()) {
            return new Point(x, r.y + r.height + GAP);
        }
        // Within it at its left: what it holds is mostly in the middle.
        return r.y - GAP - h >= 0 ? new Point(x, r.y - GAP - h) : new Point(r.x + GAP, y);
    }

    private void key(AWTEvent event) {
        if (!(event instanceof KeyEvent key) || key.getID() != KeyEvent.KEY_PRESSED || !window.isActive()) {
            return;
        }
        switch (key.getKeyCode()) {
            case KeyEvent.VK_ESCAPE -> close();
            case KeyEvent.VK_RIGHT -> go(1);
            case KeyEvent.VK_LEFT -> go(-1);
            default -> {
                return;
            }
        }
        key.consume();
    }

    /** Ends it for good. */
    void close() {
        if (isVisible()) {
            setVisible(false);
            window.removeComponentListener(resized);
            Toolkit.getDefaultToolkit().removeAWTEventListener(keys);
            view.show(PageKind.DESIGN);
            done.run();
        }
    }

    @Override
    protected void paintComponent(Graphics g) {
        Graphics2D g2 = (Graphics2D) g.create();
        try {
            g2.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            Area dim = new Area(new Rectangle(getSize()));
            target.ifPresent(r -> dim.subtract(new Area(hole(r))));
            g2.setColor(new Color(0, 0, 0, 110));
            g2.fill(dim);
            target.ifPresent(r -> {
                g2.setColor(UIManager.getColor("Component.accentColor"));
                g2.setStroke(new java.awt.BasicStroke(2));
                g2.draw(hole(r));
            });
        } finally {
            g2.dispose();
        }
    }

    private static RoundRectangle2D hole(Rectangle r) {
        return new RoundRectangle2D.Double(r.x + 1, r.y + 1, r.width - 2.0, r.height - 2.0, ARC, ARC);
    }
}
