package org.netloom.train;

import java.util.Optional;
import org.netloom.data.Dataset;
import org.netloom.data.TableSchema;
import org.netloom.data.Targets;
import org.netloom.spec.Shape;

/**
 * The first samples of a data set, for a quick try.
 *
 * @param size at most the size of the whole
 */
record FirstSamples(Dataset whole, int size) implements Dataset {
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
        whole.input(i, to, at);
    }

    @Override
    public void target(int i, float[] to, int at) {
        whole.target(i, to, at);
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
