package org.netloom.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
import org.netloom.spec.LayerSpec;
import org.netloom.spec.Spec;
import org.netloom.spec.SpecFamily;
import org.netloom.spec.SpecType;
import org.netloom.train.EarlyStopping;
import org.netloom.train.TrainingPlan;

/**
 * A part of the reference: specs of one kind.
 *
 * @param title heading: "Layers"
 * @param folder of its pages: "layers"
 * @param types in the order of the catalogue
 */
public record Section(String title, String folder, List<SpecType<?>> types) {
    /** Everything that has a page. */
    public static final List<Section> ALL = List.of(
            family("Layers", LayerSpec.class),
            family("Losses", LossSpec.class),
            family("Optimizers", OptimizerSpec.class),
            family("Schedules", ScheduleSpec.class),
            family("Initialisers", InitializerSpec.class),
            family("Data", DataSpec.class),
            family("Preprocessing", Preprocess.class),
            family("Augmentation", Augmentation.class),
            family("Training modes", TrainingMode.class),
            single(
                    "Training",
                    TrainingPlan.class,
                    Split.class,
                    Regularization.class,
                    Clipping.class,
                    EarlyStopping.class));

    public Section {
        types = List.copyOf(types);
    }

    private static <T extends Spec> Section family(String title, Class<T> family) {
        return new Section(
                title, folder(title), new ArrayList<>(SpecFamily.of(family).types()));
    }

    @SafeVarargs
    private static Section single(String title, Class<? extends Spec>... specs) {
        List<SpecType<?>> types = new ArrayList<>();
        for (Class<? extends Spec> spec : specs) {
            types.add(SpecType.of(spec));
        }
        return new Section(title, folder(title), types);
    }

    private static String folder(String title) {
        return title.toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    /** The section that a type belongs to. */
    public static Section of(SpecType<?> type) {
        return ALL.stream()
                .filter(s -> s.types().contains(type))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(type + " is in no section of the reference"));
    }

    /** All types of all sections. */
    public static List<SpecType<?>> allTypes() {
        return ALL.stream().<SpecType<?>>flatMap(s -> s.types().stream()).toList();
    }
}
