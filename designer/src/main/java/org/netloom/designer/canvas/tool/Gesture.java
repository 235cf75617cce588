package org.netloom.designer.canvas.tool;

import java.awt.Cursor;
import java.awt.Graphics2D;
import java.awt.event.InputEvent;
import java.awt.geom.Point2D;

/** Something that is done while a mouse button is down. It can be given up at any time and has then done nothing. */
abstract class Gesture {
    /**
     * The mouse is somewhere else, or what lies below it has moved.
     *
     * @param at in the scene
     */
    abstract void drag(Point2D at, InputEvent how);

    /** The button was released. */
    abstract void release();

    /** Takes back everything that was shown. */
    void cancel() {}

    /** Paints on top of the scene, in pixels of the component. */
    void paint(Graphics2D g) {}

    /** True where the view moves on when the mouse is at its border. */
    boolean goesOn() {
        return true;
    }

    Cursor cursor() {
        return Cursor.getDefaultCursor();
    }
}
