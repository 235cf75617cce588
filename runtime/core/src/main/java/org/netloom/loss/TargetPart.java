package org.netloom.loss;

import org.netloom.problem.CoreMessage;
import org.netloom.spec.Shape;
import org.netloom.tensor.Tensor;

/** The numbers of a target that a term of a sum is compared with. */
public final class TargetPart {
    private final LossTerm term;
    private Tensor part;

    public TargetPart(LossTerm term) {
        this.term = term;
    }

    /**
     * The part of a batch; the target itself where the term takes all of it. Valid until the next call.
     *
     * @throws org.netloom.problem.NetloomException if the target has fewer numbers
     */
    public Tensor of(Tensor target) {
        if (!term.partial()) {
            return target;
        }
        int from = term.from();
        int count = term.count();
        int n = target.shape().size();
        if (from + count > n) {
            throw CoreMessage.TARGET_PART.exception(from, from + count - 1, n);
        }
        boolean fits = part != null && part.capacity() >= target.batch() && part.precision() == target.precision();
        if (!fits) {
            part = Tensor.allocate(target.capacity(), Shape.of(count), target.precision());
        }
        part.setBatch(target.batch());
        for (int s = 0; s < target.batch(); s++) {
            for (int i = 0; i < count; i++) {
                part.set(s * count + i, target.get(s * n + from + i));
            }
        }
        return part;
    }
}
