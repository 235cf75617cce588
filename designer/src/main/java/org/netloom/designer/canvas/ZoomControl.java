package org.netloom.designer.canvas;

import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Insets;
import javax.swing.JButton;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import org.netloom.designer.Texts;
import org.netloom.designer.widget.Icons;

/** Buttons for the zoom, and what it is. */
public final class ZoomControl extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final double STEP = 1.25;

    private final transient CanvasView view;
    private final JButton percent = new JButton();
    private final transient Runnable moved = this::tell;

    public ZoomControl(CanvasView view) {
        super(new MigLayout("insets 2 4 2 4, gap 0", "[][52!][]4[]", "[28!]"));
        this.view = view;
        setOpaque(false);
        add(button(
                "zoom-out",
                "canvas.zoom.out",
                () -> view.zoomTo(out(view.viewport().zoom()))));
        prepare(percent, "canvas.zoom.reset", () -> view.zoomTo(1));
        percent.setMargin(new Insets(2, 0, 2, 0));
        percent.putClientProperty("FlatLaf.styleClass", "small");
        add(percent, "grow");
        add(button(
                "zoom-in",
                "canvas.zoom.in",
                () -> view.zoomTo(in(view.viewport().zoom()))));
        add(button("fit", "canvas.zoom.fit", view::fit));
        view.viewport().addListener(moved);
        tell();
    }

    /** Ends it. */
    public void close() {
        view.viewport().removeListener(moved);
    }

    /** The next larger step. */
    static double in(double zoom) {
        return Math.min(Viewport.MOST, Math.pow(STEP, Math.floor(Math.log(zoom) / Math.log(STEP) + 0.01) + 1));
    }

    /** The next smaller step. */
    static double out(double zoom) {
        return Math.max(Viewport.LEAST, Math.pow(STEP, Math.ceil(Math.log(zoom) / Math.log(STEP) - 0.01) - 1));
    }

    private static JButton button(String icon, String text, Runnable action) {
        JButton button = new JButton(Icons.get(icon));
        prepare(button, text, action);
        button.setPreferredSize(new Dimension(28, 28));
        return button;
    }

    private static void prepare(JButton button, String text, Runnable action) {
        button.putClientProperty("JButton.buttonType", "borderless");
        button.setToolTipText(Texts.get(text));
        button.getAccessibleContext().setAccessibleName(Texts.get(text));
        button.setFocusable(false);
        button.addActionListener(_ -> action.run());
    }

    private void tell() {
        percent.setText(Math.round(view.viewport().zoom() * 100) + "\u2009%");
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        Graphics2D g = (Graphics2D) graphics.create();
        try {
            GraphicsPen pen = new GraphicsPen(g, view.keeper().texter());
            pen.box(0, 0, getWidth(), getHeight(), 10, view.colors().border());
            pen.box(1, 1, getWidth() - 2.0, getHeight() - 2.0, 9, view.colors().card());
        } finally {
            g.dispose();
        }
    }
}
