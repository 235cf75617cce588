package org.netloom.designer.shell;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.LayoutManager;
import java.awt.Rectangle;
import javax.swing.JPanel;
import javax.swing.Scrollable;
import javax.swing.SwingConstants;

/** Cards of equal size in as many columns as there is room for. */
final class CardGrid extends JPanel implements Scrollable {
    private static final long serialVersionUID = 1L;
    private static final int GAP = 16;
    private static final int STEP = 32;
    private static final double WIDEST = 1.35;

    CardGrid() {
        setLayout(new Flow());
        setOpaque(false);
    }

    private int columns(int width) {
        return Math.max(1, (width + gap()) / (cardWidth() + gap()));
    }

    private static int gap() {
        return UIScale.scale(GAP);
    }

    private static int cardWidth() {
        return UIScale.scale(SampleCard.WIDTH);
    }

    private int rowHeight() {
        return getComponentCount() == 0 ? 0 : getComponent(0).getPreferredSize().height;
    }

    @Override
    public Dimension getPreferredScrollableViewportSize() {
        return getPreferredSize();
    }

    @Override
    public int getScrollableUnitIncrement(Rectangle visible, int orientation, int direction) {
        return STEP;
    }

    @Override
    public int getScrollableBlockIncrement(Rectangle visible, int orientation, int direction) {
        return orientation == SwingConstants.VERTICAL ? visible.height - STEP : visible.width;
    }

    @Override
    public boolean getScrollableTracksViewportWidth() {
        return true;
    }

    @Override
    public boolean getScrollableTracksViewportHeight() {
        return false;
    }

    private final class Flow implements LayoutManager {
        @Override
        public void addLayoutComponent(String name, Component component) {
            // Cards have no constraints.
        }

        @Override
        public void removeLayoutComponent(Component component) {
            // Nothing is kept of them.
        }

        @Override
        public Dimension preferredLayoutSize(Container parent) {
            int width = getWidth() > 0 ? getWidth() : 3 * (cardWidth() + gap());
            int columns = columns(width);
            int rows = (getComponentCount() + columns - 1) / columns;
            return new Dimension(width, Math.max(0, rows * (rowHeight() + gap())));
        }

        @Override
        public Dimension minimumLayoutSize(Container parent) {
            return new Dimension(cardWidth(), 0);
        }

        @Override
        public void layoutContainer(Container parent) {
            int columns = columns(getWidth());
            int width = (int) Math.min((getWidth() - gap() * (columns - 1)) / (double) columns, cardWidth() * WIDEST);
            for (int i = 0; i < getComponentCount(); i++) {
                getComponent(i)
                        .setBounds(
                                i % columns * (width + gap()), i / columns * (rowHeight() + gap()), width, rowHeight());
            }
        }
    }
}
