package org.netloom.design;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Orders things behind what they need, without recursion: a chain may be long. */
public final class DepthFirst {
    private DepthFirst() {}

    private record Frame<T>(T item, Iterator<T> needs) {}

    /**
     * Each item behind those it needs. Where there is a choice the given order decides; in a cycle one need is passed
     * over.
     */
    public static <T> List<T> order(Collection<T> items, Function<T, ? extends Collection<T>> needs) {
        List<T> ordered = new ArrayList<>(items.size());
        Set<T> seen = new HashSet<>();
        Deque<Frame<T>> stack = new ArrayDeque<>();
        for (T start : items) {
            if (seen.add(start)) {
                stack.push(new Frame<>(start, iterator(needs.apply(start))));
            }
            while (!stack.isEmpty()) {
                Frame<T> top = stack.peek();
                if (!top.needs().hasNext()) {
                    ordered.add(stack.pop().item());
                    continue;
                }
                T next = top.needs().next();
                if (seen.add(next)) {
                    stack.push(new Frame<>(next, iterator(needs.apply(next))));
                }
            }
        }
        return ordered;
    }

    private static <T> Iterator<T> iterator(Collection<T> items) {
        return items.iterator();
    }
}
