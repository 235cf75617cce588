package org.netloom.designer.shell;

import java.awt.Component;
import javax.swing.BorderFactory;
import javax.swing.JSplitPane;

/**
 * A centre with a panel at one of its sides: the panel keeps its size when the window grows, can be hidden, and comes back
 * with the size it had.
 */
final class Pane extends JSplitPane {
    private static final long serialVersionUID = 1L;

    /** Where the panel lies. */
    enum Side {
        LEFT,
        RIGHT,
        BOTTOM
    }

    private final Side side;
    private final Component panel;
    private int size;
    private boolean placed;

    /** @param size of the panel at first, in pixels */
    Pane(Side side, Component centre, Component panel, int size) {
        super(side == Side.BOTTOM ? VERTICAL_SPLIT : HORIZONTAL_SPLIT, true);
        this.side = side;
        this.panel = panel;
        this.size = size;
        setBorder(BorderFactory.createEmptyBorder());
        setLeftComponent(side == Side.LEFT ? panel : centre);
        setRightComponent(side == Side.LEFT ? centre : panel);
        setResizeWeight(side == Side.LEFT ? 0 : 1);
        addPropertyChangeListener(DIVIDER_LOCATION_PROPERTY, _ -> {
            if (placed && open()) {
                remember();
            }
        });
    }

    private int extent() {
        return side == Side.BOTTOM ? getHeight() : getWidth();
    }

    private void remember() {
        int now = side == Side.LEFT ? getDividerLocation() : extent() - getDividerLocation() - getDividerSize();
        if (now > 0 && extent() > 0) {
            size = now;
        }
    }

    /** Size of the panel, also while it is hidden. */
    int panelSize() {
        return size;
    }

    void panelSize(int wanted) {
        size = wanted;
        place();
    }

    boolean open() {
        return panel.isVisible();
    }

    void open(boolean open) {
        panel.setVisible(open);
        setDividerSize(open ? javax.swing.UIManager.getInt("SplitPane.dividerSize") : 0);
        if (open) {
            place();
        }
        revalidate();
    }

    private void place() {
        if (extent() > 0 && open()) {
            int fitting = Math.min(size, extent() * 2 / 3);
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
}
