package org.netloom.designer.training;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Component;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import javax.swing.Icon;
import org.netloom.run.RunState;

/** The few signs of this page, drawn, so that they are crisp at any scale and follow the look. */
record RunIcon(Sign sign, int size) implements Icon {
    /** What is drawn. */
    enum Sign {
        PLAY,
        PAUSE,
        STOP,
        DONE,
        WAITING,
        BROKEN,
        HALTED
    }

    static RunIcon of(Sign sign) {
        return new RunIcon(sign, 16);
    }

    /** The sign of a state. */
    static RunIcon of(RunState state) {
        return of(
                switch (state) {
                    case NEW -> Sign.WAITING;
                    case RUNNING -> Sign.PLAY;
                    case PAUSED -> Sign.PAUSE;
                    case FINISHED, STOPPED_EARLY -> Sign.DONE;
                    case INTERRUPTED -> Sign.HALTED;
                    case DIVERGED, FAILED -> Sign.BROKEN;
                });
    }

    @Override
    public int getIconWidth() {
        return size;
    }

    @Override
    public int getIconHeight() {
        return size;
    }

    @Override
    public void paintIcon(Component c, Graphics graphics, int x, int y) {
        Graphics2D g = (Graphics2D) graphics.create();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.translate(x, y);
        g.scale(size / 16.0, size / 16.0);
        g.setStroke(new BasicStroke(1.8f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.setColor(c.isEnabled() ? color() : RunColors.muted());
        draw(g);
        g.dispose();
    }

    private Color color() {
        return switch (sign) {
            case PLAY, DONE -> RunColors.of(2);
            case PAUSE, HALTED -> RunColors.of(1);
            case STOP, BROKEN -> RunColors.of(4);
            case WAITING -> RunColors.muted();
        };
    }

    private void draw(Graphics2D g) {
        switch (sign) {
            case PLAY -> {
                Path2D triangle = new Path2D.Double();
                triangle.moveTo(4.5, 3);
                triangle.lineTo(13, 8);
                triangle.lineTo(4.5, 13);
                triangle.closePath();
                g.fill(triangle);
                g.draw(triangle);
            }
            case PAUSE -> {
                g.fill(new RoundRectangle2D.Double(3.5, 3, 3.2, 10, 1.5, 1.5));
                g.fill(new RoundRectangle2D.Double(9.3, 3, 3.2, 10, 1.5, 1.5));
            }
            case STOP -> g.fill(new RoundRectangle2D.Double(3.5, 3.5, 9, 9, 2, 2));
            case DONE -> {
                Path2D tick = new Path2D.Double();
                tick.moveTo(3, 8.5);
                tick.lineTo(6.5, 12);
                tick.lineTo(13, 4.5);
                g.draw(tick);
            }
            case WAITING -> g.draw(new Ellipse2D.Double(3.5, 3.5, 9, 9));
            case HALTED -> g.draw(new RoundRectangle2D.Double(4, 4, 8, 8, 2, 2));
            case BROKEN -> {
                Path2D cross = new Path2D.Double();
                cross.moveTo(4, 4);
                cross.lineTo(12, 12);
                cross.moveTo(12, 4);
                cross.lineTo(4, 12);
                g.draw(cross);
            }
        }
    }
}
