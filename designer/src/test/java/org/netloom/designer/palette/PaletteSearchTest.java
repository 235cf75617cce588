package org.netloom.designer.palette;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.netloom.design.BlockDefinition;
import org.netloom.design.Content;
import org.netloom.design.Design;
import org.netloom.designer.palette.PaletteRow.Header;
import org.netloom.designer.palette.PaletteRow.Item;
import org.netloom.spec.Category;
import org.netloom.spec.Dense;
import org.netloom.spec.LayerSpec;
import org.netloom.spec.SpecFamily;
import org.netloom.spec.SpecType;

/** What the palette lists and finds, without a window. */
class PaletteSearchTest {
    private static final Design EMPTY = Design.named("empty");

    private static List<String> found(String query) {
        return PaletteRows.items(EMPTY, EMPTY, query).stream().map(Item::name).toList();
    }

    @Test
    void everyLayerIsThereAndANewOneIsLegal() {
        assertEquals(
                SpecFamily.of(LayerSpec.class).types().size(),
                LayerCatalog.entries().size());
        LayerCatalog.entries().forEach(e -> assertTrue(problems(e.fresh()).isEmpty(), e.name()));
    }

    @SuppressWarnings("unchecked")
    private static List<?> problems(LayerSpec spec) {
        return ((SpecType<LayerSpec>) SpecType.of(spec)).problems(spec);
    }

    @Test
    void everyCategoryHasAnIcon() {
        for (Category category : Category.values()) {
            assertTrue(LayerIcons.exists(LayerIcons.drawing(category)), category.title());
        }
        for (String other : List.of("block", "block-input", "unreadable", "note")) {
            assertTrue(LayerIcons.exists(other), other);
        }
    }

    @Test
    void searchKnowsWhatPeopleCallLayers() {
        assertEquals("ReLU", found("relu").getFirst());
        assertEquals("MaxPool2d", found("max pool").getFirst());
        assertEquals("MaxPool2d", found("maxpool").getFirst());
        assertEquals("Dense", found("fully connected").getFirst());
        assertEquals("Dense", found("linear").getFirst());
        assertEquals("ConvTranspose2d", found("deconv").getFirst());
        assertEquals("SiLU", found("swish").getFirst());
        assertEquals("Conv2d", found("conv").getFirst());
        assertTrue(found("activation").containsAll(List.of("ReLU", "Tanh", "Softmax")));
        assertTrue(found("xyzzy").isEmpty());
    }

    @Test
    void blocksOfTheDesignAreListedWithTheirUses() {
        BlockDefinition inner = BlockDefinition.named("Inner").then("fc", Dense.of(3));
        BlockDefinition outer = BlockDefinition.named("Outer").then("use", Content.BlockUse.of("Inner"));
        Design design = Design.named("d").block(inner).block(outer);
        design.add("a", Content.BlockUse.of("Inner"));
        List<PaletteRow> rows = PaletteRows.of(design, design, "");
        assertTrue(rows.getFirst() instanceof Header);
        Item first = (Item) rows.get(1);
        assertEquals("Inner", first.name());
        assertEquals("2 uses", first.aside());
        assertEquals("1 layer", first.summary());
        assertEquals("not used", ((Item) rows.get(2)).aside());

        List<String> inside =
                PaletteRows.items(design, inner, "").stream().map(Item::name).toList();
        assertFalse(inside.contains("Inner"), "a block cannot hold itself");
        assertFalse(inside.contains("Outer"), "nor what holds it");
    }
}
