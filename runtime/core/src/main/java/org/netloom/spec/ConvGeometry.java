package org.netloom.spec;

/**
 * All numbers of a window operation over images, resolved: what kernels need. Letters: N batch, H W C input extents, OH
 * OW K output extents, kh kw kernel.
 *
 * @param h input height
 * @param w input width
 * @param c input channels
 * @param oh output height
 * @param ow output width
 * @param k output channels (equal to c for pooling)
 * @param groups channel groups; weights are {@code kh x kw x c/groups x k}
 */
public record ConvGeometry(
        int h,
        int w,
        int c,
        int oh,
        int ow,
        int k,
        int kh,
        int kw,
        int sh,
        int sw,
        int dh,
        int dw,
        int top,
        int left,
        int groups) {

    static ConvGeometry of(SlidingWindow v, SlidingWindow u, int c, int k, int groups) {
        return new ConvGeometry(
                v.in(),
                u.in(),
                c,
                v.out(),
                u.out(),
                k,
                v.kernel(),
                u.kernel(),
                v.stride(),
                u.stride(),
                v.dilation(),
                u.dilation(),
                v.before(),
                u.before(),
                groups);
    }

    /** Elements of one input sample. */
    public int inputSize() {
        return h * w * c;
    }

    /** Elements of one output sample. */
    public int outputSize() {
        return oh * ow * k;
    }

    /** Length of the sum behind one output element: {@code kh * kw * c/groups}. */
    public int patch() {
        return kh * kw * (c / groups);
    }

    public boolean depthwise() {
        return groups == c && groups > 1;
    }
}
