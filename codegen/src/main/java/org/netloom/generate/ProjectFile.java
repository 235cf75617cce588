package org.netloom.generate;

import java.nio.charset.StandardCharsets;

/** A file of an exported project, still in memory. */
final class ProjectFile {
    private final String path;
    private final byte[] content;
    private final boolean executable;

    private ProjectFile(String path, byte[] content, boolean executable) {
        this.path = path;
        this.content = content;
        this.executable = executable;
    }

    static ProjectFile text(String path, String text) {
        return new ProjectFile(path, text.getBytes(StandardCharsets.UTF_8), false);
    }

    static ProjectFile script(String path, String text) {
        return new ProjectFile(path, text.getBytes(StandardCharsets.UTF_8), true);
    }

    static ProjectFile bytes(String path, byte[] content) {
        return new ProjectFile(path, content.clone(), false);
    }

    /** In the project, with '/'. */
    String path() {
        return path;
    }

    /** The bytes themselves, not to be changed. */
    byte[] content() {
        return content;
    }

    boolean executable() {
        return executable;
    }

    String hash() {
        return Hashes.of(content);
    }
}
