package org.netloom.designer.widget;

import org.netloom.designer.Texts;
import org.netloom.json.Json;
import org.netloom.spec.Component;
import org.netloom.spec.Doc;

/** Tooltips made of what specs say about themselves: wrapped, and safe whatever the texts hold. */
public final class Tips {
    private static final int WIDTH = 360;

    private Tips() {}

    /** Plain text as HTML of a readable width; lines stay lines. */
    public static String wrapped(String text) {
        return html(escape(text).replace("\n", "<br>"));
    }

    /** What a type does, its formula, when to use it, and where that comes from. */
    public static String of(String title, Doc doc) {
        return html("<b>" + escape(title) + "</b><br>" + escape(doc.summary()) + "<p style='margin-top:6'><code>"
                + escape(doc.formula()) + "</code><p style='margin-top:6'>" + escape(doc.use())
                + "<p style='margin-top:6'><i>" + escape(doc.source()) + "</i>");
    }

    /** What a hyper-parameter is, with its range and its default. */
    public static String of(Component component) {
        StringBuilder text = new StringBuilder("<b>")
                .append(escape(component.words()))
                .append("</b><br>")
                .append(escape(component.param().doc()));
        if (!component.range().isOpen()) {
            text.append("<br>")
                    .append(escape(Texts.get("plan.range", component.range().toString())));
        }
        if (component.defaultValue() != null) {
            Object json = component.toJson(component.defaultValue());
            boolean plain = !(json instanceof Iterable<?>) && !(json instanceof java.util.Map<?, ?>);
            if (plain && !json.equals("")) {
                text.append("<br>").append(escape(Texts.get("plan.default", words(json))));
            }
        }
        return html(text.toString());
    }

    private static String words(Object json) {
        return switch (json) {
            case Boolean on -> Texts.get(on ? "plan.yes" : "plan.no");
            case String s -> s;
            case Double d -> Json.number(d);
            default -> String.valueOf(json);
        };
    }

    private static String html(String body) {
        return "<html><body style='width:" + WIDTH * 3 / 4 + "'>" + body + "</body></html>";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
