package org.netloom.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.netloom.json.Json;
import org.netloom.problem.CoreMessage;
import org.netloom.problem.NetloomException;

/** Annotations in the format of COCO (Lin et al. 2014): lists of images, annotations and categories. */
final class CocoFile {
    /**
     * A category.
     *
     * @param points names of its key points
     */
    private record Category(String name, List<String> points) {}

    private final Path path;
    private final Map<Long, String> files = new LinkedHashMap<>();
    private final Map<Long, Category> categories = new TreeMap<>();
    private final List<Map<?, ?>> annotations = new ArrayList<>();

    private CocoFile(Path path, Map<String, Object> json) {
        this.path = path;
        for (Map<?, ?> image : objects(json, "images")) {
            files.put(whole(image, "images", "id"), text(image, "images", "file_name"));
        }
        for (Map<?, ?> category : objects(json, "categories")) {
            List<String> points = category.get("keypoints") instanceof List<?> names
                    ? names.stream().map(Object::toString).toList()
                    : List.of();
            categories.put(
                    whole(category, "categories", "id"), new Category(text(category, "categories", "name"), points));
        }
        annotations.addAll(objects(json, "annotations"));
    }

    static CocoFile read(Path path) {
        try {
            return new CocoFile(path, Json.parseObject(DataFile.text(path)));
        } catch (NetloomException e) {
            if (e.problems().getFirst().key() == CoreMessage.JSON) {
                throw CoreMessage.COCO.exception(
                        path, "a JSON object", e.problems().getFirst().text());
            }
            throw e;
        }
    }

    private NetloomException wrong(String expected, Object came) {
        return CoreMessage.COCO.exception(path, expected, came == null ? "nothing" : Json.brief(came));
    }

    private List<Map<?, ?>> objects(Map<String, Object> json, String name) {
        if (!(json.get(name) instanceof List<?> list)) {
            throw wrong("a list \"" + name + "\"", json.get(name));
        }
        List<Map<?, ?>> objects = new ArrayList<>();
        for (Object o : list) {
            if (!(o instanceof Map<?, ?> map)) {
                throw wrong("objects in \"" + name + "\"", o);
            }
            objects.add(map);
        }
        return objects;
    }

    private long whole(Map<?, ?> of, String list, String name) {
        if (of.get(name) instanceof Number n) {
            return n.longValue();
        }
        throw wrong("a whole number \"" + name + "\" in each of \"" + list + "\"", of.get(name));
    }

    private String text(Map<?, ?> of, String list, String name) {
        if (of.get(name) instanceof String s) {
            return s;
        }
        throw wrong("a text \"" + name + "\" in each of \"" + list + "\"", of.get(name));
    }

    private double[] numbers(Object json, String what) {
        if (!(json instanceof List<?> list) || !list.stream().allMatch(Number.class::isInstance)) {
            throw wrong(what, json);
        }
        return list.stream().mapToDouble(n -> ((Number) n).doubleValue()).toArray();
    }

    private double[] box(Map<?, ?> annotation) {
        double[] box = numbers(annotation.get("bbox"), "\"bbox\": [x, y, width, height]");
        if (box.length != 4) {
            throw wrong("\"bbox\": [x, y, width, height]", annotation.get("bbox"));
        }
        return box;
    }

    private String where(Map<?, ?> annotation) {
        return path + ", annotation " + annotation.get("id");
    }

    private Category category(Map<?, ?> annotation) {
        long id = whole(annotation, "annotations", "category_id");
        Category found = categories.get(id);
        if (found == null) {
            throw wrong("a category_id of \"categories\"", id);
        }
        return found;
    }

    private Path image(Map<?, ?> annotation, Map<Long, Path> found) {
        long id = whole(annotation, "annotations", "image_id");
        if (!files.containsKey(id)) {
            throw wrong("an image_id of \"images\"", id);
        }
        return found.get(id);
    }

    /** A crowd is a region of many objects, which is no object to learn from. */
    private static boolean isCrowd(Map<?, ?> annotation) {
        return annotation.get("iscrowd") instanceof Number n && n.intValue() == 1;
    }

    private Map<Long, Path> find(ImageLookup lookup) {
        Map<Long, Path> found = new LinkedHashMap<>();
        files.forEach((id, name) -> found.put(id, lookup.find(name)));
        lookup.check();
        return found;
    }

    String firstImage() {
        return files.values().stream().findFirst().orElseThrow(() -> CoreMessage.DATA_EMPTY.exception(path));
    }

    /** True where objects have key points. */
    boolean hasPoints() {
        return annotations.stream().anyMatch(a -> a.get("keypoints") instanceof List<?> list && !list.isEmpty());
    }

    /** The boxes of every image, those without objects included. */
    Annotations<List<Annotations.Box>> boxes(ImageLookup lookup) {
        Map<Long, Path> found = find(lookup);
        Map<Path, List<Annotations.Box>> images = new LinkedHashMap<>();
        found.values().forEach(file -> images.put(file, new ArrayList<>()));
        for (Map<?, ?> a : annotations) {
            if (isCrowd(a)) {
                continue;
            }
            double[] b = box(a);
            if (!(b[2] > 0 && b[3] > 0)) {
                throw CoreMessage.BOX_EMPTY.exception(where(a), Words.number(b[2]), Words.number(b[3]));
            }
            images.get(image(a, found)).add(new Annotations.Box(category(a).name(), b[0], b[1], b[2], b[3], where(a)));
        }
        List<String> labels = categories.values().stream().map(Category::name).toList();
        return new Annotations<>(path, labels, images);
    }

    /** The key points of the largest object of each image that has any. */
    Annotations<Annotations.Points> points(ImageLookup lookup) {
        Map<Long, Path> found = find(lookup);
        List<String> names = List.of();
        Map<Path, Annotations.Points> images = new LinkedHashMap<>();
        Map<Path, Double> areas = new LinkedHashMap<>();
        for (Map<?, ?> a : annotations) {
            if (isCrowd(a) || !(a.get("keypoints") instanceof List<?> list) || list.isEmpty()) {
                continue;
            }
            Category category = category(a);
            double[] xyv = numbers(list, "numbers in \"keypoints\"");
            names = names.isEmpty() ? category.points() : names;
            if (xyv.length != 3 * category.points().size() || !category.points().equals(names)) {
                throw wrong("x, y and visibility of " + names.size() + " key points", list);
            }
            Path file = image(a, found);
            double[] b = box(a);
            if (b[2] * b[3] > areas.getOrDefault(file, -1.0)) {
                areas.put(file, b[2] * b[3]);
                images.put(file, new Annotations.Points(places(xyv), where(a)));
            }
        }
        return new Annotations<>(path, names, images);
    }

    /** Visibility 0: not in the image; 1: hidden, but its place is known; 2: seen. */
    private static double[] places(double... xyv) {
        double[] places = new double[xyv.length / 3 * 2];
        for (int p = 0; 3 * p < xyv.length; p++) {
            boolean known = xyv[3 * p + 2] > 0;
            places[2 * p] = known ? xyv[3 * p] : Double.NaN;
            places[2 * p + 1] = known ? xyv[3 * p + 1] : Double.NaN;
        }
        return places;
    }
}
