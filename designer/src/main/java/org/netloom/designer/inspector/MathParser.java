package org.netloom.designer.inspector;

import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.font.FontRenderContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the arithmetic of formulas, as "floor((28 + 2*2 - 5)/2) + 1", and sets it: fractions with a line, floor and ceil as
 * brackets. What it does not understand it leaves to be shown as it is.
 */
final class MathParser {
    private final String text;
    private final Font font;
    private final FontRenderContext context;
    private final double axis;
    private int at;

    private MathParser(String text, FontMetrics metrics) {
        this.text = text;
        this.font = metrics.getFont();
        this.context = metrics.getFontRenderContext();
        this.axis = MathBox.axis(metrics);
    }

    /** The set formula; the plain text where it is not understood. */
    static MathBox set(String text, FontMetrics metrics) {
        return new MathParser(text, metrics)
                .equation()
                .orElseGet(() -> new MathBox.Text(text, metrics.getFont(), metrics.getFontRenderContext()));
    }

    /** True where the whole text is understood. */
    static boolean understands(String text, FontMetrics metrics) {
        return new MathParser(text, metrics).equation().isPresent();
    }

    private Optional<MathBox> equation() {
        List<MathBox> parts = new ArrayList<>();
        do {
            if (!parts.isEmpty()) {
                parts.add(word("  =  "));
            }
            Optional<MathBox> side = sum();
            if (side.isEmpty()) {
                return Optional.empty();
            }
            parts.add(side.get());
        } while (accept('='));
        skip();
        return at == text.length() ? Optional.of(new MathBox.Row(parts)) : Optional.empty();
    }

    private Optional<MathBox> sum() {
        List<MathBox> parts = new ArrayList<>();
        if (accept('-')) {
            parts.add(word("−"));
        }
        Optional<MathBox> first = product();
        if (first.isEmpty()) {
            return first;
        }
        parts.add(first.get());
        while (true) {
            boolean plus = accept('+');
            if (!plus && !accept('-')) {
                return Optional.of(parts.size() == 1 ? parts.getFirst() : new MathBox.Row(parts));
            }
            Optional<MathBox> next = product();
            if (next.isEmpty()) {
                return next;
            }
            parts.add(word(plus ? " + " : " − "));
            parts.add(next.get());
        }
    }

    private Optional<MathBox> product() {
        int start = mark();
        Optional<MathBox> left = factor();
        if (left.isEmpty()) {
            return left;
        }
        MathBox box = left.get();
        boolean single = true;
        while (true) {
            if (accept('*')) {
                Optional<MathBox> right = factor();
                if (right.isEmpty()) {
                    return right;
                }
                box = new MathBox.Row(List.of(box, word(" · "), right.get()));
                single = false;
            } else if (accept('/')) {
                // The line of the fraction stands for the brackets around what is over and under it.
                MathBox over = single ? unfenced(start).orElse(box) : box;
                int from = mark();
                Optional<MathBox> right = factor();
                if (right.isEmpty()) {
                    return right;
                }
                int behind = at;
                MathBox under = unfenced(from).orElse(right.get());
                at = behind;
                box = new MathBox.Fraction(over, under, axis);
                single = false;
            } else {
                return Optional.of(box);
            }
        }
    }

    /** The inside of the brackets that begin at a place, where there are any. */
    private Optional<MathBox> unfenced(int from) {
        int now = at;
        at = from;
        Optional<MathBox> inside = accept('(') ? sum() : Optional.empty();
        at = now;
        return inside;
    }

    private Optional<MathBox> factor() {
        skip();
        for (MathBox.Fence.Kind kind : MathBox.Fence.Kind.values()) {
            String name = switch (kind) {
                case ROUND -> "";
                case FLOOR -> "floor";
                case CEILING -> "ceil";
            };
            if (text.startsWith(name + "(", at)) {
                at += name.length() + 1;
                Optional<MathBox> inner = sum();
                return accept(')') ? inner.map(i -> new MathBox.Fence(i, kind)) : Optional.empty();
            }
        }
        int from = at;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        return from == at ? Optional.empty() : Optional.of(word(grouped(text.substring(from, at))));
    }

    /** Long results are easier to read in groups of three. */
    private static String grouped(String number) {
        return number.matches("\\d{5,18}") ? Amounts.count(Long.parseLong(number)) : number;
    }

    private int mark() {
        skip();
        return at;
    }

    private boolean accept(char c) {
        skip();
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private void skip() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }

    private MathBox word(String word) {
        return new MathBox.Text(word, font, context);
    }
}
