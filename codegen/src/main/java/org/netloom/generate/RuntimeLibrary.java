package org.netloom.generate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.netloom.spec.Shape;

/**
 * The runtime that every project gets a copy of: this program's own. It is packed anew, sorted and without times, so that
 * the same runtime gives the same bytes wherever it was loaded from. Its version carries a hash of what is in it: Maven
 * keeps a copy of each version it has seen, and would go on using an old one.
 */
public final class RuntimeLibrary {
    private static final String VERSION = "0.1.0";
    private static final LocalDateTime TIME = LocalDateTime.of(2025, 1, 1, 0, 0);

    private final byte[] jar;
    private final String version;
    private final Map<String, String> types = new TreeMap<>();

    /** A library with the given content: bytes by name of the entry. */
    RuntimeLibrary(Map<String, byte[]> entries) {
        Map<String, byte[]> sorted = new TreeMap<>(entries);
        sorted.keySet().removeIf(name -> name.startsWith("META-INF/MANIFEST"));
        sorted.keySet().forEach(this::index);
        version = VERSION + "-" + Hashes.of(sorted).substring(0, 8);
        jar = pack(
                sorted,
                "Manifest-Version: 1.0\nImplementation-Title: Netloom runtime\nImplementation-Version: " + VERSION
                        + "\n");
    }

    /** The runtime this program runs with. */
    public static RuntimeLibrary own() {
        return Own.LIBRARY;
    }

    private static final class Own {
        static final RuntimeLibrary LIBRARY = load(Shape.class);
    }

    /** Remembers public looking classes of the packages that generated code uses, by their simple names. */
    private void index(String entry) {
        if (entry.endsWith(".class") && entry.indexOf('$') < 0 && entry.startsWith("org/netloom/")) {
            String name = entry.substring(0, entry.length() - ".class".length()).replace('/', '.');
            types.put(name.substring(name.lastIndexOf('.') + 1), name);
        }
    }

    /** Qualified names of its classes by simple name. */
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

    // ---- reading ----------------------------------------------------------------------------------------------------

    private static RuntimeLibrary load(Class<?> anchor) {
        Path source = source(anchor);
        try {
            return new RuntimeLibrary(Files.isDirectory(source) ? fromFolder(source) : fromJar(source));
        } catch (IOException e) {
            throw new UncheckedIOException("the runtime in " + source + " cannot be read", e);
        }
    }

    private static Path source(Class<?> anchor) {
        URI uri;
        try {
            uri = Optional.ofNullable(anchor.getProtectionDomain().getCodeSource())
                    .orElseThrow(() -> new IllegalStateException("it is not known where the runtime was loaded from"))
                    .getLocation()
                    .toURI();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        return Path.of(uri);
    }

    private static Map<String, byte[]> fromFolder(Path folder) throws IOException {
        Map<String, byte[]> entries = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path f : files.filter(Files::isRegularFile).toList()) {
                entries.put(folder.relativize(f).toString().replace('\\', '/'), Files.readAllBytes(f));
            }
        }
        return entries;
    }

    private static Map<String, byte[]> fromJar(Path file) throws IOException {
        Map<String, byte[]> entries = new TreeMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry e : zip.stream().filter(e -> !e.isDirectory()).toList()) {
                try (InputStream in = Objects.requireNonNull(zip.getInputStream(e))) {
                    entries.put(e.getName(), in.readAllBytes());
                }
            }
        }
        return entries;
    }

    private static byte[] pack(Map<String, byte[]> entries, String manifest) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream out = new JarOutputStream(bytes)) {
            put(out, "META-INF/MANIFEST.MF", manifest.getBytes(StandardCharsets.UTF_8));
            for (Map.Entry<String, byte[]> e : entries.entrySet()) {
                put(out, e.getKey(), e.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void put(JarOutputStream out, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(TIME);
        out.putNextEntry(entry);
        out.write(content);
        out.closeEntry();
    }
}
