package org.netloom.design;

import java.util.ArrayList;
import java.util.List;

/**
 * What to replace in a list to get another one: a run of elements, as short as equal beginnings and endings allow.
 *
 * @param at index of the first element of the run
 */
record ListChange<T>(int at, List<T> before, List<T> after) {
    ListChange {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    static <T> ListChange<T> between(List<T> before, List<T> after) {
        int start = 0;
        int shorter = Math.min(before.size(), after.size());
        while (start < shorter && same(before.get(start), after.get(start))) {
            start++;
        }
        int end = 0;
        while (end < shorter - start && same(before.get(before.size() - 1 - end), after.get(after.size() - 1 - end))) {
            end++;
        }
        return new ListChange<>(
                start, before.subList(start, before.size() - end), after.subList(start, after.size() - end));
    }

    /** Equality alone would compare deep records that most edits did not touch. */
    private static boolean same(Object a, Object b) {
        return a == b || a.equals(b);
    }

    boolean isEmpty() {
        return before.isEmpty() && after.isEmpty();
    }

    List<T> apply(List<T> list) {
        return replaced(list, before, after);
    }

    List<T> revert(List<T> list) {
        return replaced(list, after, before);
    }

    private List<T> replaced(List<T> list, List<T> gone, List<T> come) {
        List<T> now = new ArrayList<>(list.subList(0, at));
        now.addAll(come);
        now.addAll(list.subList(at + gone.size(), list.size()));
        return now;
    }
}
