package org.netloom.designer.canvas;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.netloom.check.NodeReport;
import org.netloom.design.Body;
import org.netloom.design.Edge;
import org.netloom.design.Node;
import org.netloom.designer.Texts;
import org.netloom.problem.Severity;
import org.netloom.spec.Formula;

/** What tooltips say: all numbers of a node with their arithmetic, and its problems. */
final class CardTips {
    private static final int WIDTH = 320;
    /** Longer lines are broken. */
    private static final int LONG = 56;

    private CardTips() {}

    /** Everything there is to say about a node, a line each. */
    static List<String> lines(SceneNode n, Body body, Facts facts) {
        Card c = n.card();
        List<String> lines = new ArrayList<>();
        c.troubles().forEach(t -> lines.add(t.code() + "  " + t.text()));
        lines.add(c.path() + ": " + CardPainter.typeText(c) + (c.settings().isEmpty() ? "" : ", " + c.settings()));
        Optional<NodeReport> report = facts.report(c.path());
        report.ifPresent(r -> {
            r.shapeFormulas().stream().map(Formula::toString).forEach(lines::add);
            if (r.parameterCount() > 0) {
                lines.add(
                        Texts.get("canvas.tip.parameters", r.parameterFormula().equation()));
            }
            if (r.multiplyAdds().value() > 0) {
                lines.add(Texts.get("canvas.tip.multiplyAdds", r.multiplyAdds().equation()));
            }
        });
        if (c.assumed()) {
            lines.add(Texts.get("canvas.tip.assumed"));
        }
        body.node(c.id()).map(Node::note).filter(t -> !t.isBlank()).ifPresent(lines::add);
        return lines;
    }

    /** The tooltip of a node: its problems first. */
    static String html(SceneNode n, Body body, Facts facts, CanvasColors colors) {
        List<String> lines = lines(n, body, facts);
        boolean wide = lines.stream().anyMatch(l -> l.length() > LONG);
        StringBuilder html = new StringBuilder(wide ? "<html><div style='width:" + WIDTH + "px'>" : "<html><div>");
        int problems = n.card().troubles().size();
        for (int i = 0; i < lines.size(); i++) {
            String text = escape(lines.get(i)).replace("\n", "<br>");
            if (i < problems) {
                boolean error = n.card().troubles().get(i).severity() == Severity.ERROR;
                String colour = hex(error ? colors.error() : colors.warning());
                html.append("<div style='margin-bottom:6px;color:")
                        .append(colour)
                        .append("'>");
            } else {
                html.append(i == problems ? "<div style='font-weight:bold'>" : "<div>");
            }
            html.append(text).append("</div>");
        }
        return html.append("</div></html>").toString();
    }

    /** The tooltip of an edge: what flows from where to where. */
    static String html(SceneEdge e) {
        Edge edge = e.edge();
        String what = e.shape().isEmpty() ? "" : "<br>" + escape(e.shape());
        return "<html>" + escape(edge.from() + " \u2192 " + edge.to()) + what + "</html>";
    }

    private static String hex(java.awt.Color c) {
        return String.format("#%06x", c.getRGB() & 0xffffff);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
