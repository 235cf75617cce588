package org.netloom.designer.widget;

import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.util.List;
import javax.swing.JLabel;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import org.netloom.reference.Pictures;
import org.netloom.reference.ReferencePage;
import org.netloom.render.Drawing;
import org.netloom.render.GraphicsPainter;
import org.netloom.spec.SpecType;

/** A page of the reference: picture, formula, settings, a worked example, when to use it and when not. */
public final class ReferencePanel extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final String CODE = "    ";
    private static final String FENCE = "```";

    private final ScrollPage column = new ScrollPage(new MigLayout("insets 20, gapy 4, fillx, wrap", "[grow,fill]"));

    public ReferencePanel(SpecType<?> type) {
        super(new MigLayout("insets 0, fill"));
        String[] sections = ReferencePage.text(type).split("\n## ", -1);
        add(column.scroll(), "grow");
        column.add(heading(type.name(), "h2"));
        column.add(new WrappedText(type.doc().summary()), "wmin 0");
        column.add(new Figure(Pictures.of(type)), "gaptop 8, gapbottom 4, wmin 0");
        for (String section : List.of(sections).subList(1, sections.length)) {
            int end = section.indexOf('\n');
            column.add(heading(section.substring(0, end), "h4"), "gaptop 12");
            body(section.substring(end + 1));
        }
    }

    private static JLabel heading(String text, String style) {
        JLabel label = new JLabel(text);
        label.putClientProperty("FlatLaf.styleClass", style);
        return label;
    }

    /** Paragraphs flow, code keeps its lines. */
    private void body(String text) {
        StringBuilder code = new StringBuilder();
        StringBuilder flow = new StringBuilder();
        boolean fenced = false;
        for (String line : text.split("\n", -1)) {
            if (line.startsWith(FENCE)) {
                fenced = !fenced;
            } else if (fenced || line.startsWith(CODE)) {
                flush(flow, false);
                code.append(fenced ? line : line.substring(CODE.length())).append('\n');
            } else {
                flush(code, true);
                if (line.isBlank() || line.startsWith("- ")) {
                    flush(flow, false);
                }
                flow.append(flow.isEmpty() ? "" : " ")
                        .append(line.startsWith("- ") ? "\u2022 " + line.substring(2) : line.strip());
            }
        }
        flush(code, true);
        flush(flow, false);
    }

    private void flush(StringBuilder text, boolean code) {
        String shown = text.toString().strip();
        text.setLength(0);
        if (shown.isEmpty()) {
            return;
        }
        WrappedText area = new WrappedText(code ? shown : shown.replace("`", ""));
        if (code) {
            area.putClientProperty("FlatLaf.style", "margin: 0,0,0,0; font: $monospaced.font");
        }
        column.add(area, code ? "wmin 0, gapleft 12" : "wmin 0");
    }

    /** The picture, on paper in either theme, no wider than there is room for. */
    private static final class Figure extends JPanel {
        private static final long serialVersionUID = 1L;

        private final transient Drawing drawing;
        private final transient GraphicsPainter painter = new GraphicsPainter();

        Figure(Drawing drawing) {
            this.drawing = drawing;
            setOpaque(false);
            setPreferredSize(new Dimension((int) Math.ceil(drawing.width()), (int) Math.ceil(drawing.height())));
            getAccessibleContext().setAccessibleName(drawing.description());
        }

        @Override
        protected void paintComponent(Graphics graphics) {
            Graphics2D g = (Graphics2D) graphics.create();
            double fit = Math.min(1, Math.min(getWidth() / drawing.width(), getHeight() / drawing.height()));
            g.scale(fit, fit);
            g.clip(new java.awt.geom.Rectangle2D.Double(0, 0, drawing.width(), drawing.height()));
            painter.paint(drawing, g);
            g.dispose();
        }
    }
}
