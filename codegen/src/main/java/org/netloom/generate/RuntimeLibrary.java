package org.netloom.generate;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.netloom.spec.Shape;

/**
 * The runtime that every project gets a copy of: this program's own. It is packed anew, sorted and without times, so that
 * the same runtime gives the same bytes wherever it was loaded from. Its version carries a hash of what is in it: Maven
 * keeps a copy of each version it has seen, and would go on using an old one.
 */
public final class RuntimeLibrary {
    static final String VERSION = "0.1.0";
    private static final String ROOT = "org.netloom.";

    /** Packages whose classes generated code names; those of others leave their names to the blocks of users. */
    private static final Set<String> NAMED = Set.of(
            "data",
            "data.image",
            "game",
            "layer",
            "loss",
            "mode",
            "model",
            "ops",
            "optimize",
            "spec",
            "tensor",
            "train",
            "verify");

    private final byte[] jar;
    private final String version;
    private final Map<String, String> types = new TreeMap<>();

    /** A library with the given content: bytes by name of the entry. */
    RuntimeLibrary(Map<String, byte[]> entries) {
        Map<String, byte[]> sorted = new TreeMap<>(entries);
        sorted.keySet().removeIf(name -> name.startsWith("META-INF/MANIFEST"));
        sorted.keySet().forEach(this::index);
        version = VERSION + "-" + Hashes.of(sorted).substring(0, 8);
        jar = Jars.pack(
                sorted,
                "Manifest-Version: 1.0\nImplementation-Title: Netloom runtime\nImplementation-Version: " + VERSION
                        + "\n");
    }

    /** The runtime this program runs with. */
    public static RuntimeLibrary own() {
        return Own.LIBRARY;
    }

    private static final class Own {
        static final RuntimeLibrary LIBRARY = new RuntimeLibrary(Jars.entries(Shape.class));
    }

    /** Remembers public looking classes of the packages that generated code uses, by their simple names. */
    private void index(String entry) {
        if (!entry.endsWith(".class") || entry.indexOf('$') >= 0) {
            return;
        }
        String name = entry.substring(0, entry.length() - ".class".length()).replace('/', '.');
        int end = name.lastIndexOf('.');
        if (name.startsWith(ROOT) && end > ROOT.length() && NAMED.contains(name.substring(ROOT.length(), end))) {
            types.put(name.substring(end + 1), name);
        }
    }

    /** Qualified names, by simple name, of the classes that generated code may name. */
    public Map<String, String> types() {
        return types;
    }

    /** "0.1.0-1a2b3c4d". */
    public String version() {
        return version;
    }

    public byte[] jar() {
        return jar.clone();
    }
}
