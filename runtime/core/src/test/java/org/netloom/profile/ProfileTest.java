package org.netloom.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.netloom.data.Blobs;
import org.netloom.json.Json;
import org.netloom.layer.Conv2dLayer;
import org.netloom.layer.ConvBatchNormLayer;
import org.netloom.layer.DenseLayer;
import org.netloom.layer.FlattenLayer;
import org.netloom.layer.MaxPool2dLayer;
import org.netloom.layer.Network;
import org.netloom.loss.SoftmaxCrossEntropy;
import org.netloom.ops.Backend;
import org.netloom.ops.MachinePeak;
import org.netloom.spec.BatchNorm;
import org.netloom.spec.Conv2d;
import org.netloom.spec.Dense;
import org.netloom.spec.Flatten;
import org.netloom.spec.MaxPool2d;
import org.netloom.spec.ReLU;
import org.netloom.spec.Shape;
import org.netloom.tensor.Tensor;
import org.netloom.train.TrainingPlan;

/** Figures of a small network, worked out by hand for a batch of 2. */
class ProfileTest {
    private static final int BATCH = 2;
    private static final int FLOAT = 4;
    private static final MachinePeak PEAK = new MachinePeak(1, 100e9, 10e9);

    private static Profile profile;

    private static final class Tiny extends Network {
        private final Conv2dLayer conv = add(new Conv2dLayer("conv", Conv2d.of(3, 3), ReLU.of(), Shape.of(5, 5, 2)));
        private final ConvBatchNormLayer normed = add(new ConvBatchNormLayer(
                "normed", Conv2d.of(3, 1).bias(false), "bn", BatchNorm.of(), ReLU.of(), conv.outputShape()));
        private final MaxPool2dLayer pool = add(new MaxPool2dLayer("pool", MaxPool2d.of(3), normed.outputShape()));
        private final FlattenLayer flatten = add(new FlattenLayer("flatten", Flatten.of(), pool.outputShape()));
        private final DenseLayer fc = add(new DenseLayer("fc", Dense.of(2), flatten.outputShape()));

        Tiny() {
            super("tiny", Shape.of(5, 5, 2), Shape.of(2));
        }

        @Override
        public Tensor forward(Tensor x) {
            return fc.forward(flatten.forward(pool.forward(normed.forward(conv.forward(x)))));
        }

        @Override
        public void backward(Tensor dy) {
            conv.backwardToParameters(normed.backward(pool.backward(flatten.backward(fc.backward(dy)))));
        }

        @Override
        public String designHash() {
            return "tiny-1";
        }
    }

    @BeforeAll
    static void measure() {
        TrainingPlan plan = TrainingPlan.of(Blobs.of(), SoftmaxCrossEntropy.of());
        List<List<String>> fused = List.of(List.of("relu"), List.of("bn", "relu2"));
        profile = Profile.measure(List.of(new Tiny()), fused, plan, 0, BATCH, PEAK, 0.05, Backend.ops(1));
    }

    private static Work work(String node, StepPart part) {
        return profile.nodes().stream()
                .filter(n -> n.name().equals(node))
                .findFirst()
                .orElseThrow()
                .parts()
                .get(part);
    }

    private static void assertWork(int multiplyAdds, int numbers, String node, StepPart part) {
        assertEquals(2 * multiplyAdds, work(node, part).flops(), node + ", " + part);
        assertEquals(FLOAT * numbers, work(node, part).bytes(), node + ", " + part);
    }

    @Test
    void convolution() {
        int x = BATCH * 5 * 5 * 2;
        int w = 3 * 3 * 2 * 3;
        int y = BATCH * 3 * 3 * 3;
        assertWork(y * 18, x + w + 3 + y, "conv", StepPart.FORWARD);
        assertWork(y * 18, x + y + w, "conv", StepPart.BY_PARAMETERS);
        assertWork(0, 0, "conv", StepPart.BY_DATA);
        // Through the ReLU: y, dy, the result, and its sums for the bias.
        assertWork(0, 3 * y + 3, "conv", StepPart.OTHER);
    }

    @Test
    void denseLayer() {
        assertWork(2 * 2 * 3, BATCH * 3 + 6 + 2 + BATCH * 2, "fc", StepPart.FORWARD);
        assertWork(2 * 2 * 3, BATCH * 2 + 6 + BATCH * 3, "fc", StepPart.BY_DATA);
        assertWork(2 * 2 * 3, BATCH * 3 + BATCH * 2 + 6 + BATCH * 2 + 2, "fc", StepPart.BY_PARAMETERS);
    }

    @Test
    void pooling() {
        assertWork(0, BATCH * (27 + 3), "pool", StepPart.FORWARD);
        assertWork(0, BATCH * (27 + 3 + 3 + 27), "pool", StepPart.BY_DATA);
    }

    @Test
    void batchNormalisationIsListedUnderTheConvolution() {
        int y = BATCH * 3 * 3 * 3;
        assertWork(y * 3, y + 9 + y, "normed", StepPart.FORWARD);
        assertWork(y * 3, y + 9 + y, "normed", StepPart.BY_DATA);
        assertEquals(0, work("normed", StepPart.OTHER).flops());
        assertTrue(work("normed", StepPart.OTHER).bytes() > 3 * y * FLOAT);
    }

    @Test
    void allLayersAreListedTheSlowestFirst() {
        assertEquals(5, profile.nodes().size());
        double before = Double.POSITIVE_INFINITY;
        for (Profile.Node n : profile.nodes()) {
            assertTrue(n.total().seconds() <= before);
            before = n.total().seconds();
        }
        assertTrue(profile.nodes().stream().anyMatch(n -> n.title().equals("normed + bn + relu2")));
    }

    @Test
    void thePartsAddUpToTheStep() {
        double nodes =
                profile.nodes().stream().mapToDouble(n -> n.total().seconds()).sum();
        double beside =
                profile.sections().values().stream().mapToDouble(Work::seconds).sum();
        assertTrue(nodes > 0 && nodes <= profile.seconds());
        assertEquals(profile.seconds(), nodes + beside, 1e-9);
        assertTrue(profile.sections().get(Section.LOSS).seconds() > 0);
        assertTrue(profile.sections().get(Section.OPTIMIZER).seconds() > 0);
    }

    @Test
    void theRoofline() {
        assertEquals(10, PEAK.ridge());
        assertEquals(50e9, PEAK.roof(5));
        assertEquals(100e9, PEAK.roof(20));
        Work product = new Work(0.5, 20e9, 1e9);
        assertTrue(product.computeBound(PEAK));
        assertEquals(40e9, product.flopRate());
        assertEquals(0.4, product.roofShare(PEAK));
        Work pass = new Work(0.5, 0, 1e9);
        assertTrue(!pass.computeBound(PEAK));
        assertEquals(0.2, pass.roofShare(PEAK));
    }

    @Test
    void theTable() {
        String text = new ProfileText(profile).write("tiny");
        assertTrue(text.startsWith("tiny: batch 2, 1 thread, "), text);
        assertTrue(text.contains("\nconv + relu "), text);
        assertTrue(text.contains("\n  by parameters "), text);
        assertTrue(text.contains("\noptimizer "), text);
    }

    @Test
    void theJson() {
        Map<String, Object> json = Json.parseObject(Json.format(new ProfileJson(profile).write("tiny")));
        assertEquals("tiny", json.get("network"));
        assertEquals(5, ((List<?>) json.get("nodes")).size());
    }

    @Test
    void theMachineHasAPeak() {
        MachinePeak measured = MachinePeak.measure(1);
        assertTrue(measured.flops() > 1e8, measured.toString());
        assertTrue(measured.bytes() > 1e8, measured.toString());
    }
}
