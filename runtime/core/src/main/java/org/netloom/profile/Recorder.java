package org.netloom.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.netloom.layer.ActivationLayer;
import org.netloom.layer.BatchNormLayer;
import org.netloom.layer.Layer;
import org.netloom.layer.LayerWatch;
import org.netloom.layer.Network;
import org.netloom.tensor.Storage;
import org.netloom.tensor.Tensor;

/**
 * Takes down what every step spends where. What an operation is to its layer follows from the pass and from what it writes;
 * what a layer spends beside its operations is {@link StepPart#OTHER}.
 */
final class Recorder implements LayerWatch {
    private static final int PARTS = StepPart.values().length;
    private static final int SECTIONS = Section.values().length;

    private final Map<Layer, Integer> places = new IdentityHashMap<>();
    private final List<Storage> gradients = new ArrayList<>();
    private final List<long[]> steps = new ArrayList<>();
    private final double[] flops;
    private final double[] bytes;
    private long[] nanos;
    private boolean counting;
    private Layer outer;
    private Layer inner;
    private boolean backward;
    private long entered;
    private long inOperations;
    private Section section;
    private long begun;

    /** @param networks whose layers are watched, in this order */
    Recorder(List<Network> networks) {
        for (Network n : networks) {
            n.layers().forEach(l -> places.put(l, places.size()));
        }
        int size = places.size() * PARTS + SECTIONS;
        flops = new double[size];
        bytes = new double[size];
        nanos = new long[size];
    }

    /** The networks are prepared anew: where their gradients are is to be known, and they are watched. */
    void attach(List<Network> networks) {
        gradients.clear();
        for (Network n : networks) {
            n.execution().watch(this);
            if (n.allGradients() != null) {
                gradients.add(n.allGradients().storage());
            }
        }
    }

    /** Forgets what came before the first step. */
    void forget() {
        nanos = new long[nanos.length];
        steps.clear();
    }

    // ---- what a step does -------------------------------------------------------------------------------------------

    void beginStep() {
        counting = steps.isEmpty();
        nanos = new long[nanos.length];
        section = null;
        begun = System.nanoTime();
    }

    /** What is in no layer and no section is the rest. */
    void endStep() {
        long total = System.nanoTime() - begun;
        long known = 0;
        for (long n : nanos) {
            known += n;
        }
        nanos[at(Section.REST)] += Math.max(0, total - known);
        steps.add(nanos);
    }

    /** Runs what is no layer's. */
    void section(Section s, Runnable work) {
        section = s;
        long start = System.nanoTime();
        work.run();
        nanos[at(s)] += System.nanoTime() - start;
        section = null;
    }

    @Override
    public void enter(Layer layer, boolean goesBack) {
        inner = layer;
        if (outer == null) {
            outer = layer;
            backward = goesBack;
            inOperations = 0;
            entered = System.nanoTime();
        }
    }

    @Override
    public void leave(Layer layer) {
        inner = outer;
        if (layer.equals(outer)) {
            nanos[at(outer, StepPart.OTHER)] += Math.max(0, System.nanoTime() - entered - inOperations);
            outer = null;
            inner = null;
        }
    }

    /** An operation was done. */
    void operation(String name, Object[] args, long took) {
        int at;
        if (outer != null) {
            at = at(outer, part(name, args));
            nanos[at] += took;
            inOperations += took;
        } else if (section != null) {
            // The section is measured as a whole.
            at = at(section);
        } else {
            at = at(Section.BETWEEN);
            nanos[at] += took;
        }
        if (counting && args != null) {
            flops[at] += Costs.flops(name, args);
            bytes[at] += Costs.bytes(name, args);
        }
    }

    private StepPart part(String name, Object[] args) {
        boolean norm = inner != outer && inner instanceof BatchNormLayer;
        if (norm || name.equals("activateGradient") && fused(args)) {
            return StepPart.OTHER;
        }
        if (!backward) {
            return StepPart.FORWARD;
        }
        return name.equals("conv2dByFilter") || writesGradient(args) ? StepPart.BY_PARAMETERS : StepPart.BY_DATA;
    }

    /** Recurrent layers have activations inside: those are of their own. */
    private boolean fused(Object[] args) {
        return !(inner instanceof ActivationLayer) && args.length >= 4;
    }

    /** All operations write their last tensor; where that is not asked for, gradients in front of it. */
    private boolean writesGradient(Object[] args) {
        if (args == null) {
            return false;
        }
        Object last = args[args.length - 1];
        return last == null ? Arrays.stream(args).anyMatch(this::isGradient) : isGradient(last);
    }

    private boolean isGradient(Object argument) {
        return argument instanceof Tensor t && gradients.contains(t.storage());
    }

    // ---- what was taken down ----------------------------------------------------------------------------------------

    private int at(Layer layer, StepPart part) {
        return places.get(layer) * PARTS + part.ordinal();
    }

    private int at(Section s) {
        return nanos.length - SECTIONS + s.ordinal();
    }

    int steps() {
        return steps.size();
    }

    /** Keeps the half of the steps that is in the middle by time, so that neither luck nor disturbances count. */
    void settle() {
        steps.sort(Comparator.comparingLong(Recorder::sum));
        int cut = steps.size() / 4;
        steps.subList(steps.size() - cut, steps.size()).clear();
        steps.subList(0, cut).clear();
    }

    private static long sum(long[] all) {
        long sum = 0;
        for (long n : all) {
            sum += n;
        }
        return sum;
    }

    /** A part of a layer, in the mean of all steps. */
    Work work(Layer layer, StepPart part) {
        return work(at(layer, part));
    }

    Work work(Section s) {
        return work(at(s));
    }

    private Work work(int at) {
        double sum = 0;
        for (long[] step : steps) {
            sum += step[at];
        }
        return new Work(1e-9 * sum / Math.max(1, steps.size()), flops[at], bytes[at]);
    }
}
