package org.netloom.designer.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.netloom.design.Design;
import org.netloom.design.Edge;
import org.netloom.design.Node;
import org.netloom.designer.document.Checks;
import org.netloom.designer.document.DesignDocument;
import org.netloom.designer.document.Edit;
import org.netloom.designer.document.Editor;
import org.netloom.spec.Add;
import org.netloom.spec.Input;
import org.netloom.spec.ReLU;
import org.netloom.spec.Shape;

class EdgeRouterTest {
    private static Scene scene(Map<String, double[]> places, String... edges) {
        Design d = Design.named("d");
        places.forEach((id, xy) -> {
            if (id.equals("input")) {
                d.add(id, Input.of(Shape.of(8)));
            } else if (id.startsWith("sum")) {
                d.add(id, Add.of());
            } else {
                d.add(id, ReLU.of());
            }
            d.replace(d.node(id).orElseThrow().at(xy[0], xy[1]));
        });
        for (String e : edges) {
            d.connect(Edge.parse(e).orElseThrow());
        }
        CanvasView view = new CanvasView(new Editor(DesignDocument.untitled(d, Checks.direct())), false);
        view.close();
        return view.scene();
    }

    private static Map<String, double[]> places(Object... idsAndPlaces) {
        Map<String, double[]> places = new LinkedHashMap<>();
        for (int i = 0; i < idsAndPlaces.length; i += 3) {
            places.put((String) idsAndPlaces[i], new double[] {
                ((Number) idsAndPlaces[i + 1]).doubleValue(), ((Number) idsAndPlaces[i + 2]).doubleValue()
            });
        }
        return places;
    }

    private static Route route(Scene scene, String edge) {
        return scene.edge(Edge.parse(edge).orElseThrow()).orElseThrow().route();
    }

    private static void assertClear(Scene scene) {
        for (SceneEdge e : scene.edges()) {
            for (SceneNode n : scene.nodes()) {
                boolean end =
                        n.id().equals(e.edge().from()) || n.id().equals(e.edge().to());
                assertFalse(!end && e.route().crosses(n.bounds()), e.edge() + " crosses " + n.id());
            }
        }
    }

    @Test
    void nodesInAColumnAreJoinedByStraightLines() {
        Scene scene = scene(places("input", 0, 0, "a", 0, 120), "input -> a");
        assertEquals(2, route(scene, "input -> a").size());
    }

    @Test
    void aShortcutRunsBesideTheColumn() {
        Scene scene = scene(
                places("input", 0, 0, "a", 0, 120, "b", 0, 240, "sum", 0, 360),
                "input -> a",
                "a -> b",
                "b -> sum",
                "input -> sum:1");
        assertClear(scene);
        assertTrue(route(scene, "input -> sum:1").size() >= 4);
    }

    @Test
    void aStepGoesRoundWhatStandsInTheMiddle() {
        Scene scene = scene(places("input", 0, 0, "block", 150, 100, "a", 300, 400), "input -> a");
        assertClear(scene);
    }

    @Test
    void aDetourIsStraightAgainWhenNothingStandsInTheWay() {
        Design d = Design.named("routes");
        d.add(Node.of("a", ReLU.of()).at(0, 0));
        d.add(Node.of("b", ReLU.of()).at(0, 240));
        d.add(Node.of("block", ReLU.of()).at(0, 120));
        d.connect("a", "b");
        DesignDocument document = DesignDocument.untitled(d, Checks.direct());
        CanvasView view = new CanvasView(new Editor(document), false);
        assertTrue(route(view.scene(), "a -> b").detours());
        document.edit(Edit.of(
                "move", now -> now.replace(now.node("block").orElseThrow().at(500, 120))));
        assertFalse(route(view.scene(), "a -> b").detours());
        view.close();
    }

    @Test
    void backwardsAnEdgeGoesAroundItsEnds() {
        Scene scene = scene(places("a", 0, 300, "b", 0, 0), "a -> b");
        Route r = route(scene, "a -> b");
        assertTrue(r.size() >= 6);
        assertEquals(scene.node("b").orElseThrow().arrival(), r.end());
    }

    @Test
    void anEdgeToItselfIsDrawn() {
        Scene scene = scene(places("a", 0, 0), "a -> a");
        assertTrue(route(scene, "a -> a").size() >= 4);
    }
}
