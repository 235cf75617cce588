package org.netloom.opencl;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.netloom.tensor.Channels;
import org.netloom.tensor.Storage;
import org.netloom.tensor.Tensor;

/**
 * Tensors of this program that stand in for those of a device during one operation. Tensors that overlap keep doing so:
 * in-place operations stay in place.
 */
final class StandIns {
    private final Object[] arguments;
    private final List<Area> areas = new ArrayList<>();
    private final List<Pair> pairs = new ArrayList<>();
    private long bytes;

    /** A part of a storage that tensors of the operation lie in. */
    private static final class Area {
        final Storage storage;
        int from;
        int to;
        Storage copy;

        Area(Storage storage, int from, int to) {
            this.storage = storage;
            this.from = from;
            this.to = to;
        }

        boolean meets(Area other) {
            return storage == other.storage && from < other.to && other.from < to;
        }
    }

    /** A tensor and what stands for it; both null for an argument that is null. */
    private record Pair(Tensor tensor, Tensor standIn) {}

    StandIns(Object[] arguments) {
        this.arguments = arguments == null ? new Object[0] : arguments;
        for (Object a : this.arguments) {
            switch (a) {
                case Tensor t -> include(t);
                case Channels c -> include(c.tensor());
                case Tensor[] all -> Arrays.stream(all).forEach(this::include);
                case null, default -> {
                    // A number, or a tensor that is not wanted.
                }
            }
        }
    }

    private void include(Tensor t) {
        if (t.storage().mirror() == null) {
            return;
        }
        Area area = new Area(t.storage(), t.offset(), t.offset() + t.size());
        for (Area other = meeting(area); other != null; other = meeting(area)) {
            area.from = Math.min(area.from, other.from);
            area.to = Math.max(area.to, other.to);
            areas.remove(other);
        }
        areas.add(area);
    }

    private Area meeting(Area area) {
        return areas.stream().filter(area::meets).findFirst().orElse(null);
    }

    /** True where no tensor lies on a device. */
    boolean isEmpty() {
        return areas.isEmpty();
    }

    /** The arguments with tensors of this program. */
    Object[] copyIn() {
        for (Area a : areas) {
            a.copy = new Storage(a.storage.copy(a.from, a.to));
            bytes += (long) (a.to - a.from) * Float.BYTES;
        }
        Object[] own = new Object[arguments.length];
        for (int i = 0; i < own.length; i++) {
            own[i] = switch (arguments[i]) {
                case Tensor t -> standIn(t);
                case Channels c -> new Channels(standIn(c.tensor()), c.from(), c.count());
                case Tensor[] all -> Arrays.stream(all).map(this::standIn).toArray(Tensor[]::new);
                case null -> none();
                default -> arguments[i];
            };
        }
        return own;
    }

    private Object none() {
        pairs.add(new Pair(null, null));
        return null;
    }

    private Tensor standIn(Tensor t) {
        Tensor own = t;
        if (t.storage().mirror() != null) {
            Area probe = new Area(t.storage(), t.offset(), t.offset() + t.size());
            Area area = meeting(probe);
            own = new Tensor(t.batch(), t.shape());
            own.bind(area.copy, t.offset() - area.from);
        }
        pairs.add(new Pair(t, own));
        return own;
    }

    /** Copies the last tensors back. */
    void copyOut(int written) {
        for (Pair p : pairs.subList(Math.max(0, pairs.size() - written), pairs.size())) {
            if (p.tensor() != p.standIn()) {
                p.tensor().setAll(p.standIn().toArray());
                bytes += (long) p.tensor().size() * Float.BYTES;
            }
        }
    }

    /** Copied so far, both ways. */
    long bytes() {
        return bytes;
    }
}
