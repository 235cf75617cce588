package org.netloom.generate;

import java.nio.charset.StandardCharsets;

/**
 * A file of an exported project, still in memory.
 *
 * @param path in the project, with '/'
 */
record ProjectFile(String path, byte[] content, boolean executable) {
    static ProjectFile text(String path, String text) {
        return new ProjectFile(path, text.getBytes(StandardCharsets.UTF_8), false);
    }

    static ProjectFile script(String path, String text) {
        return new ProjectFile(path, text.getBytes(StandardCharsets.UTF_8), true);
    }

    static ProjectFile bytes(String path, byte[] content) {
        return new ProjectFile(path, content, false);
    }

    String hash() {
        return Hashes.of(content);
    }
}
