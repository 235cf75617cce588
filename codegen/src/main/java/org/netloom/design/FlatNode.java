package org.netloom.design;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.netloom.spec.LayerSpec;

/** A layer of an expanded design. */
public final class FlatNode {
    private final Body body;
    private final Node node;
    private final String path;
    private final int index;
    private final Content content;
    private final String owner;
    private final List<Input> inputs = new ArrayList<>();

    /**
     * An edge into a layer.
     *
     * @param edge as in the body where it is drawn
     */
    public record Input(Edge edge, Expansion.Value value) {
        public int port() {
            return edge.port();
        }

        /** The layer whose output arrives, blocks and block inputs in between passed; empty where there is none. */
        public Optional<FlatNode> source() {
            return Optional.ofNullable(value.producer());
        }
    }

    private FlatNode(Body body, Node node, String path, String owner, int index, Content content) {
        this.body = body;
        this.node = node;
        this.path = path;
        this.owner = owner;
        this.index = index;
        this.content = content;
    }

    static FlatNode of(Body body, Node node, String path, String owner, int index, Content content) {
        return new FlatNode(body, node, path, owner, index, content);
    }

    void connect(Edge edge, Expansion.Value value) {
        inputs.add(new Input(edge, value));
        inputs.sort(Comparator.comparingInt(Input::port));
    }

    /** The design or block that defines it. */
    public Body body() {
        return body;
    }

    /** The node as defined. */
    public Node node() {
        return node;
    }

    /** "stage1[0].conv1". */
    public String path() {
        return path;
    }

    /** Path of the layer whose parameters it has; empty where it has its own. */
    public Optional<String> sharedWith() {
        return owner.equals(path) ? Optional.empty() : Optional.of(owner);
    }

    /** Position in {@link Expansion#nodes()}. */
    public int index() {
        return index;
    }

    /** A layer, or what could not be read; values of block parameters are filled in. */
    public Content content() {
        return content;
    }

    /** The layer; empty where it could not be read. */
    public Optional<LayerSpec> spec() {
        return content instanceof Content.Layer(LayerSpec spec) ? Optional.of(spec) : Optional.empty();
    }

    /** The edges into it, by port. */
    public List<Input> inputs() {
        return Collections.unmodifiableList(inputs);
    }

    @Override
    public String toString() {
        return path + ": " + content.type();
    }
}
