package org.netloom.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.netloom.data.Augmentation;
import org.netloom.data.Batches;
import org.netloom.data.Cutout;
import org.netloom.data.Dataset;
import org.netloom.data.GaussianNoise;
import org.netloom.data.Generators;
import org.netloom.data.Preprocessor;
import org.netloom.data.RandomBrightness;
import org.netloom.data.RandomCrop;
import org.netloom.data.RandomFlip;
import org.netloom.data.RandomRotate;
import org.netloom.data.RandomScale;
import org.netloom.data.RandomShift;
import org.netloom.data.Standardize;
import org.netloom.data.TargetKind;

/**
 * Samples a second that one core draws, and that it makes into batches. What counts is processor time, so that other
 * work on the machine disturbs little.
 */
public final class DataBench {
    private static final OperatingSystemMXBean MACHINE =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private static final int SAMPLES = 20_000;
    private static final int ROUNDS = 4;

    private DataBench() {}

    public static void main(String[] args) {
        Dataset digits = Generators.digits(SAMPLES, 1);
        Dataset shapes = Generators.shapes(SAMPLES, false, 1);
        report("draw digits 28 x 28 x 1", () -> Generators.digits(SAMPLES, 2));
        report("draw shapes 32 x 32 x 3", () -> Generators.shapes(SAMPLES, false, 2));
        batches("batches of digits, standardised", digits, List.of());
        batches(
                "batches of digits, shifted, turned and scaled",
                digits,
                List.of(RandomShift.of(), RandomRotate.of(), RandomScale.of()));
        batches("batches of shapes, standardised", shapes, List.of());
        batches("batches of shapes, flipped and cropped", shapes, List.of(RandomFlip.of(), RandomCrop.of()));
        batches(
                "batches of shapes, turned, brightened, noise, cutout",
                shapes,
                List.of(RandomRotate.of(), RandomBrightness.of(), GaussianNoise.of(), Cutout.of()));
    }

    private static void batches(String what, Dataset data, List<Augmentation> changes) {
        Preprocessor standardize = Preprocessor.fit(List.of(Standardize.of()), data);
        report(what, () -> {
            try (Batches batches = new Batches(data, standardize, changes, 64, true, 1, TargetKind.LABELS)) {
                for (int i = 0; i < batches.perEpoch(); i++) {
                    batches.next();
                }
            }
        });
    }

    /** The best of some rounds: the others were disturbed, or not compiled yet. */
    private static void report(String what, Runnable work) {
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i < ROUNDS; i++) {
            long start = MACHINE.getProcessCpuTime();
            work.run();
            best = Math.min(best, (MACHINE.getProcessCpuTime() - start) / 1e9);
        }
        System.out.printf("%-55s %,12.0f samples a second of one core%n", what, SAMPLES / best);
    }
}
