package org.netloom.train;

import java.util.List;
import java.util.Optional;
import org.netloom.data.Dataset;
import org.netloom.data.TableSchema;
import org.netloom.data.Targets;
import org.netloom.problem.CoreMessage;
import org.netloom.spec.Shape;

/**
 * A data set of classes whose labels are numbered as a model numbers them.
 *
 * @param labels of the model
 * @param index of the model's label for each label of the data
 */
record Relabelled(Dataset whole, List<String> labels, List<Integer> index) implements Dataset {
    /**
     * The data set with the model's numbers; itself where nothing is to be done.
     *
     * @throws org.netloom.problem.NetloomException NL-419 if it has a label that the model does not know
     */
    static Dataset as(List<String> labels, Dataset data) {
        if (!(data.targets() instanceof Targets.Classes c) || c.labels().equals(labels) || labels.isEmpty()) {
            return data;
        }
        List<Integer> index = c.labels().stream().map(labels::indexOf).toList();
        if (index.contains(-1)) {
            throw CoreMessage.LABELS_DIFFER.exception(brief(c.labels()), brief(labels));
        }
        return new Relabelled(data, labels, index);
    }

    private static String brief(List<String> labels) {
        String all = String.join(", ", labels.subList(0, Math.min(8, labels.size())));
        return labels.size() > 8 ? all + ", ..." : all;
    }

    @Override
    public int size() {
        return whole.size();
    }

    @Override
    public Shape inputShape() {
        return whole.inputShape();
    }

    @Override
    public Targets targets() {
        return new Targets.Classes(labels);
    }

    @Override
    public void input(int i, float[] to, int at) {
        whole.input(i, to, at);
    }

    @Override
    public void target(int i, float[] to, int at) {
        whole.target(i, to, at);
        to[at] = index.get((int) to[at]);
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
