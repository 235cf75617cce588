package org.netloom.data;

import org.netloom.ops.Randoms;

/**
 * Where the pixels of a changed image come from: an affine map from places in the result to places in the original,
 * measured from the image's middle. Changes are composed, so that a row of them blurs the image once.
 */
final class Geometry {
    private final int height;
    private final int width;

    // x' = xx * x + xy * y + x0, y' = yx * x + yy * y + y0
    private float xx;
    private float xy;
    private float x0;
    private float yx;
    private float yy;
    private float y0;
    private boolean identity;

    Geometry(int height, int width) {
        this.height = height;
        this.width = width;
        reset();
    }

    void reset() {
        xx = 1;
        xy = 0;
        x0 = 0;
        yx = 0;
        yy = 1;
        y0 = 0;
        identity = true;
    }

    boolean isIdentity() {
        return identity;
    }

    /** Adds a change, drawn from its key. False, and nothing done, if it is not one of the geometry. */
    boolean then(Augmentation change, long key) {
        switch (change) {
            case RandomShift s ->
                compose(
                        1,
                        0,
                        (float) s.share() * width * Augmenter.signed(key, 0),
                        0,
                        1,
                        (float) s.share() * height * Augmenter.signed(key, 1));
            case RandomRotate r -> {
                double angle = Math.toRadians(r.degrees()) * Augmenter.signed(key, 0);
                float cos = (float) Angles.cos(angle);
                float sin = (float) Angles.sin(angle);
                compose(cos, -sin, 0, sin, cos, 0);
            }
            case RandomScale s -> {
                float shrink = 1 / (1 + (float) s.share() * Augmenter.signed(key, 0));
                compose(shrink, 0, 0, 0, shrink, 0);
            }
            case RandomFlip f -> {
                float x = f.horizontal() && Randoms.uniform(key, 0) < 0.5f ? -1 : 1;
                float y = f.vertical() && Randoms.uniform(key, 1) < 0.5f ? -1 : 1;
                compose(x, 0, 0, 0, y, 0);
            }
            case RandomCrop c -> compose(1, 0, offset(c.padding(), key, 0), 0, 1, offset(c.padding(), key, 1));
            case RandomBrightness _, RandomContrast _, ColorShift _, GaussianNoise _, Cutout _ -> {
                return false;
            }
        }
        return true;
    }

    private static int offset(int padding, long key, int i) {
        return (int) (Randoms.uniform(key, i) * (2 * padding + 1)) - padding;
    }

    /** This map after the given one: the latest change is the first to be undone on the way back to the original. */
    private void compose(float axx, float axy, float ax0, float ayx, float ayy, float ay0) {
        float nxx = xx * axx + xy * ayx;
        float nxy = xx * axy + xy * ayy;
        float nx0 = xx * ax0 + xy * ay0 + x0;
        float nyx = yx * axx + yy * ayx;
        float nyy = yx * axy + yy * ayy;
        float ny0 = yx * ax0 + yy * ay0 + y0;
        xx = nxx;
        xy = nxy;
        x0 = nx0;
        yx = nyx;
        yy = nyy;
        y0 = ny0;
        identity = xx == 1 && xy == 0 && x0 == 0 && yx == 0 && yy == 1 && y0 == 0;
    }

    int height() {
        return height;
    }

    int width() {
        return width;
    }

    /** True where the image is seen from behind: left and right have changed places. */
    boolean mirrors() {
        return xx * yy - xy * yx < 0;
    }

    /** Where a place of the original comes to lie across, both in pixels from the left top corner. */
    float movedX(float x, float y) {
        float u = x - width / 2f - x0;
        float v = y - height / 2f - y0;
        return (yy * u - xy * v) / (xx * yy - xy * yx) + width / 2f;
    }

    /** Where a place of the original comes to lie down, both in pixels from the left top corner. */
    float movedY(float x, float y) {
        float u = x - width / 2f - x0;
        float v = y - height / 2f - y0;
        return (xx * v - yx * u) / (xx * yy - xy * yx) + height / 2f;
    }

    /** Fills {@code to[at...]}, H x W, from class indices of the same extent: the nearest, {@code outside} where there is none. */
    void resampleNearest(float[] from, float[] to, int at, float outside) {
        float middleX = (width - 1) / 2f;
        float middleY = (height - 1) / 2f;
        int o = at;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++, o++) {
                float u = x - middleX;
                float v = y - middleY;
                int sx = (int) Math.floor(xx * u + xy * v + x0 + middleX + 0.5f);
                int sy = (int) Math.floor(yx * u + yy * v + y0 + middleY + 0.5f);
                to[o] = sx >= 0 && sx < width && sy >= 0 && sy < height ? from[sy * width + sx] : outside;
            }
        }
    }

    /** Fills {@code to[at...]}, H x W x channels, from an image of the same size: bilinear, 0 outside. */
    void resample(float[] from, float[] to, int at, int channels) {
        float middleX = (width - 1) / 2f;
        float middleY = (height - 1) / 2f;
        int o = at;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++, o += channels) {
                float u = x - middleX;
                float v = y - middleY;
                float sx = xx * u + xy * v + x0 + middleX;
                float sy = yx * u + yy * v + y0 + middleY;
                if (sx > -1 && sx < width && sy > -1 && sy < height) {
                    pixel(from, sx, sy, to, o, channels);
                } else {
                    for (int c = 0; c < channels; c++) {
                        to[o + c] = 0;
                    }
                }
            }
        }
    }

    private void pixel(float[] from, float sx, float sy, float[] to, int o, int channels) {
        int left = (int) Math.floor(sx);
        int top = (int) Math.floor(sy);
        float fx = sx - left;
        float fy = sy - top;
        // Neighbours outside weigh nothing; their index is moved inside so that it can be read.
        float wl = left >= 0 ? 1 - fx : 0;
        float wr = left + 1 < width ? fx : 0;
        float wt = top >= 0 ? 1 - fy : 0;
        float wb = top + 1 < height ? fy : 0;
        int l = Math.max(left, 0) * channels;
        int r = Math.min(left + 1, width - 1) * channels;
        int t = Math.max(top, 0) * width * channels;
        int b = Math.min(top + 1, height - 1) * width * channels;
        for (int c = 0; c < channels; c++) {
            to[o + c] = wt * (wl * from[t + l + c] + wr * from[t + r + c])
                    + wb * (wl * from[b + l + c] + wr * from[b + r + c]);
        }
    }
}
