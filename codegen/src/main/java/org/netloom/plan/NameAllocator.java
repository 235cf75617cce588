package org.netloom.plan;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Hands out each name once: a second "conv1" becomes "conv1_2". One allocator stands for one scope in which names must
 * differ, such as the fields, parameters and variables of a class.
 */
public final class NameAllocator {
    private final Set<String> taken = new HashSet<>();
    private final boolean files;

    private NameAllocator(boolean files) {
        this.files = files;
    }

    /** For names within a class. */
    public static NameAllocator forVariables() {
        return new NameAllocator(false);
    }

    /** For names that become files: "Residual" and "RESIDUAL" are one file on many systems. */
    public static NameAllocator forFiles() {
        return new NameAllocator(true);
    }

    /** Keeps names from being handed out. */
    public NameAllocator reserve(Iterable<String> names) {
        names.forEach(n -> taken.add(key(n)));
        return this;
    }

    /** The name if it is free, otherwise with the first free number behind it; it is taken from now on. */
    public String take(String wanted) {
        String name = wanted;
        String gap = wanted.isEmpty() || Character.isDigit(wanted.charAt(wanted.length() - 1)) ? "_" : "";
        for (int n = 2; !taken.add(key(name)); n++) {
            name = wanted + gap + n;
        }
        return name;
    }

    /** One that knows what is taken and goes its own way from here: for the variables of one method. */
    public NameAllocator copy() {
        NameAllocator copy = new NameAllocator(files);
        copy.taken.addAll(taken);
        return copy;
    }

    /** True where nobody has the name. */
    public boolean free(String name) {
        return !taken.contains(key(name));
    }

    private String key(String name) {
        return files ? name.toLowerCase(Locale.ROOT) : name;
    }
}
