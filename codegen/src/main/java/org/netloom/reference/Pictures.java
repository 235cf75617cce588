package org.netloom.reference;

import java.util.List;
import org.netloom.data.Augmentation;
import org.netloom.data.DataSpec;
import org.netloom.data.Preprocess;
import org.netloom.data.Split;
import org.netloom.loss.LossSpec;
import org.netloom.mode.TrainingMode;
import org.netloom.optimize.Clipping;
import org.netloom.optimize.InitializerSpec;
import org.netloom.optimize.OptimizerSpec;
import org.netloom.optimize.Regularization;
import org.netloom.optimize.ScheduleSpec;
import org.netloom.render.Drawing;
import org.netloom.spec.LayerSpec;
import org.netloom.spec.Spec;
import org.netloom.spec.SpecType;
import org.netloom.train.EarlyStopping;
import org.netloom.train.TrainingPlan;

/** The small picture of a reference page: what the spec does, drawn from what it computes. */
public final class Pictures {
    private Pictures() {}

    /** The picture of a type with its example. */
    public static Drawing of(SpecType<?> type) {
        Spec spec = Examples.spec(type);
        return switch (spec) {
            case LayerSpec s -> layer(s);
            case LossSpec s -> LossPicture.of(s);
            case OptimizerSpec s -> OptimizerPicture.of(s);
            case ScheduleSpec s -> CurvePictures.schedule(s);
            case InitializerSpec s -> CurvePictures.initializer(s);
            case DataSpec s -> SamplePictures.data(s).orElseGet(() -> SamplePictures.files(type));
            case Preprocess s ->
                SamplePictures.preprocess(s).orElseGet(() -> chain(type, "samples", "measure", "store", "apply"));
            case Augmentation s -> SamplePictures.augmentation(s);
            case TrainingMode s -> ModePicture.of(s);
            case Regularization _ -> CurvePictures.penalties(type.name());
            case Clipping _ -> CurvePictures.clipping(type.name());
            case EarlyStopping _ -> CurvePictures.stopping(type.name());
            case Split s -> PlanPictures.split(type.name(), s.validation(), s.test());
            case TrainingPlan _ ->
                chain(type, "data", "split", "preprocessing", "augmentation", "batch", "network", "loss", "optimizer");
            default -> throw new IllegalStateException("the reference has no picture for " + type);
        };
    }

    private static Drawing chain(SpecType<?> type, String... steps) {
        return PlanPictures.chain(type.name(), String.join(" to ", steps), List.of(steps));
    }

    private static Drawing layer(LayerSpec s) {
        return switch (s.category()) {
            case INPUT -> BlockPicture.of(s);
            case ACTIVATION -> FunctionPicture.of(s).or(() -> GridPicture.of(s)).orElseGet(() -> BlockPicture.of(s));
            case CONVOLUTION -> WindowPicture.of(s).orElseGet(() -> BlockPicture.of(s));
            case POOLING -> WindowPicture.of(s).or(() -> GridPicture.of(s)).orElseGet(() -> BlockPicture.of(s));
            case DENSE -> s.typeName().equals("Dense") ? NeuronPicture.of(s) : BlockPicture.of(s);
            case NORMALIZATION, REGULARIZATION, MERGE, RESHAPE, SEQUENCE ->
                GridPicture.of(s).orElseGet(() -> BlockPicture.of(s));
        };
    }
}
