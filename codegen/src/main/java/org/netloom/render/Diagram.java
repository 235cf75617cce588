package org.netloom.render;

import java.util.List;
import java.util.Optional;
import org.netloom.problem.Severity;
import org.netloom.spec.Category;

/**
 * What a picture shows, as finished texts: it knows neither design nor screen nor places.
 *
 * @param title of the picture, or name of the block
 * @param subtitle one line of totals
 * @param marks problems that stand at no single node
 */
public record Diagram(String title, String subtitle, List<Item> items, List<Link> links, List<Mark> marks) {
    public Diagram {
        items = List.copyOf(items);
        links = List.copyOf(links);
        marks = List.copyOf(marks);
    }

    /** Something with a place. */
    public sealed interface Item permits Card, Frame, Terminal {
        /** What links name. */
        String id();
    }

    /**
     * A box with one or more layers in it, one below the other: a convolution and the activation right behind it.
     *
     * @param parts at least one
     */
    public record Card(String id, List<Part> parts) implements Item {
        public Card {
            parts = List.copyOf(parts);
        }
    }

    /**
     * One layer or collapsed block.
     *
     * @param path of the node
     * @param summary its hyper-parameters in short
     * @param shape of its output, empty where it is unknown
     * @param count of its parameters, empty where it has none
     * @param repeat how often a block is used in a row
     * @param category of the layer; empty for a block
     * @param tooltip everything there is to say
     */
    public record Part(
            String path,
            String name,
            String type,
            String summary,
            String shape,
            String count,
            int repeat,
            Optional<Category> category,
            List<Mark> marks,
            String tooltip) {
        public Part {
            marks = List.copyOf(marks);
        }
    }

    /** A block, opened; its inside has a {@link Terminal} for each input and one where data goes out. */
    public record Frame(String id, Part part, Diagram inside) implements Item {}

    /**
     * Where data enters or leaves an opened block.
     *
     * @param label its name where there are several; empty otherwise
     */
    public record Terminal(String id, boolean entry, String label) implements Item {}

    /**
     * The output of one item goes into another.
     *
     * @param shape of what flows
     * @param broken true where the edge is part of a problem
     */
    public record Link(String from, String to, String shape, boolean broken) {}

    /** A problem, in a line. */
    public record Mark(Severity severity, String text) {}
}
