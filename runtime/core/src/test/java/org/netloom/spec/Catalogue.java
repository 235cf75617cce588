package org.netloom.spec;

import java.util.ArrayList;
import java.util.List;
import org.netloom.data.Augmentation;
import org.netloom.data.DataSpec;
import org.netloom.data.Preprocess;
import org.netloom.data.Split;
import org.netloom.loss.LossSpec;
import org.netloom.loss.LossTerm;
import org.netloom.mode.TrainingMode;
import org.netloom.optimize.Clipping;
import org.netloom.optimize.InitializerSpec;
import org.netloom.optimize.OptimizerSpec;
import org.netloom.optimize.RateGroup;
import org.netloom.optimize.Regularization;
import org.netloom.optimize.ScheduleSpec;
import org.netloom.optimize.Transfer;
import org.netloom.train.EarlyStopping;
import org.netloom.train.MetricSettings;
import org.netloom.train.TrainingPlan;

/** All specs there are. */
final class Catalogue {
    static final List<Class<? extends Spec>> FAMILIES = List.of(
            LayerSpec.class,
            LossSpec.class,
            OptimizerSpec.class,
            ScheduleSpec.class,
            InitializerSpec.class,
            TrainingMode.class,
            DataSpec.class,
            Preprocess.class,
            Augmentation.class);

    static final List<Class<? extends Spec>> SINGLE = List.of(
            LossTerm.class,
            Regularization.class,
            Clipping.class,
            RateGroup.class,
            Transfer.class,
            Split.class,
            EarlyStopping.class,
            MetricSettings.class,
            TrainingPlan.class);

    private Catalogue() {}

    static List<SpecType<?>> types() {
        List<SpecType<?>> types = new ArrayList<>();
        FAMILIES.forEach(f -> types.addAll(SpecFamily.of(f).types()));
        SINGLE.forEach(c -> types.add(SpecType.of(c)));
        return types;
    }
}
