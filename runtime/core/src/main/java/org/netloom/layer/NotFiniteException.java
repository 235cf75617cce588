package org.netloom.layer;

/** A value became NaN or infinite; names the first node where that shows. */
public final class NotFiniteException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String node;
    private final String what;

    NotFiniteException(String node, String what) {
        super("the " + what + " of " + node + " is not a finite number");
        this.node = node;
        this.what = what;
    }

    public String node() {
        return node;
    }

    /** "output" or "gradient". */
    public String what() {
        return what;
    }
}
