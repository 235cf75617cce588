package org.netloom.render;

/** From a diagram to a finished drawing. */
public final class Render {
    /** Measures text for pictures whose reader brings the font, as those on a web page. */
    public static final TextMetrics FOR_THE_WEB = new SansMetrics();

    private Render() {}

    /**
     * Measures, lays out and paints.
     *
     * @param metrics of the font the drawing will be shown with
     */
    public static Drawing draw(Diagram diagram, Picture picture, TextMetrics metrics) {
        return new DiagramPainter(picture, metrics).paint(diagram);
    }
}
