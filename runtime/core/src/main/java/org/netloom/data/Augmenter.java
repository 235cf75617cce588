package org.netloom.data;

import java.util.List;
import org.netloom.ops.Randoms;
import org.netloom.problem.CoreMessage;
import org.netloom.spec.Shape;

/**
 * Random changes of an image {@code H x W x C} with values 0..255. What happens follows from the key alone. Changes of
 * the geometry that follow one another are composed, and the image is resampled once (bilinearly, with 0 outside).
 *
 * <p>Used by one thread at a time.
 */
public final class Augmenter {
    private static final float WHITE = 255;

    private final List<Augmentation> changes;
    private final Shape shape;
    private final Geometry geometry;
    private final MovedPlaces places;
    private float[] before;

    /**
     * Changes in the order they are made.
     *
     * @throws org.netloom.problem.NetloomException if the inputs are not images
     */
    public Augmenter(List<? extends Augmentation> changes, Shape shape) {
        this.changes = List.copyOf(changes);
        this.shape = shape;
        if (!changes.isEmpty() && !shape.isImage()) {
            throw CoreMessage.AUGMENT_NOT_IMAGE.exception(
                    changes.getFirst().getClass().getSimpleName(), shape);
        }
        this.geometry = shape.isImage() ? new Geometry(shape.height(), shape.width()) : null;
        this.places = geometry == null ? null : new MovedPlaces(geometry);
        this.before = new float[changes.isEmpty() ? 0 : shape.size()];
    }

    /** Makes all changes to the image at {@code image[at...]}. */
    public void inPlace(float[] image, int at, long key) {
        change(image, at, key, true);
    }

    /** Makes all changes but noise and cutout: what an autoencoder should give back. */
    public void cleanInPlace(float[] image, int at, long key) {
        change(image, at, key, false);
    }

    /**
     * Moves a target with places as its input is moved: masks and other images of the same height and width, boxes,
     * points. Leaves others alone, and changes of colour leave all alone.
     */
    public void targetInPlace(float[] target, int at, Targets targets, long key) {
        if (changes.isEmpty() || targets instanceof Targets.Classes || targets instanceof Targets.Labels) {
            return;
        }
        for (int i = 0; i < changes.size(); i++) {
            geometry.then(changes.get(i), Randoms.bits(key, i));
        }
        if (geometry.isIdentity()) {
            return;
        }
        switch (targets) {
            case Targets.Values v
            when hasExtent(v.shape()) ->
                geometry.resample(
                        copy(target, at, v.shape().size()),
                        target,
                        at,
                        v.shape().channels());
            case Targets.ClassMap m
            when hasExtent(m.shape()) ->
                geometry.resampleNearest(copy(target, at, m.shape().size()), target, at, m.ignore());
            case Targets.Boxes b -> places.boxes(target, at, b);
            case Targets.Points p -> places.points(target, at, p);
            case Targets.Classes _, Targets.Values _, Targets.ClassMap _, Targets.Labels _ -> {}
        }
        geometry.reset();
    }

    private boolean hasExtent(Shape target) {
        return target.isImage() && target.height() == shape.height() && target.width() == shape.width();
    }

    private void change(float[] image, int at, long key, boolean corrupt) {
        if (changes.isEmpty()) {
            return;
        }
        for (int i = 0; i < changes.size(); i++) {
            Augmentation change = changes.get(i);
            long own = Randoms.bits(key, i);
            if (geometry.then(change, own)) {
                continue;
            }
            resample(image, at, shape.channels());
            switch (change) {
                case RandomBrightness b -> brighten(image, at, (float) b.share(), own);
                case RandomContrast c -> contrast(image, at, (float) c.share(), own);
                case ColorShift c -> shiftColours(image, at, (float) c.share(), own);
                case GaussianNoise n when corrupt -> addNoise(image, at, (float) n.share(), own);
                case Cutout c when corrupt -> cutOut(image, at, c.side(), own);
                case GaussianNoise _, Cutout _ -> {}
                case RandomShift _, RandomRotate _, RandomScale _, RandomFlip _, RandomCrop _ ->
                    throw new AssertionError(change);
            }
        }
        resample(image, at, shape.channels());
    }

    /** Applies the geometry gathered so far. */
    private void resample(float[] image, int at, int channels) {
        if (geometry.isIdentity()) {
            return;
        }
        geometry.resample(copy(image, at, shape.height() * shape.width() * channels), image, at, channels);
        geometry.reset();
    }

    private float[] copy(float[] from, int at, int n) {
        if (before.length < n) {
            before = new float[n];
        }
        System.arraycopy(from, at, before, 0, n);
        return before;
    }

    /** A number in [-1, 1). */
    static float signed(long key, int i) {
        return 2 * Randoms.uniform(key, i) - 1;
    }

    private void brighten(float[] image, int at, float share, long key) {
        float add = WHITE * share * signed(key, 0);
        for (int i = at, end = at + shape.size(); i < end; i++) {
            image[i] = Math.clamp(image[i] + add, 0, WHITE);
        }
    }

    private void contrast(float[] image, int at, float share, long key) {
        float factor = 1 + share * signed(key, 0);
        double sum = 0;
        int end = at + shape.size();
        for (int i = at; i < end; i++) {
            sum += image[i];
        }
        float mean = (float) (sum / shape.size());
        for (int i = at; i < end; i++) {
            image[i] = Math.clamp(mean + factor * (image[i] - mean), 0, WHITE);
        }
    }

    private void shiftColours(float[] image, int at, float share, long key) {
        int channels = shape.channels();
        for (int c = 0; c < channels; c++) {
            float add = WHITE * share * signed(key, c);
            for (int i = at + c, end = at + shape.size(); i < end; i += channels) {
                image[i] = Math.clamp(image[i] + add, 0, WHITE);
            }
        }
    }

    private void addNoise(float[] image, int at, float share, long key) {
        float deviation = WHITE * share;
        for (int i = 0, n = shape.size(); i < n; i++) {
            image[at + i] += deviation * Bell.draw(key, i);
        }
    }

    private void cutOut(float[] image, int at, int side, long key) {
        int h = Math.min(side, shape.height());
        int w = Math.min(side, shape.width());
        int top = (int) (Randoms.uniform(key, 0) * (shape.height() - h + 1));
        int left = (int) (Randoms.uniform(key, 1) * (shape.width() - w + 1));
        int channels = shape.channels();
        for (int c = 0; c < channels; c++) {
            double sum = 0;
            for (int i = at + c, end = at + shape.size(); i < end; i += channels) {
                sum += image[i];
            }
            float mean = (float) (sum / (shape.height() * shape.width()));
            for (int y = top; y < top + h; y++) {
                for (int x = left; x < left + w; x++) {
                    image[at + (y * shape.width() + x) * channels + c] = mean;
                }
            }
        }
    }
}
