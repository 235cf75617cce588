package org.netloom.designer.edit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.netloom.design.Content;
import org.netloom.design.Design;
import org.netloom.design.DesignFile;
import org.netloom.design.Edge;
import org.netloom.design.Node;
import org.netloom.designer.Texts;
import org.netloom.designer.document.Editor;
import org.netloom.designer.document.Place;
import org.netloom.designer.document.Selection;
import org.netloom.problem.NetloomException;
import org.netloom.problem.Problem;

/**
 * A part of a design as text: a small design file with the selected nodes, the edges between them, the blocks that they
 * need and the selected notes. So a whole design is a clip too. What came out of a block carries the values of its
 * parameters with it, in the field "parameters".
 *
 * @param part the nodes, edges, blocks and notes
 * @param parameters values of parameters of the block that the part was in
 */
record Clip(Design part, Map<String, Object> parameters) {
    private static final String PARAMETERS = "parameters";

    /** Longer texts are no part of a design. */
    private static final int LONGEST = 32 << 20;

    static Clip of(Editor editor, Selection selection) {
        Design part = Design.named("clip");
        Map<String, Place> places = editor.places();
        Set<String> ids = selection.nodes();
        Map<String, Object> around = Surroundings.values(editor);
        Map<String, Object> parameters = new LinkedHashMap<>();
        List<Content> contents = new ArrayList<>();
        for (Node node : editor.body().nodes()) {
            if (ids.contains(node.id())) {
                Place place = places.get(node.id());
                part.add(node.position().isPresent() || place == null ? node : node.at(Stack.of(place)));
                contents.add(node.content());
                References.in(node).stream()
                        .filter(around::containsKey)
                        .forEach(name -> parameters.put(name, around.get(name)));
            }
        }
        editor.body().edges().stream()
                .filter(e -> ids.contains(e.from()) && ids.contains(e.to()))
                .forEach(part::connect);
        Blocks.copyNeeded(editor.design(), part, contents);
        if (editor.scope().isRoot()) {
            selection
                    .notes()
                    .forEach(i -> part.notes().add(editor.design().notes().get(i)));
        }
        return new Clip(part, parameters);
    }

    boolean isEmpty() {
        return part.nodes().isEmpty() && part.notes().isEmpty();
    }

    /** As it goes to the clipboard. */
    String text() {
        Design written = part.copy();
        if (!parameters.isEmpty()) {
            written.unknown().put(PARAMETERS, parameters);
        }
        return DesignFile.text(written);
    }

    /**
     * Reads what is in a clipboard.
     *
     * @throws EditRefused if it is no part of a design, or an empty one
     */
    @SuppressWarnings("unchecked")
    static Clip parse(String text) {
        if (text.length() > LONGEST) {
            throw EditRefused.because("edit.paste.rubbish", text.length());
        }
        Design part;
        try {
            part = DesignFile.parse(text, Texts.get("edit.paste.clipboard"));
        } catch (NetloomException e) {
            String why = e.problems().stream().findFirst().map(Problem::text).orElse("");
            throw new EditRefused(Texts.get("edit.paste.rubbish", why), e);
        }
        if (part.nodes().isEmpty() && part.notes().isEmpty()) {
            throw EditRefused.because("edit.paste.empty");
        }
        Map<String, Object> parameters = part.unknown().get(PARAMETERS) instanceof Map<?, ?> m
                ? new LinkedHashMap<>((Map<String, Object>) m)
                : Map.of();
        return new Clip(part, parameters);
    }

    /** The edges both of whose ends are in it. */
    List<Edge> inner() {
        return part.edges().stream()
                .filter(e -> part.has(e.from()) && part.has(e.to()))
                .toList();
    }
}
