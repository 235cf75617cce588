package org.netloom.designer.plan;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.event.MouseEvent;
import java.awt.image.BufferedImage;
import java.util.List;
import javax.swing.JPanel;
import javax.swing.ToolTipManager;
import javax.swing.UIManager;
import org.netloom.designer.widget.Cut;
import org.netloom.designer.widget.Tips;

/** Pictures with captions in rows, small ones enlarged by whole numbers so that each pixel stays a square. */
final class ImageGrid extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int GAP = 12;
    private static final int CAPTION = 18;
    private static final int TILE = 84;

    /**
     * A picture.
     *
     * @param target beside it, where the target is an image, too; otherwise null
     * @param tip what the mouse over it shows
     */
    record Tile(BufferedImage image, BufferedImage target, String caption, Color mark, String tip) {}

    private transient List<Tile> tiles = List.of();
    private int imageWidth = 28;
    private int imageHeight = 28;
    private boolean pairs;

    ImageGrid() {
        setOpaque(false);
        ToolTipManager.sharedInstance().registerComponent(this);
    }

    /** Says how large the pictures will be; with a second one beside each. */
    void extent(int width, int height, boolean twoEach) {
        imageWidth = width;
        imageHeight = height;
        pairs = twoEach;
    }

    /** Pictures that fit into the present size. */
    int capacity() {
        return Math.max(1, columns()) * Math.max(1, getHeight() / (tileHeight() + GAP));
    }

    void show(List<Tile> now) {
        tiles = List.copyOf(now);
        repaint();
    }

    List<Tile> shown() {
        return tiles;
    }

    /** Pixels of the screen for one of the picture: a whole number, or less than one for large pictures. */
    private double zoom() {
        double fits = (double) TILE / Math.max(imageWidth, imageHeight);
        return fits >= 1 ? Math.floor(fits) : fits;
    }

    private int pictureWidth() {
        return (int) Math.ceil(imageWidth * zoom());
    }

    private int tileWidth() {
        return Math.max(64, pairs ? 2 * pictureWidth() + 2 : pictureWidth());
    }

    private int tileHeight() {
        return (int) Math.ceil(imageHeight * zoom()) + CAPTION;
    }

    private int columns() {
        return Math.max(1, (getWidth() + GAP) / (tileWidth() + GAP));
    }

    @Override
    public Dimension getPreferredSize() {
        return new Dimension(6 * (TILE + GAP), 4 * (TILE + CAPTION + GAP));
    }

    @Override
    public String getToolTipText(MouseEvent e) {
        int column = e.getX() / (tileWidth() + GAP);
        int index = e.getY() / (tileHeight() + GAP) * columns() + column;
        return column < columns() && index < tiles.size()
                ? Tips.wrapped(tiles.get(index).tip())
                : null;
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        Graphics2D g = (Graphics2D) graphics.create();
        g.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION,
                zoom() >= 1
                        ? RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR
                        : RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setFont(UIManager.getFont("small.font"));
        int columns = columns();
        for (int i = 0; i < tiles.size(); i++) {
            int x = i % columns * (tileWidth() + GAP);
            int y = i / columns * (tileHeight() + GAP);
            paint(g, tiles.get(i), x, y);
        }
        g.dispose();
    }

    private void paint(Graphics2D g, Tile tile, int x, int y) {
        int w = pictureWidth();
        int h = tileHeight() - CAPTION;
        g.drawImage(tile.image(), x, y, w, h, null);
        if (tile.target() != null) {
            g.drawImage(tile.target(), x + w + 2, y, w, h, null);
        }
        FontMetrics metrics = g.getFontMetrics();
        int at = x;
        if (tile.mark() != null) {
            g.setColor(tile.mark());
            g.fillRoundRect(x, y + h + 6, 8, 8, 4, 4);
            at += 13;
        }
        g.setColor(UIManager.getColor("Label.foreground"));
        g.drawString(Cut.toWidth(tile.caption(), metrics, x + tileWidth() - at), at, y + h + 3 + metrics.getAscent());
    }
}
