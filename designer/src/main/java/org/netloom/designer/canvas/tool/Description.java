package org.netloom.designer.canvas.tool;

import java.util.Optional;
import java.util.stream.Collectors;
import org.netloom.design.Edge;
import org.netloom.designer.Texts;
import org.netloom.designer.canvas.Card;
import org.netloom.designer.canvas.Scene;
import org.netloom.designer.canvas.SceneNode;
import org.netloom.designer.canvas.Trouble;
import org.netloom.designer.document.Editor;
import org.netloom.designer.document.Selection;

/** Says what is selected, for those who cannot see it. */
final class Description {
    private Description() {}

    static String of(Editor editor, Scene scene) {
        Selection selection = editor.selection();
        Optional<SceneNode> single = selection.single().flatMap(scene::node);
        if (single.isPresent()) {
            return of(editor, single.get());
        }
        if (selection.isEmpty()) {
            return Texts.get(
                    "canvas.description",
                    editor.body().nodes().size(),
                    editor.body().edges().size());
        }
        return Texts.get(
                "canvas.describe.several",
                selection.nodes().size(),
                selection.edges().size(),
                selection.notes().size());
    }

    private static String of(Editor editor, SceneNode node) {
        Card card = node.card();
        StringBuilder text = new StringBuilder(card.id()).append(", ").append(card.type());
        if (!card.settings().isEmpty()) {
            text.append(", ").append(card.settings());
        }
        if (!card.shape().isEmpty()) {
            text.append("; ").append(Texts.get("canvas.describe.output", card.shape()));
        }
        if (card.parameters() > 0) {
            text.append("; ").append(Texts.get("canvas.tip.parameters", card.parameters()));
        }
        String from =
                editor.body().edgesInto(card.id()).stream().map(Edge::from).collect(Collectors.joining(", "));
        String to = editor.body().edgesOutOf(card.id()).stream().map(Edge::to).collect(Collectors.joining(", "));
        if (!from.isEmpty()) {
            text.append("; ").append(Texts.get("canvas.describe.from", from));
        }
        if (!to.isEmpty()) {
            text.append("; ").append(Texts.get("canvas.describe.to", to));
        }
        for (Trouble t : card.troubles()) {
            text.append(". ").append(t.text());
        }
        return text.toString();
    }
}
