package org.netloom.generate;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.netloom.check.DesignMessage;
import org.netloom.model.AtomicFile;

/**
 * Brings the files of a project to disk. Everything is written to a folder beside first, then moved into place file by
 * file, so that what fails leaves the project as it was; a new project appears as a whole.
 */
final class ProjectWriter {
    private final Path folder;
    private final Map<String, ProjectFile> files;
    private final boolean force;
    final List<String> written = new ArrayList<>();
    final List<String> unchanged = new ArrayList<>();
    final List<String> kept = new ArrayList<>();
    final List<String> removed = new ArrayList<>();

    ProjectWriter(Path folder, List<ProjectFile> files, boolean force) {
        this.folder = folder.toAbsolutePath().normalize();
        this.files = new TreeMap<>();
        files.forEach(f -> this.files.put(f.path(), f));
        this.force = force;
    }

    void write() {
        try {
            if (Files.exists(folder) && !Files.isDirectory(folder)) {
                throw DesignMessage.NOT_A_FOLDER.exception(folder);
            }
            if (isEmpty()) {
                create();
            } else {
                refuseForeign();
                update(readManifest());
            }
        } catch (IOException e) {
            throw DesignMessage.EXPORT_FAILED.exception(folder, AtomicFile.reasonNotWritten(e));
        }
    }

    private boolean isEmpty() throws IOException {
        if (!Files.exists(folder)) {
            return true;
        }
        try (Stream<Path> content = Files.list(folder)) {
            return content.findAny().isEmpty();
        }
    }

    private void refuseForeign() throws IOException {
        if (force || Manifest.isIn(folder)) {
            return;
        }
        try (Stream<Path> content = Files.list(folder)) {
            List<String> names =
                    content.map(p -> p.getFileName().toString()).sorted().toList();
            String some = String.join(", ", names.subList(0, Math.min(3, names.size())));
            throw DesignMessage.FOREIGN_FOLDER.exception(folder, names.size() > 3 ? some + ", ..." : some);
        }
    }

    private Manifest readManifest() throws IOException {
        try {
            return Manifest.read(folder);
        } catch (org.netloom.problem.NetloomException e) {
            if (force) {
                return new Manifest();
            }
            throw e;
        }
    }

    private Manifest manifest() {
        Manifest manifest = new Manifest();
        files.values().forEach(f -> manifest.add(f.path(), f.hash()));
        return manifest;
    }

    // ---- a new project ----------------------------------------------------------------------------------------------

    private void create() throws IOException {
        Path parent = folder.getParent();
        if (parent == null) {
            throw DesignMessage.NOT_A_FOLDER.exception(folder);
        }
        Files.createDirectories(parent);
        Path staged = Files.createTempDirectory(parent, ".netloom-");
        try {
            for (ProjectFile f : files.values()) {
                store(staged, f);
                written.add(f.path());
            }
            Files.write(staged.resolve(Manifest.FILE), manifest().bytes());
            open(staged);
            Files.deleteIfExists(folder);
            move(staged, folder);
        } finally {
            delete(staged);
        }
    }

    /** Temporary folders are for their owner alone; a project is as readable as any other folder. */
    private static void open(Path staged) throws IOException {
        if (staged.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(staged, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    // ---- one that is there already ----------------------------------------------------------------------------------

    private void update(Manifest before) throws IOException {
        List<ProjectFile> replace = new ArrayList<>();
        for (ProjectFile f : files.values()) {
            Path target = inside(f.path());
            String found = Files.isRegularFile(target) ? Hashes.of(Files.readAllBytes(target)) : "";
            if (found.equals(f.hash())) {
                unchanged.add(f.path());
            } else if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS) || before.knows(f.path(), found) || force) {
                replace.add(f);
            } else {
                kept.add(f.path());
            }
        }
        List<String> gone = new ArrayList<>();
        for (String path : before.paths()) {
            if (!files.containsKey(path)) {
                Path target = inside(path);
                if (Files.isRegularFile(target)) {
                    boolean ours = before.knows(path, Hashes.of(Files.readAllBytes(target)));
                    (ours ? gone : kept).add(path);
                }
            }
        }
        replace(replace, gone, before);
    }

    private void replace(List<ProjectFile> replace, List<String> gone, Manifest before) throws IOException {
        Path staged = Files.createTempDirectory(folder, ".netloom-");
        try {
            for (ProjectFile f : replace) {
                store(staged, f);
            }
            Manifest after = manifest();
            kept.stream().filter(p -> !files.containsKey(p)).forEach(p -> before.copyTo(after, p));
            put(staged, before.and(after));
            for (ProjectFile f : replace) {
                Path target = inside(f.path());
                Files.createDirectories(target.getParent());
                move(staged.resolve(f.path()), target);
                written.add(f.path());
            }
            for (String path : gone) {
                Files.delete(inside(path));
                removeEmptyFolders(inside(path).getParent());
                removed.add(path);
            }
            put(staged, after);
        } finally {
            delete(staged);
        }
    }

    private void put(Path staged, Manifest manifest) throws IOException {
        Path file = staged.resolve(Manifest.FILE);
        Files.write(file, manifest.bytes());
        move(file, folder.resolve(Manifest.FILE));
    }

    private void removeEmptyFolders(Path from) throws IOException {
        Path at = from;
        while (!at.equals(folder) && at.startsWith(folder)) {
            try (Stream<Path> content = Files.list(at)) {
                if (content.findAny().isPresent()) {
                    return;
                }
            }
            Files.delete(at);
            at = at.getParent();
        }
    }

    /** A place in the project; refuses what a link would lead elsewhere, or a manifest that somebody else wrote. */
    private Path inside(String path) throws IOException {
        Path target = folder.resolve(path).normalize();
        if (!target.startsWith(folder) || target.equals(folder)) {
            throw DesignMessage.LEAVES_FOLDER.exception(path, folder);
        }
        Path existing = target.getParent();
        while (!Files.exists(existing)) {
            existing = existing.getParent();
        }
        if (!existing.toRealPath().startsWith(folder.toRealPath())) {
            throw DesignMessage.LEAVES_FOLDER.exception(path, folder);
        }
        return target;
    }

    // ---- files ------------------------------------------------------------------------------------------------------

    private static void store(Path root, ProjectFile file) throws IOException {
        Path target = root.resolve(file.path());
        Files.createDirectories(target.getParent());
        Files.write(target, file.content());
        if (file.executable()
                && root.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException _) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void delete(Path staged) throws IOException {
        if (!Files.exists(staged)) {
            return;
        }
        try (Stream<Path> content = Files.walk(staged)) {
            for (Path p : content.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(p);
            }
        }
    }
}
