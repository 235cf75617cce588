package org.netloom.designer.canvas;

import java.awt.Dimension;
import java.util.List;
import javax.swing.JLayeredPane;
import org.netloom.designer.widget.Command;

/** A canvas with its map and its zoom in the lower right corner. */
public final class CanvasPanel extends JLayeredPane {
    private static final long serialVersionUID = 1L;
    private static final int MARGIN = 12;
    private static final int GAP = 8;
    /** In a smaller window the map would hide too much. */
    private static final int LEAST_WIDTH = 520;

    private final CanvasView view;
    private final Minimap map;
    private final ZoomControl zoom;
    private final transient Runnable changed = this::showMap;
    private boolean mapWanted = true;

    public CanvasPanel(CanvasView view) {
        this.view = view;
        this.map = new Minimap(view);
        this.zoom = new ZoomControl(view);
        add(view, DEFAULT_LAYER);
        add(map, PALETTE_LAYER);
        add(zoom, PALETTE_LAYER);
        view.addSceneListener(changed);
        view.viewport().addListener(changed);
        setPreferredSize(new Dimension(900, 700));
    }

    public CanvasView view() {
        return view;
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
        map.setVisible(mapWanted && getWidth() >= LEAST_WIDTH && map.useful());
    }

    @Override
    public void doLayout() {
        view.setBounds(0, 0, getWidth(), getHeight());
        Dimension z = zoom.getPreferredSize();
        zoom.setBounds(getWidth() - z.width - MARGIN, getHeight() - z.height - MARGIN, z.width, z.height);
        Dimension m = map.getPreferredSize();
        map.setBounds(getWidth() - m.width - MARGIN, zoom.getY() - GAP - m.height, m.width, m.height);
        showMap();
    }

    /** What can be done with the drawing. */
    public List<Command> commands() {
        return CanvasCommands.of(this);
    }

    /** Ends it; the editor lives on. */
    public void close() {
        view.removeSceneListener(changed);
        view.viewport().removeListener(changed);
        map.close();
        zoom.close();
        view.close();
    }
}
