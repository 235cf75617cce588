package org.netloom.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.netloom.opencl.NeedsOpenCl;
import org.netloom.ops.Ops;
import org.netloom.spec.Input;
import org.netloom.tensor.Precision;

/**
 * Every layer of the catalogue on the first OpenCL device: output, statistics and all gradients against those of the
 * oracle, the same bits twice, and nothing left to the processor.
 */
@NeedsOpenCl
class OpenClLayersTest {
    /** Channels that are no vector, one and more of them, and something beyond. */
    private static final int[] CHANNELS = {1, 7, 16, 33};

    @TestFactory
    Stream<DynamicTest> everyLayer() {
        Ops device = Gradients.ops(Precision.FLOAT);
        return LayerCases.all().stream()
                .filter(c -> !(c.spec() instanceof Input))
                .map(c -> dynamicTest(c.toString(), () -> {
                    List<String> before = elsewhere(device);
                    LayerHarnessTest.againstOracle(c, CHANNELS, device);
                    LayerHarnessTest.sameBits(c, device, device);
                    assertEquals(before, elsewhere(device));
                }));
    }

    /** What the processor did so far, with numbers of calls; noise it does for devices without double precision. */
    private static List<String> elsewhere(Ops device) {
        return device.notes().stream()
                .filter(note -> !note.contains("addNoise"))
                .toList();
    }
}
