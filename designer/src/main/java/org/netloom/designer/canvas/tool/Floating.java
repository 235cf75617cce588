package org.netloom.designer.canvas.tool;

import java.awt.Color;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.LayoutManager;
import java.awt.RenderingHints;
import java.awt.geom.RoundRectangle2D;
import javax.swing.JPanel;
import javax.swing.UIManager;

/** A small panel with round corners that lies on the canvas. */
class Floating extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int ARC = 12;

    Floating(LayoutManager layout) {
        super(layout);
        setOpaque(false);
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        Graphics2D g = (Graphics2D) graphics.create();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        RoundRectangle2D shape = new RoundRectangle2D.Double(0.5, 0.5, getWidth() - 1.0, getHeight() - 1.0, ARC, ARC);
        Color ground = UIManager.getColor("PopupMenu.background");
        g.setColor(ground);
        g.fill(shape);
        g.setColor(UIManager.getColor("Component.borderColor"));
        g.draw(shape);
        g.dispose();
    }
}
