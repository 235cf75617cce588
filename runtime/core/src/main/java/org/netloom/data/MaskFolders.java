package org.netloom.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.netloom.problem.CoreMessage;

/**
 * Images and their masks.
 *
 * @param root where both folders lie
 * @param images image files, by name
 * @param masks the mask of each
 */
record MaskFolders(Path root, List<Path> images, List<Path> masks) {
    private static final Set<String> IMAGES = Set.of("image", "images", "img", "imgs");
    private static final Set<String> MASKS =
            Set.of("mask", "masks", "label", "labels", "annotation", "annotations", "groundtruth", "gt");

    /** What a mask's name may have behind that of its image. */
    private static final List<String> ENDINGS = List.of("_mask", "-mask", "_label", "-label", "_gt", "_seg", "_l");

    private static final int NAMED = 5;

    /**
     * What a folder holds.
     *
     * @param train all pairs, where the folder has no parts
     * @param validation null where there is none
     * @param test null where there is none
     */
    record Parts(MaskFolders train, MaskFolders validation, MaskFolders test) {}

    /** True where a folder holds images beside masks, itself, in its train folder, or one level deeper. */
    static boolean recognises(Path folder) {
        return roots(folder).isPresent();
    }

    /**
     * The pairs of a folder; empty where it holds none.
     *
     * @throws org.netloom.problem.NetloomException if an image has no mask, or a mask no image
     */
    static Optional<Parts> find(Path folder) {
        return roots(folder)
                .map(r -> new Parts(
                        of(r.getFirst()),
                        r.get(1) == null ? null : of(r.get(1)),
                        r.get(2) == null ? null : of(r.get(2))));
    }

    /** Roots of training, validation and test part, of which the last two may be null. */
    private static Optional<List<Path>> roots(Path folder) {
        List<Path> inside = ClassFolders.folders(folder);
        if (isRoot(folder)) {
            return Optional.of(roots(folder, null, null));
        }
        Path train = part(inside, ClassFolders.TRAIN);
        if (train != null) {
            return Optional.of(roots(train, part(inside, ClassFolders.VALIDATION), part(inside, ClassFolders.TEST)));
        }
        List<Path> deeper = inside.stream().filter(MaskFolders::isRoot).toList();
        return deeper.size() == 1 ? Optional.of(roots(deeper.getFirst(), null, null)) : Optional.empty();
    }

    private static List<Path> roots(Path train, Path validation, Path test) {
        List<Path> roots = new ArrayList<>();
        roots.add(train);
        roots.add(validation);
        roots.add(test);
        return roots;
    }

    private static Path part(List<Path> folders, Set<String> names) {
        return folders.stream()
                .filter(f -> names.contains(ClassFolders.name(f).toLowerCase(Locale.ROOT)) && isRoot(f))
                .findFirst()
                .orElse(null);
    }

    private static boolean isRoot(Path folder) {
        return named(folder, IMAGES) != null && named(folder, MASKS) != null;
    }

    private static Path named(Path folder, Set<String> names) {
        return ClassFolders.folders(folder).stream()
                .filter(f -> names.contains(ClassFolders.name(f).toLowerCase(Locale.ROOT)))
                .filter(f -> !ClassFolders.images(f).isEmpty())
                .findFirst()
                .orElse(null);
    }

    private static MaskFolders of(Path root) {
        Path imageFolder = named(root, IMAGES);
        Path maskFolder = named(root, MASKS);
        List<Path> images = ClassFolders.images(imageFolder);
        Map<String, Path> masks = new LinkedHashMap<>();
        ClassFolders.images(maskFolder).forEach(m -> masks.put(stem(m), m));
        List<Path> found = new ArrayList<>();
        List<String> alone = new ArrayList<>();
        for (Path image : images) {
            Path mask = partner(stem(image), masks);
            if (mask == null) {
                alone.add(ClassFolders.name(image));
            }
            found.add(mask);
        }
        if (!alone.isEmpty()) {
            throw CoreMessage.MASK_MISSING.exception(alone.size(), imageFolder, maskFolder, few(alone));
        }
        List<String> superfluous = masks.values().stream()
                .filter(m -> !found.contains(m))
                .map(ClassFolders::name)
                .toList();
        if (!superfluous.isEmpty()) {
            throw CoreMessage.MASK_WITHOUT_IMAGE.exception(
                    superfluous.size(), maskFolder, imageFolder, few(superfluous));
        }
        return new MaskFolders(root, images, found);
    }

    private static Path partner(String stem, Map<String, Path> masks) {
        Path same = masks.get(stem);
        if (same != null) {
            return same;
        }
        return ENDINGS.stream()
                .map(e -> masks.get(stem + e))
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static String stem(Path file) {
        String name = ClassFolders.name(file);
        return name.substring(0, name.lastIndexOf('.'));
    }

    private static String few(List<String> names) {
        String all = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
        return names.size() > NAMED ? all + " and " + (names.size() - NAMED) + " more" : all;
    }

    /** True for what is not the folder of a class but of images or of masks. */
    static boolean isPairName(Path folder) {
        String name = ClassFolders.name(folder).toLowerCase(Locale.ROOT);
        return IMAGES.contains(name) || MASKS.contains(name);
    }

    /** The file of the first image, whose extent is that of all where nothing else is known. */
    static Path firstImage(Path folder) {
        Path root = roots(folder).orElseThrow().getFirst();
        return ClassFolders.images(named(root, IMAGES)).getFirst();
    }
}
