package org.netloom.designer.canvas;

import java.awt.Dimension;
import javax.swing.JComponent;

/** What stands in the lower right corner of a canvas: its map, where that helps, and its zoom. */
public final class CanvasCorner extends JComponent {
    private static final long serialVersionUID = 1L;
    private static final int GAP = 8;
    /** In a smaller canvas the map would hide too much. */
    private static final int LEAST_WIDTH = 520;

    private static final int LEAST_HEIGHT = 360;

    private final CanvasView view;
    private final Minimap map;
    private final ZoomControl zoom;
    private final transient Runnable changed = this::showMap;
    private boolean mapWanted = true;

    public CanvasCorner(CanvasView view) {
        this.view = view;
        this.map = new Minimap(view);
        this.zoom = new ZoomControl(view);
        add(map);
        add(zoom);
        view.addSceneListener(changed);
        view.viewport().addListener(changed);
    }

    /** Shows the map where it helps, or never. */
    public void setMapWanted(boolean wanted) {
        mapWanted = wanted;
        showMap();
    }

    public boolean mapWanted() {
        return mapWanted;
    }

    private void showMap() {
        boolean room = view.getWidth() >= LEAST_WIDTH && view.getHeight() >= LEAST_HEIGHT;
        map.setVisible(mapWanted && room && map.useful());
    }

    /** The free part above the zoom belongs to the canvas while there is no map. */
    @Override
    public boolean contains(int x, int y) {
        return (map.isVisible() && map.getBounds().contains(x, y))
                || zoom.getBounds().contains(x, y);
    }

    @Override
    public Dimension getPreferredSize() {
        Dimension m = map.getPreferredSize();
        Dimension z = zoom.getPreferredSize();
        return new Dimension(Math.max(m.width, z.width), m.height + GAP + z.height);
    }

    @Override
    public void doLayout() {
        Dimension m = map.getPreferredSize();
        Dimension z = zoom.getPreferredSize();
        map.setBounds(getWidth() - m.width, 0, m.width, m.height);
        zoom.setBounds(getWidth() - z.width, getHeight() - z.height, z.width, z.height);
        showMap();
    }

    /** Ends it; the canvas lives on. */
    public void close() {
        view.removeSceneListener(changed);
        view.viewport().removeListener(changed);
        map.close();
        zoom.close();
    }
}
