package org.netloom.data;

import java.util.List;
import java.util.Optional;
import org.netloom.spec.Shape;

/** Samples held as floats. */
public final class ArrayDataset implements Dataset {
    private final Shape shape;
    private final float[][] inputs;
    private final float[][] outputs;
    private final Targets targets;
    private final TableSchema schema;

    private ArrayDataset(Shape shape, float[][] inputs, float[][] outputs, Targets targets, TableSchema schema) {
        if (inputs.length != outputs.length) {
            throw new IllegalArgumentException(inputs.length + " inputs, but " + outputs.length + " targets");
        }
        check("input", inputs, shape.size());
        check("target", outputs, targets.shape().size());
        if (targets instanceof Targets.Classes c) {
            for (int i = 0; i < outputs.length; i++) {
                float t = outputs[i][0];
                if (t < 0 || t >= c.count() || t != (int) t) {
                    throw new IllegalArgumentException(
                            "class " + t + " of sample " + i + ", expected 0.." + (c.count() - 1));
                }
            }
        }
        this.shape = shape;
        this.inputs = inputs;
        this.outputs = outputs;
        this.targets = targets;
        this.schema = schema;
    }

    private static void check(String what, float[][] samples, int length) {
        for (int i = 0; i < samples.length; i++) {
            if (samples[i].length != length) {
                throw new IllegalArgumentException(
                        what + " " + i + " has " + samples[i].length + " values, expected " + length);
            }
        }
    }

    /**
     * Samples with a class each.
     *
     * @param inputs one array a sample, values in the order H, W, C; not copied
     * @param classes index of each sample's class
     * @throws IllegalArgumentException if lengths do not fit, or a class has no label
     */
    public static ArrayDataset classes(Shape shape, float[][] inputs, int[] classes, List<String> labels) {
        return new ArrayDataset(shape, inputs, column(classes), new Targets.Classes(labels), null);
    }

    /**
     * Samples with numbers to be approximated.
     *
     * @param names of the channels of the targets
     * @throws IllegalArgumentException if lengths do not fit
     */
    public static ArrayDataset values(
            Shape shape, float[][] inputs, Shape targetShape, float[][] targets, List<String> names) {
        return new ArrayDataset(shape, inputs, targets, new Targets.Values(targetShape, names), null);
    }

    static ArrayDataset table(TableSchema schema, float[][] inputs, float[][] outputs, Targets targets) {
        return new ArrayDataset(Shape.of(schema.width()), inputs, outputs, targets, schema);
    }

    static float[][] column(int[] values) {
        float[][] column = new float[values.length][1];
        for (int i = 0; i < values.length; i++) {
            column[i][0] = values[i];
        }
        return column;
    }

    @Override
    public int size() {
        return inputs.length;
    }

    @Override
    public Shape inputShape() {
        return shape;
    }

    @Override
    public Targets targets() {
        return targets;
    }

    @Override
    public void input(int i, float[] to, int at) {
        System.arraycopy(inputs[i], 0, to, at, inputs[i].length);
    }

    @Override
    public void target(int i, float[] to, int at) {
        System.arraycopy(outputs[i], 0, to, at, outputs[i].length);
    }

    @Override
    public Optional<TableSchema> schema() {
        return Optional.ofNullable(schema);
    }
}
