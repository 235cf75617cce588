package org.netloom.data;

import java.util.Optional;
import org.netloom.spec.Shape;

/** Some samples of a data set, in an order of their own. */
final class Subset implements Dataset {
    private final Dataset whole;
    private final int[] indices;

    Subset(Dataset whole, int[] indices) {
        this.whole = whole;
        this.indices = indices;
    }

    @Override
    public int size() {
        return indices.length;
    }

    @Override
    public Shape inputShape() {
        return whole.inputShape();
    }

    @Override
    public Targets targets() {
        return whole.targets();
    }

    @Override
    public void input(int i, float[] to, int at) {
        whole.input(indices[i], to, at);
    }

    @Override
    public void target(int i, float[] to, int at) {
        whole.target(indices[i], to, at);
    }

    @Override
    public int indices() {
        return whole.indices();
    }

    @Override
    public Optional<TableSchema> schema() {
        return whole.schema();
    }
}
