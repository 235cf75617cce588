package org.netloom.designer.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.awt.geom.Point2D;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netloom.design.Design;
import org.netloom.design.Edge;
import org.netloom.design.Note;
import org.netloom.designer.canvas.Hit.EdgeHit;
import org.netloom.designer.canvas.Hit.Near;
import org.netloom.designer.canvas.Hit.NodeHit;
import org.netloom.designer.canvas.Hit.NoteHit;
import org.netloom.designer.canvas.Hit.Part;
import org.netloom.designer.canvas.Hit.PortHit;
import org.netloom.designer.document.Checks;
import org.netloom.designer.document.DesignDocument;
import org.netloom.designer.document.Editor;

class HitTest {
    private static CanvasView view(Design design, double zoom) {
        CanvasView view = new CanvasView(new Editor(DesignDocument.untitled(design, Checks.direct())), false);
        view.setSize(1000, 800);
        view.keeper().layOutNow();
        view.viewport().set(zoom, 37, -51);
        return view;
    }

    private static Hit at(CanvasView view, double x, double y) {
        return view.hit(view.viewport().toScreen(new Point2D.Double(x, y)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.3, 0.5, 0.8, 1, 1.7, 3})
    void nodesAndTheGroundAreFoundAtEveryZoom(double zoom) {
        CanvasView view = view(CanvasShots.sample("lenet5"), zoom);
        for (SceneNode n : view.scene().nodes()) {
            Hit hit = at(view, n.place().centreX() + 20, n.place().centreY());
            assertEquals(n.id(), assertInstanceOf(NodeHit.class, hit).id());
        }
        assertEquals(Hit.NOTHING, at(view, -500, -500));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1, 1.7, 3})
    void portsAreFoundBeforeNodes(double zoom) {
        CanvasView view = view(CanvasShots.sample("lenet5"), zoom);
        SceneNode conv = view.scene().node("conv2").orElseThrow();
        assertEquals(
                new PortHit("conv2", true, 0),
                at(view, conv.input(0).getX(), conv.input(0).getY() + 2));
        assertEquals(
                new PortHit("conv2", false, 0),
                at(view, conv.output().getX() + 2, conv.output().getY()));
    }

    @Test
    void portsOfMergeLayersAreToldApart() {
        CanvasView view = view(Networks.resnet152(), 1);
        SceneNode sum = view.scene().node("s1b1sum").orElseThrow();
        for (int i = 0; i < 3; i++) {
            Point2D p = sum.input(i);
            assertEquals(new PortHit("s1b1sum", true, i), at(view, p.getX(), p.getY()));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 1, 2})
    void edgesAreFoundWithTheirEnds(double zoom) {
        CanvasView view = view(Networks.resnet152(), zoom);
        Edge shortcut = Edge.of("s1b2relu", "s1b3sum", 1);
        Route r = view.scene().edge(shortcut).orElseThrow().route();
        Point2D a = r.point(2);
        Point2D b = r.point(3);
        EdgeHit middle =
                assertInstanceOf(EdgeHit.class, at(view, (a.getX() + b.getX()) / 2 + 2, (a.getY() + b.getY()) / 2));
        assertEquals(shortcut, middle.edge());
        assertEquals(Near.MIDDLE, middle.near());
    }

    @Test
    void theEndsOfALongEdgeAreToldApart() {
        CanvasView view = view(CanvasShots.sample("lenet5"), 1);
        Edge edge = Edge.of("conv1", "tanh1");
        Route r = view.scene().edge(edge).orElseThrow().route();
        double x = r.start().getX();
        assertEquals(new EdgeHit(edge, Near.FROM), at(view, x, r.start().getY() + 11));
        assertEquals(
                new EdgeHit(edge, Near.MIDDLE),
                at(view, x, (r.start().getY() + r.end().getY()) / 2));
        assertEquals(new EdgeHit(edge, Near.TO), at(view, x, r.end().getY() - 11));
    }

    @Test
    void partsOfNodes() {
        CanvasView view = view(CanvasShots.sample("mini-resnet"), 1);
        SceneNode block = view.scene().node("down2").orElseThrow();
        assertEquals(
                new NodeHit("down2", Part.TOGGLE, ""),
                at(view, block.place().x() + 18, block.place().y() + 15));
        assertEquals(
                new NodeHit("down2", Part.NAME, ""),
                at(view, block.place().x() + 45, block.place().y() + 16));
        view.setOpen("down2", true);
        view.keeper().layOutNow();
        SceneNode open = view.scene().node("down2").orElseThrow();
        SceneNode inner = open.card().inside().orElseThrow().node("conv1").orElseThrow();
        assertEquals(
                new NodeHit("down2", Part.BODY, "conv1"),
                at(
                        view,
                        inner.place().centreX() + open.inner().getX(),
                        inner.place().centreY() + open.inner().getY()));
    }

    @Test
    void badgesAndNotes() {
        Design d = Networks.broken();
        d.notes().add(Note.of("look").at(600, 100));
        CanvasView view = view(d, 1);
        SceneNode conv = view.scene().node("conv").orElseThrow();
        assertEquals(
                new NodeHit("conv", Part.BADGE, ""),
                at(view, conv.place().right() - 2, conv.place().y() + 1));
        assertEquals(new NoteHit(0), at(view, 620, 110));
    }
}
