package org.netloom.generate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.netloom.check.DesignMessage;

/**
 * The file that says which files of a project were exported, and with which content: so that a later export knows what a
 * person has changed. One line a file: hash, two blanks, path, as {@code sha256sum} writes it. While an export is under
 * way a file has two lines, the old content and the new; whichever is found is ours.
 */
final class Manifest {
    static final String FILE = ".netloom-export";
    private static final String HEAD = "# Written by Netloom. Tells which files were changed since the last export.\n";

    private final Map<String, Set<String>> hashes = new TreeMap<>();

    /** The manifest of a folder; empty where it has none. */
    static Manifest read(Path folder) throws IOException {
        Manifest manifest = new Manifest();
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return manifest;
        }
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith("#") || line.isBlank()) {
                continue;
            }
            if (!line.matches("[0-9a-f]{64}  .+")) {
                throw DesignMessage.BROKEN_MANIFEST.exception(file, Quote.line(line));
            }
            manifest.add(line.substring(66), line.substring(0, 64));
        }
        return manifest;
    }

    static boolean isIn(Path folder) {
        return Files.isRegularFile(folder.resolve(FILE));
    }

    void add(String path, String hash) {
        hashes.computeIfAbsent(path, _ -> new TreeSet<>()).add(hash);
    }

    /** True where an export wrote a file with this content. */
    boolean knows(String path, String hash) {
        return hashes.getOrDefault(path, Set.of()).contains(hash);
    }

    /** Hands a file on to another manifest. */
    void copyTo(Manifest other, String path) {
        hashes.getOrDefault(path, Set.of()).forEach(h -> other.add(path, h));
    }

    Set<String> paths() {
        return Collections.unmodifiableSet(hashes.keySet());
    }

    /** This and the other: what stands while files are being replaced. */
    Manifest and(Manifest other) {
        Manifest both = new Manifest();
        hashes.forEach((path, all) -> all.forEach(h -> both.add(path, h)));
        other.hashes.forEach((path, all) -> all.forEach(h -> both.add(path, h)));
        return both;
    }

    byte[] bytes() {
        StringBuilder s = new StringBuilder(HEAD);
        hashes.forEach((path, all) ->
                all.forEach(h -> s.append(h).append("  ").append(path).append('\n')));
        return s.toString().getBytes(StandardCharsets.UTF_8);
    }
}
