package org.netloom.designer.shell;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BorderLayout;
import java.awt.Component;
import javax.swing.BorderFactory;
import javax.swing.JPanel;
import javax.swing.JSplitPane;
import javax.swing.UIManager;
import org.netloom.designer.document.Settings;

/**
 * A centre with a panel at one of its sides: the panel keeps its size when the window grows, can be hidden, and comes back
 * with the size it had.
 */
final class Pane extends JSplitPane {
    private static final long serialVersionUID = 1L;

    /** Share of the height that a panel below takes at most at first, so that a small window is left a canvas. */
    private static final double SMALL = 0.3;

    /** Share that a panel takes at most. */
    private static final double LARGE = 0.66;

    /** Where the panel lies. */
    enum Side {
        LEFT,
        RIGHT,
        BOTTOM
    }

    private final Side side;
    private final Framed panel;
    private final String name;
    private final transient Settings settings;
    private int size;
    private boolean placed;

    /**
     * @param name under which the settings keep its size and whether it is open
     * @param size of the panel at first, in pixels
     */
    Pane(Side side, Component centre, Component panel, String name, int size, Settings settings) {
        super(side == Side.BOTTOM ? VERTICAL_SPLIT : HORIZONTAL_SPLIT, true);
        this.side = side;
        this.panel = new Framed(side, panel);
        this.name = name;
        this.settings = settings;
        this.size = UIScale.scale((int) settings.number("pane." + name, size));
        setBorder(BorderFactory.createEmptyBorder());
        setLeftComponent(side == Side.LEFT ? this.panel : centre);
        setRightComponent(side == Side.LEFT ? centre : this.panel);
        setResizeWeight(side == Side.LEFT ? 0 : 1);
        addPropertyChangeListener(DIVIDER_LOCATION_PROPERTY, _ -> {
            if (placed && open()) {
                remember();
            }
        });
        if (!settings.flag("pane." + name + ".open", true)) {
            open(false);
        }
    }

    private int extent() {
        return side == Side.BOTTOM ? getHeight() : getWidth();
    }

    private void remember() {
        int now = side == Side.LEFT ? getDividerLocation() : extent() - getDividerLocation() - getDividerSize();
        if (now > 0 && extent() > 0) {
            size = now;
            settings.set("pane." + name, UIScale.unscale(now));
        }
    }

    boolean open() {
        return panel.isVisible();
    }

    void open(boolean open) {
        settings.set("pane." + name + ".open", open);
        panel.setVisible(open);
        setDividerSize(open ? UIManager.getInt("SplitPane.dividerSize") : 0);
        if (open) {
            place();
        }
        revalidate();
    }

    private void place() {
        if (extent() > 0 && open()) {
            int fitting = Math.min(size, (int) (extent() * (side == Side.BOTTOM && !placed ? SMALL : LARGE)));
            setDividerLocation(side == Side.LEFT ? fitting : extent() - fitting - getDividerSize());
        }
    }

    @Override
    public void doLayout() {
        if (!placed && extent() > 0) {
            // Before the first layout: a split pane would divide by what its panels prefer.
            int wanted = size;
            place();
            size = wanted;
            placed = true;
        }
        super.doLayout();
    }

    @Override
    public void updateUI() {
        super.updateUI();
        if (panel != null && !open()) {
            setDividerSize(0);
        }
    }

    /** The panel with a line towards the centre. */
    private static final class Framed extends JPanel {
        private static final long serialVersionUID = 1L;
        private final Side side;

        Framed(Side side, Component panel) {
            super(new BorderLayout());
            this.side = side;
            add(panel);
            updateUI();
        }

        @Override
        public void updateUI() {
            super.updateUI();
            if (side != null) {
                setBorder(BorderFactory.createMatteBorder(
                        side == Side.BOTTOM ? 1 : 0,
                        side == Side.RIGHT ? 1 : 0,
                        0,
                        side == Side.LEFT ? 1 : 0,
                        UIManager.getColor("Netloom.line")));
            }
        }
    }
}
