package org.netloom.spec;

/** Works out the arithmetic that formulas show: + - * / with brackets, floor(...) and ceil(...). */
final class Arithmetic {
    private final String text;
    private int at;

    private Arithmetic(String text) {
        this.text = text.replace(" ", "");
    }

    static double evaluate(String text) {
        Arithmetic a = new Arithmetic(text);
        double value = a.sum();
        if (a.at < a.text.length()) {
            throw new IllegalArgumentException("'" + a.text.substring(a.at) + "' is left over of " + text);
        }
        return value;
    }

    private double sum() {
        double value = product();
        while (true) {
            if (accept("+")) {
                value += product();
            } else if (accept("-")) {
                value -= product();
            } else {
                return value;
            }
        }
    }

    private double product() {
        double value = factor();
        while (true) {
            if (accept("*")) {
                value *= factor();
            } else if (accept("/")) {
                value /= factor();
            } else {
                return value;
            }
        }
    }

    private double factor() {
        if (accept("floor(")) {
            return Math.floor(bracketed());
        }
        if (accept("ceil(")) {
            return Math.ceil(bracketed());
        }
        if (accept("(")) {
            return bracketed();
        }
        int start = at;
        while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        return Double.parseDouble(text.substring(start, at));
    }

    private double bracketed() {
        double value = sum();
        if (!accept(")")) {
            throw new IllegalArgumentException("no closing bracket in " + text);
        }
        return value;
    }

    private boolean accept(String token) {
        boolean found = text.startsWith(token, at);
        at += found ? token.length() : 0;
        return found;
    }
}
