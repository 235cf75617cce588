package org.netloom.generate;

import org.netloom.spec.Shape;

/**
 * A line of Java with what is said at its end: the shape of what it computes, and a remark. {@link JavaLayout} puts the
 * three into columns.
 */
record Line(String code, String shape, String remark) {
    static Line of(String code) {
        return new Line(code, "", "");
    }

    static Line of(String code, Shape shape, String remark) {
        return new Line(code, shape.toString(), Quote.comment(remark));
    }

    /** The same, further to the right. */
    Line indented() {
        return new Line("    " + code, shape, remark);
    }

    @Override
    public String toString() {
        if (shape.isEmpty() && remark.isEmpty()) {
            return code;
        }
        return code + " // " + (shape.isEmpty() || remark.isEmpty() ? shape + remark : shape + "\t" + remark);
    }
}
