package org.netloom.design;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A connection: the output of one node is input number {@code port} of another. A node has one output, which any number
 * of edges may leave.
 *
 * @param port 0 for the first or only input
 */
public record Edge(String from, String to, int port) {
    private static final Pattern TEXT = Pattern.compile("(.+?) -> (.+?)(?::(\\d{1,6}))?", Pattern.DOTALL);

    /** Ports of a file go up to here. */
    static final int MAX_PORT = 999_999;

    public static Edge of(String from, String to) {
        return new Edge(from, to, 0);
    }

    public static Edge of(String from, String to, int port) {
        return new Edge(from, to, port);
    }

    /** Reads "conv1 -> sum:1"; empty where the text is none. */
    public static Optional<Edge> parse(String text) {
        Matcher m = TEXT.matcher(text);
        if (!m.matches()) {
            return Optional.empty();
        }
        int port = m.group(3) == null ? 0 : Integer.parseInt(m.group(3));
        return Optional.of(new Edge(m.group(1).strip(), m.group(2).strip(), port));
    }

    /** The same edge after a node was renamed. */
    public Edge renamed(String old, String now) {
        return new Edge(from.equals(old) ? now : from, to.equals(old) ? now : to, port);
    }

    /** "conv1 -> sum:1", without the port where it is the first. */
    @Override
    public String toString() {
        return from + " -> " + to + (port == 0 ? "" : ":" + port);
    }
}
