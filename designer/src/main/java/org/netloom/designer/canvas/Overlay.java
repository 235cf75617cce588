package org.netloom.designer.canvas;

import java.awt.Graphics2D;

/** What a tool paints over the drawing: a marquee, a connection being drawn, alignment guides. */
@FunctionalInterface
public interface Overlay {
    /** Nothing. */
    Overlay NONE = (_, _) -> {};

    /**
     * Paints.
     *
     * @param g in coordinates of the component, smooth; {@link CanvasView#viewport} leads to those of the scene
     */
    void paint(Graphics2D g, CanvasView view);
}
