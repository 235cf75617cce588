package org.netloom.designer.palette;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.netloom.designer.Texts;
import org.netloom.designer.edit.NewLayers;
import org.netloom.spec.Category;
import org.netloom.spec.LayerSpec;
import org.netloom.spec.SpecFamily;
import org.netloom.spec.SpecType;

/** Every type of layer as the palette offers it: what a new one looks like, its category and the words it is found by. */
public final class LayerCatalog {
    private static final Map<String, LayerEntry> ENTRIES = SpecFamily.of(LayerSpec.class).types().stream()
            .map(LayerCatalog::entry)
            .collect(Collectors.toMap(LayerEntry::name, Function.identity(), (a, _) -> a, LinkedHashMap::new));

    private LayerCatalog() {}

    /** All types by category, in the order of the palette. */
    public static List<LayerEntry> entries() {
        return ENTRIES.values().stream()
                .sorted((a, b) -> a.category().compareTo(b.category()))
                .toList();
    }

    /** The entry of a type as in design files; empty where there is no such type. */
    public static Optional<LayerEntry> entry(String type) {
        return Optional.ofNullable(ENTRIES.get(type));
    }

    private static LayerEntry entry(SpecType<? extends LayerSpec> type) {
        LayerSpec fresh = NewLayers.of(type.name());
        String key = "palette.synonyms." + type.name();
        return new LayerEntry(
                type.name(),
                fresh.category(),
                fresh,
                type.doc().summary(),
                type.doc().formula(),
                Texts.has(key) ? Texts.get(key) : "");
    }

    /**
     * A type of layer in the palette.
     *
     * @param name as in design files
     * @param fresh a new layer of that type
     * @param summary one line on what it does
     * @param synonyms other names that people look for, separated by commas
     */
    public record LayerEntry(
            String name, Category category, LayerSpec fresh, String summary, String formula, String synonyms) {}
}
