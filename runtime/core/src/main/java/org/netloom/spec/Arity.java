package org.netloom.spec;

/** How many inputs a layer takes. */
public record Arity(int min, int max) {
    public static final Arity NONE = new Arity(0, 0);
    public static final Arity ONE = new Arity(1, 1);
    public static final Arity TWO = new Arity(2, 2);
    public static final Arity ANY = new Arity(1, Integer.MAX_VALUE);
    public static final Arity MANY = new Arity(2, Integer.MAX_VALUE);

    public boolean accepts(int inputs) {
        return inputs >= min && inputs <= max;
    }

    /** "no input", "one input", "2 inputs", "at least two inputs". */
    @Override
    public String toString() {
        if (max == 0) {
            return "no input";
        }
        if (min == max) {
            return min == 1 ? "one input" : min + " inputs";
        }
        return min == 1 ? "at least one input" : "at least " + (min == 2 ? "two" : Integer.toString(min)) + " inputs";
    }
}
