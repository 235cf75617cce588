package org.netloom.designer.canvas.tool;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.netloom.design.Body;
import org.netloom.design.Content;
import org.netloom.design.Design;
import org.netloom.design.Node;
import org.netloom.designer.document.Scope;
import org.netloom.json.Json;
import org.netloom.spec.LayerSpec;
import org.netloom.spec.SpecType;

/** Finds nodes by words of their name, type, category and parameters, in the design and in every block that it uses. */
final class Finder {
    private final Design design;
    private final List<String> words;
    private final List<Found> found = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    private Finder(Design design, List<String> words) {
        this.design = design;
        this.words = words;
    }

    /** A node where it is defined, and a way there. */
    record Found(Scope scope, String node) {}

    /** What has all words of the query; nothing for a blank one. Each block is searched once, however often it is used. */
    static List<Found> find(Design design, String query) {
        List<String> words = Arrays.stream(query.toLowerCase(Locale.ROOT).split("[\\s,;]+"))
                .filter(w -> !w.isEmpty())
                .toList();
        if (words.isEmpty()) {
            return List.of();
        }
        Finder finder = new Finder(design, words);
        finder.search(design, Scope.ROOT);
        return List.copyOf(finder.found);
    }

    private void search(Body body, Scope scope) {
        for (String id : body.order()) {
            Node node = body.node(id).orElseThrow();
            String text = text(node);
            if (words.stream().allMatch(text::contains)) {
                found.add(new Found(scope, id));
            }
            if (node.content() instanceof Content.BlockUse use && seen.add(use.block())) {
                design.block(use.block()).ifPresent(b -> search(b, scope.inside(id)));
            }
        }
    }

    /** Everything that is known of a node, in small letters: "conv1 conv2d convolution 6 filters 5x5 kernel=5 ...". */
    private static String text(Node node) {
        StringBuilder text =
                new StringBuilder(node.id()).append('\n').append(node.content().type());
        switch (node.content()) {
            case Content.Layer(LayerSpec spec) -> {
                text.append('\n').append(spec.category().title());
                text.append('\n').append(summary(spec));
                values(text, SpecType.of(spec).toJson(spec));
            }
            case Content.Template template -> values(text, template.values());
            case Content.BlockUse use -> {
                text.append('\n').append(use.block());
                values(text, use.arguments());
            }
            case Content.Unreadable unreadable -> values(text, unreadable.values());
            case Content.BlockInput _ -> text.append("\ninput");
        }
        return text.append('\n').append(node.note()).toString().toLowerCase(Locale.ROOT);
    }

    private static <T extends LayerSpec> String summary(T spec) {
        return SpecType.of(spec).summary(spec);
    }

    private static void values(StringBuilder text, Map<String, Object> values) {
        values.forEach((name, value) -> text.append('\n')
                .append(name)
                .append('=')
                .append(Json.brief(value).replace("\"", "")));
    }
}
