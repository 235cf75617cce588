package org.netloom.tensor;

import java.util.Map;
import java.util.TreeMap;

/** A set of indices, kept as intervals that neither overlap nor touch; ends are excluded. */
final class Intervals {
    private final TreeMap<Integer, Integer> ends = new TreeMap<>();

    /** Takes an interval. */
    @FunctionalInterface
    interface Action {
        void accept(int from, int to);
    }

    boolean isEmpty() {
        return ends.isEmpty();
    }

    void add(int from, int to) {
        if (from >= to) {
            return;
        }
        int first = from;
        int last = to;
        Map.Entry<Integer, Integer> e = ends.floorEntry(to);
        while (e != null && e.getValue() >= from) {
            first = Math.min(first, e.getKey());
            last = Math.max(last, e.getValue());
            ends.remove(e.getKey());
            e = ends.floorEntry(to);
        }
        ends.put(first, last);
    }

    void remove(int from, int to) {
        Map.Entry<Integer, Integer> e = from < to ? ends.lowerEntry(to) : null;
        while (e != null && e.getValue() > from) {
            ends.remove(e.getKey());
            if (e.getKey() < from) {
                ends.put(e.getKey(), from);
            }
            if (e.getValue() > to) {
                ends.put(to, e.getValue());
            }
            e = ends.lowerEntry(Math.min(to, e.getKey()));
        }
    }

    /** True where nothing of it is missing. */
    boolean covers(int from, int to) {
        Map.Entry<Integer, Integer> e = ends.floorEntry(from);
        return from >= to || (e != null && e.getValue() >= to);
    }

    boolean meets(int from, int to) {
        Map.Entry<Integer, Integer> e = from < to ? ends.lowerEntry(to) : null;
        return e != null && e.getValue() > from;
    }

    /** What it has in common with an interval, in ascending order; the set must not be changed meanwhile. */
    void forEach(int from, int to, Action action) {
        Integer first = ends.floorKey(from);
        for (Map.Entry<Integer, Integer> e :
                ends.tailMap(first == null ? from : first, true).entrySet()) {
            if (e.getKey() >= to) {
                return;
            }
            int start = Math.max(from, e.getKey());
            int end = Math.min(to, e.getValue());
            if (start < end) {
                action.accept(start, end);
            }
        }
    }

    @Override
    public String toString() {
        return ends.toString();
    }
}
