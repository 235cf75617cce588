package org.netloom.design;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.netloom.spec.LayerSpec;

/**
 * A named sub-network with parameters, to be used several times. It has one {@link Content.BlockInput} for each of its
 * inputs, and one end; values of its layers may be names of its parameters ("$filters").
 */
public final class BlockDefinition extends Body {
    private final String name;
    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private final Map<String, Object> unknown = new LinkedHashMap<>();

    public BlockDefinition(String name) {
        this.name = name;
    }

    /** An empty block with its input node, which is called "in". */
    public static BlockDefinition named(String name) {
        return new BlockDefinition(name).add("in", new Content.BlockInput());
    }

    @Override
    public String name() {
        return name;
    }

    /** Where its inputs come in: input number k of a use is the k-th, in the order of the document. */
    public List<Node> inputs() {
        return nodes().stream()
                .filter(n -> n.content() instanceof Content.BlockInput)
                .toList();
    }

    /** Parameters and their defaults, in order. */
    public Map<String, Object> parameters() {
        return Collections.unmodifiableMap(parameters);
    }

    /** Adds a parameter or changes its default. */
    public BlockDefinition parameter(String parameter, Object def) {
        parameters.put(parameter, def instanceof Integer i ? (Object) i.longValue() : def);
        return this;
    }

    /** Takes a parameter away; values that name it stay and are broken. */
    public void removeParameter(String parameter) {
        parameters.remove(parameter);
    }

    final void parameters(Map<String, Object> now) {
        parameters.clear();
        parameters.putAll(now);
    }

    /** Fields of the file that this version does not know; they are saved again. */
    public Map<String, Object> unknown() {
        return unknown;
    }

    /** A copy that shares nothing changeable, under another name or the same. */
    public BlockDefinition copy(String newName) {
        BlockDefinition copy = new BlockDefinition(newName);
        copy.copyFrom(this);
        copy.parameters.putAll(parameters);
        copy.unknown.putAll(unknown);
        return copy;
    }

    @Override
    public BlockDefinition add(Node node) {
        super.add(node);
        return this;
    }

    @Override
    public BlockDefinition add(String id, LayerSpec spec) {
        super.add(id, spec);
        return this;
    }

    @Override
    public BlockDefinition add(String id, Content content) {
        super.add(id, content);
        return this;
    }

    @Override
    public BlockDefinition then(String id, LayerSpec spec) {
        super.then(id, spec);
        return this;
    }

    @Override
    public BlockDefinition then(String id, Content content) {
        super.then(id, content);
        return this;
    }

    @Override
    public BlockDefinition chain(LayerSpec... specs) {
        super.chain(specs);
        return this;
    }

    @Override
    public BlockDefinition share(String id, String with) {
        super.share(id, with);
        return this;
    }

    @Override
    public BlockDefinition after(String id) {
        super.after(id);
        return this;
    }

    @Override
    public BlockDefinition connect(String from, String to) {
        super.connect(from, to);
        return this;
    }

    @Override
    public BlockDefinition connect(String from, String to, int port) {
        super.connect(from, to, port);
        return this;
    }
}
