package org.netloom.profile;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.netloom.json.Json;

/**
 * Times the work of a {@link TimingTask}, which it reads as JSON from its input, and prints each {@link Measurement} on a
 * line of its own. {@code netloom bench} runs it as a process; other libraries have processes of the same kind.
 */
public final class TimingProgram {
    /** What a line with a result begins with; libraries may print lines of their own. */
    public static final String RESULT = "netloom-result ";

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String PEAK = "VmHWM:";
    private static final int KIBI = 1024;

    private TimingProgram() {}

    public static void main(String[] args) throws IOException {
        run(new NetloomContender(), System.in, System.out);
        System.exit(0);
    }

    /** Reads the task and does it. */
    public static void run(Contender contender, InputStream in, PrintStream out) throws IOException {
        TimingTask task = TimingTask.fromJson(Json.parseObject(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        for (String work : task.works()) {
            double warmUp = 0;
            Timing timing;
            if (work.equals(TimingTask.PEAK)) {
                timing = peak(contender, task);
            } else {
                Runnable runnable = runnable(contender, task, work);
                warmUp = WarmUp.run(runnable, task.seconds());
                timing = Timing.of(runnable, task.seconds());
            }
            long parameters =
                    work.equals(TimingTask.STEP) || work.equals(TimingTask.FORWARD) ? contender.parameters() : 0;
            Measurement m = new Measurement(work, timing, parameters, peakBytes(), contender.operations(), warmUp);
            out.println(RESULT + Json.line(m.toJson()));
            out.flush();
        }
    }

    private static Timing peak(Contender contender, TimingTask task) {
        if (contender instanceof Contender.Gauge gauge) {
            return Timing.of(new double[] {1e12 / gauge.peakFlops(task.threads())}, 0);
        }
        throw notOffered(contender, TimingTask.PEAK);
    }

    private static Runnable runnable(Contender contender, TimingTask task, String work) {
        int n = TimingTask.productSize(work);
        if (n > 0 && contender instanceof Contender.Multiplier multiplier) {
            return multiplier.product(task, n);
        }
        if (work.equals(TimingTask.STEP) && contender instanceof Contender.Trainer trainer) {
            return trainer.step(task);
        }
        if (work.equals(TimingTask.FORWARD) && contender instanceof Contender.Predictor predictor) {
            return predictor.forward(task);
        }
        throw notOffered(contender, work);
    }

    private static IllegalArgumentException notOffered(Contender contender, String work) {
        return new IllegalArgumentException(contender.getClass().getSimpleName() + " does not offer '" + work + "'");
    }

    /** The most memory that this process ever had, as Linux tells it. */
    private static long peakBytes() throws IOException {
        if (!Files.isReadable(STATUS)) {
            return 0;
        }
        for (String line : Files.readAllLines(STATUS)) {
            if (line.startsWith(PEAK)) {
                return Long.parseLong(
                                line.substring(PEAK.length()).replace("kB", "").strip())
                        * KIBI;
            }
        }
        return 0;
    }
}
