package org.netloom.designer.canvas.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Rectangle2D;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.netloom.design.BlockDefinition;
import org.netloom.design.Content;
import org.netloom.design.Design;
import org.netloom.designer.document.Place;
import org.netloom.spec.Conv2d;
import org.netloom.spec.Dense;
import org.netloom.spec.ReLU;

/** What tools work out, without a window. */
class ToolLogicTest {
    private static final Rectangle2D CARD = new Rectangle2D.Double(0, 0, 184, 74);

    @Test
    void aMoveRestsInLineWithANeighbour() {
        List<Place> others = List.of(new Place(301, 400, 184, 56));
        Snapping snap = Snapping.of(CARD, others, 298, 101, 6);
        assertEquals(301, snap.dx());
        assertEquals(104, snap.dy(), "no neighbour: on the grid");
        assertEquals(1, snap.guides().size());
        assertEquals(301 + 92, snap.guides().getFirst().x1());
        assertEquals(456, snap.guides().getFirst().y2());
    }

    @Test
    void aFarNeighbourDoesNotAttract() {
        Snapping snap = Snapping.of(CARD, List.of(new Place(307, 9000, 184, 56)), 300, 0, 6);
        assertEquals(304, snap.dx());
        assertTrue(snap.guides().isEmpty());
        assertEquals(-3, Snapping.free(-2.6, 0).dx());
    }

    @Test
    void findsByEveryWord() {
        Design design = Design.named("d")
                .block(BlockDefinition.named("Unit").then("inner", Conv2d.of(7, 5)))
                .add("conv1", Conv2d.of(32, 3))
                .then("relu", ReLU.of())
                .then("use", Content.BlockUse.of("Unit"))
                .then("again", Content.BlockUse.of("Unit"))
                .then("fc", Dense.of(10));
        assertEquals(List.of("conv1", "inner"), ids(design, "CONV2D"));
        assertEquals(List.of("conv1"), ids(design, "conv 32"));
        assertEquals(List.of("inner"), ids(design, "kernel=5"));
        assertEquals(
                List.of("use"), Finder.find(design, "inner").getFirst().scope().uses());
        assertEquals(List.of("use", "again"), ids(design, "block unit"));
        assertEquals(List.of("relu"), ids(design, "activation"));
        assertTrue(ids(design, "  ").isEmpty());
    }

    private static List<String> ids(Design design, String query) {
        return Finder.find(design, query).stream().map(Finder.Found::node).toList();
    }
}
