package org.netloom.designer.palette;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.netloom.design.BlockDefinition;
import org.netloom.design.Body;
import org.netloom.design.Content;
import org.netloom.design.Design;
import org.netloom.designer.Texts;
import org.netloom.designer.palette.LayerCatalog.LayerEntry;
import org.netloom.designer.palette.PaletteRow.Header;
import org.netloom.designer.palette.PaletteRow.Item;

/** What the palette lists: everything in sections, or what was searched for with the best first. */
public final class PaletteRows {
    private PaletteRows() {}

    /**
     * The rows for what was typed.
     *
     * @param shown the body that new nodes go to: a block cannot hold itself
     */
    public static List<PaletteRow> of(Design design, Body shown, String query) {
        return query.isBlank() ? sections(design, shown) : found(design, shown, query);
    }

    /** What can be added, the best match for what was typed first. */
    public static List<Item> items(Design design, Body shown, String query) {
        List<Ranked> ranked = new ArrayList<>();
        for (LayerEntry e : LayerCatalog.entries()) {
            int score = PaletteSearch.score(
                    query, e.name(), e.synonyms(), e.category().title(), e.summary());
            ranked.add(new Ranked(layer(e), score));
        }
        for (Item block : blocks(design, shown)) {
            ranked.add(new Ranked(
                    block, PaletteSearch.score(query, block.name(), "", Texts.get("palette.blocks"), block.summary())));
        }
        return ranked.stream()
                .filter(r -> r.score() != PaletteSearch.NO)
                .sorted(Comparator.comparingInt(Ranked::score).reversed())
                .map(Ranked::item)
                .toList();
    }

    /** True where a node of this content can be added to the body that is shown. */
    public static boolean offers(Design design, Body shown, Content content) {
        return !(content instanceof Content.BlockUse)
                || blocks(design, shown).stream().anyMatch(i -> i.content().equals(content));
    }

    private record Ranked(Item item, int score) {}

    private static List<PaletteRow> found(Design design, Body shown, String query) {
        return List.copyOf(items(design, shown, query));
    }

    private static List<PaletteRow> sections(Design design, Body shown) {
        List<PaletteRow> rows = new ArrayList<>();
        List<Item> blocks = blocks(design, shown);
        if (!blocks.isEmpty()) {
            rows.add(new Header(Texts.get("palette.blocks")));
            rows.addAll(blocks);
        }
        String section = "";
        for (LayerEntry e : LayerCatalog.entries()) {
            String title = e.category().title();
            if (!title.equals(section)) {
                rows.add(new Header(title));
                section = title;
            }
            rows.add(layer(e));
        }
        return rows;
    }

    private static Item layer(LayerEntry e) {
        return new Item(
                e.name(), Optional.of(e.category()), new Content.Layer(e.fresh()), e.summary(), e.formula(), "");
    }

    private static List<Item> blocks(Design design, Body shown) {
        return design.blocks().stream()
                .filter(b -> !holds(design, b, shown.name(), new HashSet<>()) || !(shown instanceof BlockDefinition))
                .map(b -> block(design, b))
                .toList();
    }

    private static Item block(Design design, BlockDefinition block) {
        long uses = design.bodies().stream()
                .flatMap(b -> b.nodes().stream())
                .filter(n -> n.content() instanceof Content.BlockUse use
                        && use.block().equals(block.name()))
                .count();
        int layers = (int) block.nodes().stream()
                .filter(n -> !(n.content() instanceof Content.BlockInput))
                .count();
        String parameters = String.join(", ", block.parameters().keySet());
        String summary =
                Texts.get(parameters.isEmpty() ? "palette.block" : "palette.block.parameters", layers, parameters);
        String parts = block.nodes().stream()
                .filter(n -> !(n.content() instanceof Content.BlockInput))
                .map(n -> n.content().type())
                .distinct()
                .collect(Collectors.joining(", "));
        return new Item(
                block.name(),
                Optional.empty(),
                Content.BlockUse.of(block.name()),
                summary,
                parts,
                Texts.get("palette.uses", uses));
    }

    /** True where a block is, or has within it, the block of a name. */
    private static boolean holds(Design design, BlockDefinition block, String name, Set<String> seen) {
        if (block.name().equals(name)) {
            return true;
        }
        return seen.add(block.name())
                && block.nodes().stream()
                        .map(n -> n.content())
                        .filter(Content.BlockUse.class::isInstance)
                        .flatMap(c -> design.block(((Content.BlockUse) c).block()).stream())
                        .anyMatch(b -> holds(design, b, name, seen));
    }
}
