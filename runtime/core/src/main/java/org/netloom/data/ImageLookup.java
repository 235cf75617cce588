package org.netloom.data;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.netloom.problem.CoreMessage;

/** Finds the image files that an annotation file names. */
final class ImageLookup {
    private static final List<String> ENDINGS = List.of("", ".jpg", ".jpeg", ".png", ".JPG", ".JPEG", ".PNG");

    private final Path source;
    private final List<Path> folders = new ArrayList<>();
    private final Set<String> missing = new LinkedHashSet<>();

    /**
     * Looks for images.
     *
     * @param source the annotation file
     * @param images their folder, relative to it; empty for its own and the folder images in it
     */
    ImageLookup(Path source, String images) {
        this.source = source;
        Path own = source.toAbsolutePath().getParent();
        if (!images.isEmpty()) {
            folders.add(resolve(own, images));
            if (!Files.isDirectory(folders.getFirst())) {
                throw CoreMessage.DATA_FILE_MISSING.exception(folders.getFirst());
            }
        } else {
            folders.add(own);
            folders.add(own.resolve("images"));
            folders.add(own.resolve("image"));
        }
    }

    private static Path resolve(Path base, String name) {
        try {
            return base.resolve(name).normalize();
        } catch (InvalidPathException e) {
            throw CoreMessage.DATA_UNREADABLE.exception(name, e.getReason());
        }
    }

    /** The file of that name, with its ending or without; null where there is none, which {@link #check} tells. */
    Path find(String name) {
        for (Path folder : folders) {
            for (String ending : ENDINGS) {
                Path file = resolve(folder, name + ending);
                if (!name.isBlank() && Files.isRegularFile(file)) {
                    return file;
                }
            }
        }
        missing.add(name);
        return null;
    }

    /** @throws org.netloom.problem.NetloomException naming all images that were not found */
    void check() {
        if (!missing.isEmpty()) {
            throw CoreMessage.ANNOTATED_MISSING.exception(
                    missing.size(), source, folders.getFirst(), Words.list(missing));
        }
    }
}
