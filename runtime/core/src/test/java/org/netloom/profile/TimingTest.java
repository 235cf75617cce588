package org.netloom.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.netloom.data.Digits;
import org.netloom.json.Json;
import org.netloom.loss.MeanSquared;
import org.netloom.train.TrainingPlan;

class TimingTest {
    private static final TimingTask TASK = new TimingTask(
            "a.Net",
            "net.netloom",
            Optional.of(TrainingPlan.of(Digits.of(), MeanSquared.of())),
            8,
            2,
            0.001,
            List.of("step", "product 8"));

    @Test
    void quartilesAreThoseOfTheSortedTimes() {
        assertEquals(new Timing(1, 2, 3, 4, 5, 7), Timing.of(new double[] {5, 1, 4, 2, 3}, 7));
        assertEquals(new Timing(1, 1, 1, 1, 1, 0), Timing.of(new double[] {1}, 0));
    }

    @Test
    void workIsDoneAtLeastThreeTimesAndItsAllocationsAreCounted() {
        byte[][] kept = new byte[1][];
        Timing t = Timing.of(() -> kept[0] = new byte[1_000_000], 0);
        assertEquals(3, t.count());
        assertTrue(t.bytes() >= 1_000_000 && t.bytes() < 3_000_000, t.toString());
        assertTrue(t.best() <= t.quarter() && t.quarter() <= t.median() && t.median() <= t.threeQuarters());
    }

    /** Calls that take less and less time at first; a round has at least two. */
    @Test
    void warmUpGoesOnWhileItHelps() {
        int[] calls = new int[1];
        double seconds = WarmUp.run(
                () -> {
                    long end = System.nanoTime() + Math.max(1, 20 - calls[0]++) * 2_000_000L;
                    while (System.nanoTime() < end) {
                        Thread.onSpinWait();
                    }
                },
                1e-1);
        assertTrue(calls[0] >= 20, "ended after " + calls[0] + " calls");
        assertTrue(seconds > 0.4, "took " + seconds);
    }

    @Test
    void onlyWhatALibraryOffersIsTimed() {
        Contender.Predictor predictor = new Contender.Predictor() {
            @Override
            public Runnable forward(TimingTask task) {
                return Thread::onSpinWait;
            }

            @Override
            public long parameters() {
                return 1;
            }
        };
        byte[] in = Json.line(TASK.toJson()).getBytes(StandardCharsets.UTF_8);
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream());
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class,
                () -> TimingProgram.run(predictor, new ByteArrayInputStream(in), nowhere));
        assertTrue(e.getMessage().contains("'step'"), e.getMessage());
    }

    @Test
    void aTaskIsTheSameFromItsJson() {
        TimingTask again = TimingTask.fromJson(Json.parseObject(Json.line(TASK.toJson())));
        assertEquals(TASK, again);
        assertEquals(512, TimingTask.productSize(TimingTask.product(512)));
        assertEquals(0, TimingTask.productSize(TimingTask.STEP));
    }

    @Test
    void theProgramPrintsALineForEachKindOfWork() throws IOException {
        TimingTask task = TASK.works(List.of("product 8", "product 9"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] in = Json.line(task.toJson()).getBytes(StandardCharsets.UTF_8);
        TimingProgram.run(new NetloomContender(), new ByteArrayInputStream(in), new PrintStream(out));
        List<Measurement> measured = out.toString(StandardCharsets.UTF_8)
                .lines()
                .map(l -> Measurement.fromJson(Json.parseObject(l.substring(TimingProgram.RESULT.length()))))
                .toList();
        assertEquals(task.works(), measured.stream().map(Measurement::work).toList());
        assertTrue(measured.getFirst().operations().contains("operations")
                || measured.getFirst().operations().contains("SIMD"));
        assertEquals(0, measured.getFirst().parameters());
    }
}
