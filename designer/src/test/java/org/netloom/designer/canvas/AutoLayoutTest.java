package org.netloom.designer.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.netloom.design.Design;
import org.netloom.designer.document.Checks;
import org.netloom.designer.document.DesignDocument;
import org.netloom.designer.document.Editor;
import org.netloom.designer.document.Place;
import org.netloom.render.Direction;

class AutoLayoutTest {
    private static LayoutTask task(Design design, Direction direction) {
        CanvasView view = new CanvasView(new Editor(DesignDocument.untitled(design, Checks.direct())), false);
        Map<String, Card> cards = new LinkedHashMap<>();
        view.scene().nodes().forEach(n -> cards.put(n.id(), n.card()));
        view.close();
        return LayoutTask.of(cards, design.edges(), direction);
    }

    private static void assertNoOverlap(Map<String, Place> places) {
        List<Map.Entry<String, Place>> all = new ArrayList<>(places.entrySet());
        for (int i = 0; i < all.size(); i++) {
            for (int j = i + 1; j < all.size(); j++) {
                Place a = all.get(i).getValue();
                Place b = all.get(j).getValue();
                boolean apart = a.right() <= b.x() || b.right() <= a.x() || a.bottom() <= b.y() || b.bottom() <= a.y();
                assertTrue(apart, all.get(i) + " and " + all.get(j));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Direction.class)
    void nothingOverlapsAndTheDataFlowsOneWay(Direction direction) {
        LayoutTask task = task(Networks.resnet152(), direction);
        AutoLayout layout = AutoLayout.of(task);
        assertEquals(task.extents().keySet(), layout.places().keySet());
        assertNoOverlap(layout.places());
        task.edges().forEach(e -> {
            Place from = layout.places().get(e.from());
            Place to = layout.places().get(e.to());
            assertTrue(direction == Direction.DOWN ? from.bottom() < to.y() : from.right() < to.x(), e::toString);
        });
        assertEquals(task.edges().size(), layout.routes().size());
    }

    @Test
    void routesBeginAndEndAtThePorts() {
        LayoutTask task = task(Networks.resnet152(), Direction.DOWN);
        AutoLayout layout = AutoLayout.of(task);
        layout.routes().forEach((edge, route) -> {
            Place from = layout.places().get(edge.from());
            Place to = layout.places().get(edge.to());
            assertEquals(from.bottom(), route.start().getY(), edge.toString());
            assertEquals(from.centreX(), route.start().getX(), edge.toString());
            assertEquals(to.y(), route.end().getY(), edge.toString());
            for (int i = 1; i < route.size(); i++) {
                double dx = Math.abs(route.point(i).getX() - route.point(i - 1).getX());
                double dy = Math.abs(route.point(i).getY() - route.point(i - 1).getY());
                assertTrue(Math.min(dx, dy) < 1e-6, () -> edge + " has a slanting piece");
            }
        });
    }

    @ParameterizedTest
    @EnumSource(Direction.class)
    void pinnedNodesStayAndTheOthersKeepClearOfThem(Direction direction) {
        LayoutTask task = task(CanvasShots.sample("lenet5"), direction);
        Map<String, Place> pinned = Map.of(
                "conv1", new Place(1000, 500, 200, 74),
                "pool2", new Place(1010, 760, 200, 74),
                "logits", new Place(990, 640, 200, 74));
        AutoLayout layout = AutoLayout.of(task, pinned);
        pinned.forEach((id, p) -> {
            assertEquals(p.x(), layout.places().get(id).x());
            assertEquals(p.y(), layout.places().get(id).y());
        });
        assertNoOverlap(layout.places());
    }

    @Test
    void theSameTaskGivesTheSameLayout() {
        LayoutTask task = task(CanvasShots.sample("mini-inception"), Direction.DOWN);
        assertEquals(AutoLayout.of(task).places(), AutoLayout.of(task).places());
    }

    @Test
    void aLayoutIsAnchoredAtWhatWasThere() {
        CanvasView view = new CanvasView(
                new Editor(DesignDocument.untitled(CanvasShots.sample("lenet5"), Checks.direct())), false);
        view.keeper().layOutNow();
        AutoLayout layout = AutoLayout.of(task(CanvasShots.sample("lenet5"), Direction.DOWN));
        AutoLayout moved = layout.moved(333, -77);
        assertEquals(
                layout.places(),
                moved.anchoredIn(view.scene(), java.util.Optional.empty()).places());
        assertFalse(layout.places().equals(moved.places()));
        view.close();
    }
}
