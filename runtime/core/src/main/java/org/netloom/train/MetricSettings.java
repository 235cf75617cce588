package org.netloom.train;

import org.netloom.spec.Doc;
import org.netloom.spec.Param;
import org.netloom.spec.Spec;

/** Where the figures of an evaluation draw their lines. */
@Doc(
        summary = "Where the figures of an evaluation draw their lines.",
        formula = "top-k: the right class is among the k likeliest; a box is a hit where IoU >= overlap",
        use = "The defaults are those of ImageNet (top 5) and Pascal VOC (IoU 0.5). COCO's mean over IoU 0.5 to "
                + "0.95 is always given beside it.",
        avoid = "Not to be changed between networks that are compared with one another.",
        source = "Russakovsky et al. 2015; Everingham et al. 2010; Lin et al. 2014")
public record MetricSettings(
        @Param(doc = "k of the top-k accuracy", unit = "classes", min = 1, max = 10000, def = "5")
        int topK,

        @Param(doc = "IoU from which on a box is a hit", min = 0, max = 1, above = true, def = "0.5")
        double overlap,

        @Param(doc = "boxes below this score are not looked at", min = 0, max = 1, def = "0.05")
        double score,

        @Param(
                doc = "of two boxes of a class with a larger IoU the better one stays (non-maximum suppression)",
                min = 0,
                max = 1,
                above = true,
                def = "0.5")
        double suppression)
        implements Spec {
    public static MetricSettings of() {
        return new MetricSettings(5, 0.5, 0.05, 0.5);
    }

    public MetricSettings topK(int value) {
        return new MetricSettings(value, overlap, score, suppression);
    }

    public MetricSettings overlap(double value) {
        return new MetricSettings(topK, value, score, suppression);
    }

    public MetricSettings score(double value) {
        return new MetricSettings(topK, overlap, value, suppression);
    }

    public MetricSettings suppression(double value) {
        return new MetricSettings(topK, overlap, score, value);
    }
}
