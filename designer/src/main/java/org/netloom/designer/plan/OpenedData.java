package org.netloom.designer.plan;

import java.nio.file.Path;
import java.util.List;
import org.netloom.data.DataParts;
import org.netloom.data.DataSources;
import org.netloom.data.DataSpec;
import org.netloom.data.Dataset;
import org.netloom.data.Split;
import org.netloom.data.TargetForm;
import org.netloom.data.Targets;
import org.netloom.designer.Texts;
import org.netloom.designer.document.DesignDocument;
import org.netloom.designer.widget.Background;
import org.netloom.spec.SpecType;
import org.netloom.train.TrainingPlan;

/**
 * A data set as the page of data shows it.
 *
 * @param balance how the targets of each part are spread
 * @param statistics of the training part, a row for each channel or column
 */
record OpenedData(Source source, DataParts parts, List<Balance> balance, List<ChannelStatistics> statistics) {
    /** Everything that decides what is opened. */
    record Source(DataSpec data, Split split, Path base, long seed, TargetForm form) {
        static Source of(DesignDocument document, TrainingPlan plan) {
            boolean classes = plan.loss().comparison().labels();
            return new Source(
                    plan.data(),
                    plan.split(),
                    document.file().map(Path::getParent).orElse(Path.of("")),
                    plan.seed(),
                    classes ? TargetForm.CLASSES : TargetForm.NUMBERS);
        }
    }

    /** The parts. */
    enum Part {
        TRAIN,
        VALIDATION,
        TEST;

        Dataset of(DataParts parts) {
            return switch (this) {
                case TRAIN -> parts.train();
                case VALIDATION -> parts.validation();
                case TEST -> parts.test();
            };
        }

        String words() {
            return Texts.get("data.part." + name());
        }
    }

    Dataset part(Part part) {
        return part.of(parts);
    }

    Targets targets() {
        return parts.train().targets();
    }

    /** An empty path would stand for the folder of the design. */
    private static <T extends DataSpec> void requirePath(T data) {
        SpecType<T> type = SpecType.of(data);
        if (type.component("path").isPresent() && type.get(data, "path") instanceof String s && s.isBlank()) {
            DataSources.recognise("");
        }
    }

    /** Opens and measures; takes as long as that takes. */
    static OpenedData open(Source source, Background.Progress progress) {
        requirePath(source.data);
        progress.at(-1, Texts.get("data.opening"));
        DataParts parts = DataSources.open(source.data, source.split, source.base, source.seed, source.form);
        progress.at(0, Texts.get("data.measuring"));
        List<ChannelStatistics> statistics = ChannelStatistics.of(parts.train(), progress);
        return new OpenedData(source, parts, Balance.of(parts), statistics);
    }
}
