package org.netloom.designer.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.netloom.check.CheckResult;
import org.netloom.data.Blobs;
import org.netloom.data.CsvData;
import org.netloom.data.DataSpec;
import org.netloom.data.Digits;
import org.netloom.data.Moons;
import org.netloom.data.Rescale;
import org.netloom.data.Shapes;
import org.netloom.data.Spirals;
import org.netloom.loss.BinaryCrossEntropy;
import org.netloom.loss.MeanSquared;
import org.netloom.loss.SoftmaxCrossEntropy;
import org.netloom.mode.Autoencoder;
import org.netloom.spec.Shape;
import org.netloom.train.TrainingPlan;

/** Training plans to start with, for what a network takes and puts out. */
final class PlanDefaults {
    /** Most classes and arms that the generators of points have. */
    private static final int MOST_ARMS = 10;

    private static final int MOST_CLASSES = 1000;

    /** What a network is to learn. */
    enum Task {
        CLASSES,
        NUMBERS,
        RECONSTRUCTION
    }

    private final Shape input;
    private final Shape output;

    private PlanDefaults(Shape input, Shape output) {
        this.input = input;
        this.output = output;
    }

    static PlanDefaults of(CheckResult result) {
        return new PlanDefaults(
                result.inputShape().orElse(Shape.of(28, 28, 1)),
                result.outputShape().orElse(Shape.of(10)));
    }

    /** Tasks that the network could be for, the likeliest first. */
    List<Task> tasks() {
        List<Task> tasks = new ArrayList<>(List.of(Task.CLASSES, Task.NUMBERS));
        if (input.equals(output)) {
            tasks.addFirst(Task.RECONSTRUCTION);
        } else if (output.isVector() && output.channels() == 1 && !input.isImage() && input.channels() != 2) {
            tasks = new ArrayList<>(List.of(Task.NUMBERS, Task.CLASSES));
        }
        return tasks;
    }

    TrainingPlan plan(Task task) {
        return switch (task) {
            case CLASSES -> classes();
            case NUMBERS -> TrainingPlan.of(numbers(), MeanSquared.of());
            case RECONSTRUCTION -> {
                TrainingPlan plan = TrainingPlan.of(points().orElseGet(this::images), MeanSquared.of())
                        .mode(Autoencoder.of());
                yield input.isImage() ? plan.preprocess(Rescale.of()) : plan;
            }
        };
    }

    private TrainingPlan classes() {
        if (output.isImage() && input.isImage()) {
            return TrainingPlan.of(Shapes.of().masks(true), BinaryCrossEntropy.of());
        }
        DataSpec data = points().orElseGet(this::images);
        return output.elements() == 1
                ? TrainingPlan.of(data, BinaryCrossEntropy.of())
                : TrainingPlan.of(data, SoftmaxCrossEntropy.of());
    }

    /** Points of as many numbers and classes as the network has inputs and outputs; empty for images. */
    private Optional<DataSpec> points() {
        if (input.isImage()) {
            return Optional.empty();
        }
        int outputs = output.elements() == 1 ? 2 : (int) Math.min(output.elements(), MOST_CLASSES);
        if (input.channels() == 2) {
            return Optional.of(outputs == 2 ? Moons.of() : Spirals.of().arms(Math.min(outputs, MOST_ARMS)));
        }
        return Optional.of(Blobs.of().features(input.channels()).classes(outputs));
    }

    private DataSpec images() {
        return input.channels() == 3 ? Shapes.of() : Digits.of();
    }

    /** Numbers to predict come from a table of one's own; only masks are shipped. */
    private DataSpec numbers() {
        return input.isImage() && output.isImage() ? Shapes.of().masks(true) : CsvData.of("");
    }
}
