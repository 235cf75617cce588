package org.netloom.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.netloom.data.image.SizedImages;
import org.netloom.problem.CoreMessage;
import org.netloom.spec.Shape;

/** Reads images with boxes, points or labels. */
final class AnnotatedReader {
    private final Path path;
    private final String images;
    private final Shape shape;
    private final Splitter splitter;

    AnnotatedReader(Path path, String images, Shape shape, Splitter splitter) {
        this.path = path;
        this.images = images;
        this.shape = shape;
        this.splitter = splitter;
    }

    /** What is said of an image as numbers; w and h are the extent of the file in pixels. */
    private interface Encoding<T> {
        float[] encode(T said, int w, int h);
    }

    private AnnotationFiles files() {
        return AnnotationFiles.find(path).orElseThrow(() -> CoreMessage.ANNOTATION_FILES.exception(path));
    }

    private ImageLookup lookup(Path file) {
        return new ImageLookup(file, images);
    }

    /** What the files of the parts say; null where there is none. */
    private <T> List<Annotations<T>> parts(Function<Path, Annotations<T>> reader) {
        AnnotationFiles files = files();
        List<Annotations<T>> parts = new ArrayList<>();
        for (Path file : new Path[] {files.train(), files.validation(), files.test()}) {
            parts.add(file == null ? null : reader.apply(file));
        }
        return parts;
    }

    private <T> DataParts open(List<Annotations<T>> parts, Targets targets, List<Encoding<T>> encodings, String what) {
        List<Dataset> sets = new ArrayList<>();
        for (int p = 0; p < parts.size(); p++) {
            sets.add(parts.get(p) == null ? null : dataset(parts.get(p), targets, encodings.get(p)));
        }
        return splitter.parts(sets.get(0), sets.get(1), sets.get(2), what + " of " + path);
    }

    private <T> Dataset dataset(Annotations<T> part, Targets targets, Encoding<T> encoding) {
        List<Path> files = List.copyOf(part.images().keySet());
        SizedImages read = SizedImages.read(part.source(), files, shape);
        float[][] answers = new float[files.size()][];
        for (int i = 0; i < answers.length; i++) {
            answers[i] = encoding.encode(part.images().get(files.get(i)), read.widths()[i], read.heights()[i]);
        }
        return PixelDataset.of(shape, read.pixels(), targets, answers);
    }

    // ---- boxes ------------------------------------------------------------------------------------------------------

    DataParts boxes(DetectionData spec) {
        List<Annotations<List<Annotations.Box>>> parts = parts(file -> AnnotationFiles.isJson(file)
                ? CocoFile.read(file).boxes(lookup(file))
                : AnnotationCsv.require(file).boxes(lookup(file)));
        List<String> labels = spec.classes().isEmpty() ? parts.getFirst().names() : spec.classes();
        int fullest = 1;
        for (Annotations<List<Annotations.Box>> part : parts) {
            for (List<Annotations.Box> boxes : part == null
                    ? List.<List<Annotations.Box>>of()
                    : part.images().values()) {
                fullest = Math.max(fullest, boxes.size());
            }
        }
        int most = spec.most() > 0 ? spec.most() : fullest;
        if (fullest > most) {
            throw CoreMessage.BOX_COUNT.exception(path, fullest, most);
        }
        Encoding<List<Annotations.Box>> encoding = (said, w, h) -> rows(said, labels, most, w, h);
        return open(parts, new Targets.Boxes(labels, most), List.of(encoding, encoding, encoding), "boxes");
    }

    private static float[] rows(List<Annotations.Box> boxes, List<String> labels, int most, int w, int h) {
        float[] rows = new float[most * Targets.Boxes.ROW];
        for (int r = 0; r < most; r++) {
            rows[r * Targets.Boxes.ROW] = Targets.Boxes.NONE;
        }
        for (int r = 0; r < boxes.size(); r++) {
            Annotations.Box b = boxes.get(r);
            double left = Math.max(0, b.left());
            double top = Math.max(0, b.top());
            double right = Math.min(w, b.left() + b.width());
            double bottom = Math.min(h, b.top() + b.height());
            if (!(right > left && bottom > top)) {
                throw CoreMessage.BOX_OUTSIDE.exception(b.where(), Words.number(b.left()), Words.number(b.top()), w, h);
            }
            int at = r * Targets.Boxes.ROW;
            rows[at] = index(labels, b.label(), b.where());
            rows[at + 1] = (float) ((left + right) / 2 / w);
            rows[at + 2] = (float) ((top + bottom) / 2 / h);
            rows[at + 3] = (float) ((right - left) / w);
            rows[at + 4] = (float) ((bottom - top) / h);
        }
        return rows;
    }

    private static int index(List<String> labels, String label, String where) {
        int index = labels.indexOf(label);
        if (index < 0) {
            throw CoreMessage.ANNOTATION_LABEL.exception(where, label, Words.list(labels));
        }
        return index;
    }

    // ---- points -----------------------------------------------------------------------------------------------------

    DataParts points() {
        List<Annotations<Annotations.Points>> parts = parts(file -> AnnotationFiles.isJson(file)
                ? CocoFile.read(file).points(lookup(file))
                : AnnotationCsv.require(file).points(lookup(file)));
        List<String> names = parts.getFirst().names();
        if (names.isEmpty()) {
            throw CoreMessage.DATA_EMPTY.exception(parts.getFirst().source());
        }
        for (Annotations<Annotations.Points> part : parts) {
            if (part != null && !part.names().equals(names)) {
                throw CoreMessage.ANNOTATION_NAMES.exception(
                        part.source(), Words.list(part.names()), Words.list(names));
            }
        }
        Encoding<Annotations.Points> encoding = (said, w, h) -> {
            float[] places = new float[said.places().length];
            for (int i = 0; i < places.length; i++) {
                places[i] = (float) (said.places()[i] / (i % 2 == 0 ? w : h));
                if (places[i] < 0 || places[i] > 1) {
                    throw CoreMessage.POINT_OUTSIDE.exception(
                            said.where(), names.get(i / 2), Words.number(said.places()[i]), w, h);
                }
            }
            return places;
        };
        return open(parts, new Targets.Points(names), List.of(encoding, encoding, encoding), "points");
    }

    // ---- labels -----------------------------------------------------------------------------------------------------

    DataParts labels() {
        Optional<ClassFolders.Parts> folders =
                java.nio.file.Files.isDirectory(path) ? ClassFolders.find(path) : Optional.empty();
        List<Annotations<BitSet>> parts = folders.isPresent()
                ? folders(folders.get())
                : parts(file -> AnnotationCsv.require(file).labels(lookup(file)));
        List<String> names = parts.getFirst().names();
        List<Encoding<BitSet>> encodings = new ArrayList<>();
        for (Annotations<BitSet> part : parts) {
            encodings.add(part == null ? null : multiHot(part, names));
        }
        return open(parts, new Targets.Labels(names), encodings, "labels");
    }

    private static Encoding<BitSet> multiHot(Annotations<BitSet> part, List<String> names) {
        int[] index = part.names().stream()
                .mapToInt(n -> index(names, n, part.source().toString()))
                .toArray();
        return (said, _, _) -> {
            float[] answers = new float[names.size()];
            said.stream().forEach(k -> answers[index[k]] = 1);
            return answers;
        };
    }

    private static List<Annotations<BitSet>> folders(ClassFolders.Parts parts) {
        return Arrays.asList(
                inFolders(parts.train()),
                parts.validation() == null ? null : inFolders(parts.validation()),
                parts.test() == null ? null : inFolders(parts.test()));
    }

    /** Files of one name in several folders are one image. */
    private static Annotations<BitSet> inFolders(ClassFolders folders) {
        Map<String, Path> first = new LinkedHashMap<>();
        Map<Path, BitSet> images = new LinkedHashMap<>();
        for (int i = 0; i < folders.files().size(); i++) {
            Path file = folders.files().get(i);
            Path same = first.computeIfAbsent(ClassFolders.name(file), _ -> file);
            images.computeIfAbsent(same, _ -> new BitSet()).set(folders.classes()[i]);
        }
        return new Annotations<>(folders.root(), folders.labels(), images);
    }
}
