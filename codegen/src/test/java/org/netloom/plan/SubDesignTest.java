package org.netloom.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.netloom.check.Checker;
import org.netloom.design.BlockDefinition;
import org.netloom.design.Content.BlockUse;
import org.netloom.design.Design;
import org.netloom.design.DesignFile;
import org.netloom.design.Node;
import org.netloom.problem.NetloomException;
import org.netloom.spec.Conv2d;
import org.netloom.spec.Dense;
import org.netloom.spec.Input;
import org.netloom.spec.Shape;
import org.netloom.spec.Tanh;

/** Parts of designs as designs of their own. */
class SubDesignTest {
    private static Design autoencoder() {
        return Design.named("auto")
                .block(BlockDefinition.named("Unit").then("fc", Dense.of(5)).then("act", Tanh.of()))
                .block(BlockDefinition.named("Other").then("fc", Dense.of(6)))
                .add("input", Input.of(Shape.of(8)))
                .then("down", BlockUse.of("Unit"))
                .then("code", Dense.of(3))
                .then("act", Tanh.of())
                .then("up", BlockUse.of("Other"))
                .then("out", Dense.of(8));
    }

    @Test
    void theEncoderAlone() {
        SubDesign encoder = SubDesign.upTo(autoencoder(), "act");
        assertEquals("auto-act", encoder.design().name());
        assertEquals(List.of("input", "down", "code", "act"), ids(encoder.design()));
        assertEquals(
                List.of("Unit"),
                encoder.design().blocks().stream().map(b -> b.name()).toList());
        assertEquals(List.of(), Checker.check(encoder.design()).problems());
        assertEquals(Shape.of(3), Checker.check(encoder.design()).outputShape().orElseThrow());
        assertEquals("down.fc", encoder.sources().get("down.fc"));
    }

    @Test
    void theDecoderAlone() {
        SubDesign decoder = SubDesign.behind(autoencoder(), "act");
        assertEquals(List.of("act", "up", "out"), ids(decoder.design()));
        assertEquals(
                Input.of(Shape.of(3)),
                decoder.design().node("act").orElseThrow().spec().orElseThrow());
        assertEquals(List.of(), Checker.check(decoder.design()).problems());
        DesignFile.parse(DesignFile.text(decoder.design()));
    }

    /** A part of one tower of a siamese network has the parameters that the other tower owns in the whole. */
    @Test
    void parametersOfALayerThatIsNoPart() {
        Design design = Design.named("pair")
                .add("input", Input.of(Shape.of(4, 4, 3)))
                .then("first", Conv2d.of(3, 1))
                .then("second", Conv2d.of(3, 1))
                .then("third", Conv2d.of(3, 1))
                .share("second", "first")
                .share("third", "first");
        SubDesign part = SubDesign.behind(design, "first");
        assertTrue(part.design().node("second").orElseThrow().sharesWith().isEmpty());
        assertEquals(
                "second", part.design().node("third").orElseThrow().sharesWith().orElseThrow());
        assertEquals("first", part.sources().get("second"));
        assertEquals(List.of(), Checker.check(part.design()).problems());
    }

    @Test
    void nodesThatAreNotThere() {
        NetloomException e = assertThrows(NetloomException.class, () -> SubDesign.upTo(autoencoder(), "codee"));
        assertTrue(e.getMessage().contains("did you mean 'code'?"), e.getMessage());
        e = assertThrows(NetloomException.class, () -> SubDesign.behind(autoencoder(), "out"));
        assertTrue(e.getMessage().contains("NL-714"), e.getMessage());
    }

    private static List<String> ids(Design design) {
        return design.nodes().stream().map(Node::id).toList();
    }
}
