package org.netloom.data;

import org.netloom.spec.Doc;
import org.netloom.spec.Param;

/** Normal clouds. */
@Doc(
        summary = "Points from normal distributions around random centres.",
        formula = "as many numbers as features, one class per cloud",
        use = "A linear problem, as long as the clouds do not overlap: a single dense layer solves it.",
        avoid = "Not to show what depth is good for: straight lines separate well divided clouds.",
        source = "scikit-learn's make_blobs; Pedregosa et al. 2011")
public record Blobs(
        @Param(doc = "samples in all", min = 1, max = 10000000, def = "2000")
        int count,

        @Param(doc = "number of clouds", min = 2, max = 1000, def = "3")
        int classes,

        @Param(doc = "numbers per point", min = 1, max = 10000, def = "2")
        int features,

        @Param(doc = "spread of each cloud", min = 0, max = 10, above = true, def = "1")
        double deviation)
        implements DataSpec {
    public static Blobs of() {
        return new Blobs(2000, 3, 2, 1);
    }

    public Blobs count(int value) {
        return new Blobs(value, classes, features, deviation);
    }

    public Blobs classes(int value) {
        return new Blobs(count, value, features, deviation);
    }

    public Blobs features(int value) {
        return new Blobs(count, classes, value, deviation);
    }

    public Blobs deviation(double value) {
        return new Blobs(count, classes, features, value);
    }
}
