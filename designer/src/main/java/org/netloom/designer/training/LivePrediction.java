package org.netloom.designer.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javax.swing.SwingUtilities;
import org.netloom.problem.NetloomException;
import org.netloom.run.PredictionProcess;
import org.netloom.run.Preparation;
import org.netloom.run.Run;

/**
 * Keeps the program of a trained network open and asks it about what is drawn, beside the event thread: of questions that
 * wait only the last one is asked.
 */
final class LivePrediction implements AutoCloseable {
    /** What it tells, on the event thread. */
    record Told(
            Consumer<PredictionProcess.Model> ready,
            BiConsumer<float[], float[]> answer,
            Consumer<String> status,
            Consumer<Exception> failed) {}

    private final Run run;
    private final Told told;
    private final Object lock = new Object();
    private float[] question;
    private Optional<Many> many = Optional.empty();
    private boolean closed;
    private PredictionProcess process;

    LivePrediction(Run run, Told told) {
        this.run = run;
        this.told = told;
        Thread.ofPlatform().daemon().name("netloom-predict").start(this::work);
    }

    /** Asks about a sample; the answer comes with it. */
    void ask(float[] sample) {
        synchronized (lock) {
            question = sample.clone();
            lock.notifyAll();
        }
    }

    /** So many are asked about at once; between them there is time for what is drawn just now. */
    private static final int CHUNK = 256;

    /**
     * Samples that are asked about together.
     *
     * @param answers to the first of them so far
     */
    private record Many(List<float[]> samples, List<float[]> answers, Consumer<List<float[]>> told) {}

    /** Asks about many samples at once; the answer comes on the event thread. */
    void ask(List<float[]> samples, Consumer<List<float[]>> answer) {
        synchronized (lock) {
            many = Optional.of(new Many(List.copyOf(samples), new ArrayList<>(), answer));
            lock.notifyAll();
        }
    }

    private void work() {
        try {
            PredictionProcess started = PredictionProcess.start(run, new Preparation() {
                @Override
                public void stage(Stage stage) {
                    later(() ->
                            told.status().accept("train.stage." + stage.name().toLowerCase(java.util.Locale.ROOT)));
                }

                @Override
                public boolean cancelled() {
                    synchronized (lock) {
                        return closed;
                    }
                }
            });
            synchronized (lock) {
                process = started;
                if (closed) {
                    started.close();
                    return;
                }
            }
            later(() -> told.ready().accept(started.model()));
            while (await()) {
                answer(started);
            }
        } catch (CancellationException | InterruptedException _) {
            return;
        } catch (NetloomException e) {
            later(() -> told.failed().accept(e));
        }
    }

    /** Waits for a question; false once nobody will ask any more. */
    private boolean await() throws InterruptedException {
        synchronized (lock) {
            while (question == null && many.isEmpty() && !closed) {
                lock.wait();
            }
            return !closed;
        }
    }

    private void answer(PredictionProcess asked) {
        float[] one;
        Optional<Many> all;
        synchronized (lock) {
            one = question;
            question = null;
            all = many;
        }
        if (one != null) {
            float[] values = asked.predict(one);
            later(() -> told.answer().accept(one, values));
        }
        all.ifPresent(m -> chunk(asked, m));
    }

    private void chunk(PredictionProcess asked, Many m) {
        int from = m.answers().size();
        int to = Math.min(from + CHUNK, m.samples().size());
        m.answers().addAll(asked.predict(m.samples().subList(from, to)));
        if (to < m.samples().size()) {
            return;
        }
        synchronized (lock) {
            // Unless others are to be asked about meanwhile.
            many = many.filter(now -> !now.answers().equals(m.answers()));
        }
        later(() -> m.told().accept(List.copyOf(m.answers())));
    }

    private void later(Runnable work) {
        SwingUtilities.invokeLater(() -> {
            boolean heard;
            synchronized (lock) {
                heard = !closed;
            }
            if (heard) {
                work.run();
            }
        });
    }

    /** Ends the program; nothing is told any more. */
    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
            lock.notifyAll();
            if (process != null) {
                process.close();
            }
        }
    }
}
