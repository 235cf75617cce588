package org.netloom.generate;

/** The generator wrote something that is not what it should be. A mistake in Netloom, not of its user. */
public final class GeneratorDefect extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient String text;

    GeneratorDefect(String path, String problem, String text) {
        super("Netloom generated a wrong " + path
                + "; nothing was written. This is a mistake in Netloom: please report it" + " with your design. "
                + problem + " " + JavaFormatter.excerpt(text, problem).strip());
        this.text = text;
    }

    /** The whole text that was generated. */
    public String text() {
        return text;
    }
}
