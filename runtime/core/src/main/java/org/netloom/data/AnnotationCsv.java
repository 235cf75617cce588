package org.netloom.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.netloom.problem.CoreMessage;

/** A CSV table that says something of images; which columns it has tells what. */
final class AnnotationCsv {
    private static final List<String> IMAGE =
            List.of("image", "filename", "file_name", "file", "image_path", "image_name", "path", "image_id", "id");
    private static final List<String> CLASS = List.of("class", "label", "category", "name");
    private static final List<String> LABELS = List.of("labels", "tags", "classes", "label", "class");
    private static final List<String> LEFT = List.of("x", "xmin", "left", "x_min", "x1");
    private static final List<String> TOP = List.of("y", "ymin", "top", "y_min", "y1");
    private static final List<String> RIGHT = List.of("xmax", "right", "x_max", "x2");
    private static final List<String> BOTTOM = List.of("ymax", "bottom", "y_max", "y2");
    private static final List<String> WIDTH = List.of("width", "w");
    private static final List<String> HEIGHT = List.of("height", "h");
    private static final Set<String> YES_OR_NO = Set.of("0", "1");

    private final CsvTable table;
    private final Path path;
    private final int image;

    private AnnotationCsv(CsvTable table, int image) {
        this.table = table;
        this.path = table.path();
        this.image = image;
    }

    /** Reads a table with a header; empty where none of its columns names images. */
    static Optional<AnnotationCsv> read(Path path) {
        CsvTable table = CsvTable.read(path, HeaderChoice.YES, "");
        int image = column(table, IMAGE);
        return image < 0 ? Optional.empty() : Optional.of(new AnnotationCsv(table, image));
    }

    /** As {@link #read}, telling what is missing. */
    static AnnotationCsv require(Path path) {
        return read(path)
                .orElseThrow(() -> CoreMessage.ANNOTATION_COLUMN.exception(
                        path, "image", "the image files", String.join(", ", header(path))));
    }

    private static List<String> header(Path path) {
        return CsvTable.read(path, HeaderChoice.YES, "").names();
    }

    private static int column(CsvTable table, List<String> names) {
        for (String name : names) {
            for (int c = 0; c < table.width(); c++) {
                if (table.names().get(c).strip().equalsIgnoreCase(name)) {
                    return c;
                }
            }
        }
        return -1;
    }

    private int column(List<String> names) {
        return column(table, names);
    }

    private int require(List<String> names, String what) {
        int c = column(names);
        if (c < 0) {
            throw CoreMessage.ANNOTATION_COLUMN.exception(path, names.getFirst(), what, table.listNames());
        }
        return c;
    }

    /** The name of the first image, for a look. */
    Optional<String> firstImage() {
        return table.rows().stream().map(r -> r.fields()[image]).findFirst();
    }

    private String where(CsvParser.Row row) {
        return path + ", line " + row.line();
    }

    private double number(CsvParser.Row row, int column) {
        String field = row.fields()[column];
        return table.number(field)
                .orElseThrow(() -> CoreMessage.ANNOTATION_NUMBER.exception(where(row), table.label(column), field));
    }

    // ---- boxes ------------------------------------------------------------------------------------------------------

    boolean hasBoxes() {
        boolean extent = column(WIDTH) >= 0 && column(HEIGHT) >= 0 || column(RIGHT) >= 0 && column(BOTTOM) >= 0;
        return column(CLASS) >= 0 && column(LEFT) >= 0 && column(TOP) >= 0 && extent;
    }

    Annotations<List<Annotations.Box>> boxes(ImageLookup lookup) {
        int label = require(CLASS, "the class of each object");
        int left = require(LEFT, "the left side of each box");
        int top = require(TOP, "the upper side of each box");
        // "width" beside "xmax" is that of the image.
        boolean corners = column(RIGHT) >= 0 && column(BOTTOM) >= 0;
        int right = corners ? column(RIGHT) : require(WIDTH, "the width of each box");
        int bottom = corners ? column(BOTTOM) : require(HEIGHT, "the height of each box");
        Map<Path, List<Annotations.Box>> images = new LinkedHashMap<>();
        TreeSet<String> labels = new TreeSet<>();
        for (CsvParser.Row row : table.rows()) {
            Path file = lookup.find(row.fields()[image]);
            List<Annotations.Box> boxes = images.computeIfAbsent(file, _ -> new ArrayList<>());
            if (isEmpty(row, label, left, top, right, bottom)) {
                continue;
            }
            double x = number(row, left);
            double y = number(row, top);
            double w = number(row, right) - (corners ? x : 0);
            double h = number(row, bottom) - (corners ? y : 0);
            if (!(w > 0 && h > 0)) {
                throw CoreMessage.BOX_EMPTY.exception(where(row), Words.number(w), Words.number(h));
            }
            labels.add(row.fields()[label]);
            boxes.add(new Annotations.Box(row.fields()[label], x, y, w, h, where(row)));
        }
        lookup.check();
        return new Annotations<>(path, List.copyOf(labels), images);
    }

    private static boolean isEmpty(CsvParser.Row row, int... columns) {
        for (int c : columns) {
            if (!CsvTable.missing(row.fields()[c])) {
                return false;
            }
        }
        return true;
    }

    // ---- points -----------------------------------------------------------------------------------------------------

    /** Columns of x and y of each point, by its name. */
    private Map<String, int[]> pointColumns() {
        Map<String, int[]> found = new LinkedHashMap<>();
        for (int c = 0; c < table.width(); c++) {
            String name = table.names().get(c).strip();
            String lower = name.toLowerCase(Locale.ROOT);
            boolean x = lower.matches(".+[_ .]x");
            if (x) {
                String stem = name.substring(0, name.length() - 2);
                int y = column(List.of(stem + name.charAt(name.length() - 2) + "y"));
                if (y >= 0) {
                    found.put(stem, new int[] {c, y});
                }
            }
        }
        return found;
    }

    boolean hasPoints() {
        return !pointColumns().isEmpty();
    }

    Annotations<Annotations.Points> points(ImageLookup lookup) {
        Map<String, int[]> columns = pointColumns();
        if (columns.isEmpty()) {
            throw CoreMessage.ANNOTATION_COLUMN.exception(
                    path, "nose_x and nose_y", "the places of each point", table.listNames());
        }
        Map<Path, Annotations.Points> images = new LinkedHashMap<>();
        for (CsvParser.Row row : table.rows()) {
            double[] places = new double[2 * columns.size()];
            int at = 0;
            for (int[] xy : columns.values()) {
                boolean seen = !isEmpty(row, xy);
                places[at++] = seen ? number(row, xy[0]) : Double.NaN;
                places[at++] = seen ? number(row, xy[1]) : Double.NaN;
            }
            Path file = lookup.find(row.fields()[image]);
            if (images.put(file, new Annotations.Points(places, where(row))) != null && file != null) {
                throw CoreMessage.ANNOTATED_TWICE.exception(where(row), row.fields()[image]);
            }
        }
        lookup.check();
        return new Annotations<>(path, List.copyOf(columns.keySet()), images);
    }

    // ---- labels -----------------------------------------------------------------------------------------------------

    /** Columns beside the image's, if all of them hold 0 and 1. */
    private List<Integer> answerColumns() {
        List<Integer> columns = new ArrayList<>();
        for (int c = 0; c < table.width(); c++) {
            int column = c;
            boolean answers = table.rows().stream().allMatch(r -> YES_OR_NO.contains(r.fields()[column]));
            if (answers && c != image) {
                columns.add(c);
            }
        }
        return columns.size() == table.width() - 1 ? columns : List.of();
    }

    boolean hasLabels() {
        return !answerColumns().isEmpty() || table.width() == 2 && column(LABELS.subList(0, 3)) >= 0;
    }

    Annotations<BitSet> labels(ImageLookup lookup) {
        List<Integer> columns = answerColumns();
        return columns.isEmpty() ? labelLists(lookup) : labelColumns(columns, lookup);
    }

    private Annotations<BitSet> labelColumns(List<Integer> columns, ImageLookup lookup) {
        Map<Path, BitSet> images = new LinkedHashMap<>();
        for (CsvParser.Row row : table.rows()) {
            BitSet set = new BitSet();
            for (int k = 0; k < columns.size(); k++) {
                set.set(k, row.fields()[columns.get(k)].equals("1"));
            }
            put(images, row, set, lookup);
        }
        lookup.check();
        return new Annotations<>(path, columns.stream().map(table.names()::get).toList(), images);
    }

    private Annotations<BitSet> labelLists(ImageLookup lookup) {
        int column = require(LABELS, "the labels of each image, or columns of 0 and 1");
        TreeSet<String> names = new TreeSet<>();
        List<List<String>> lists = new ArrayList<>();
        for (CsvParser.Row row : table.rows()) {
            List<String> list = split(row.fields()[column]);
            names.addAll(list);
            lists.add(list);
        }
        List<String> all = List.copyOf(names);
        Map<Path, BitSet> images = new LinkedHashMap<>();
        for (int r = 0; r < lists.size(); r++) {
            BitSet set = new BitSet();
            lists.get(r).forEach(n -> set.set(all.indexOf(n)));
            put(images, table.rows().get(r), set, lookup);
        }
        lookup.check();
        return new Annotations<>(path, all, images);
    }

    private void put(Map<Path, BitSet> images, CsvParser.Row row, BitSet set, ImageLookup lookup) {
        Path file = lookup.find(row.fields()[image]);
        if (images.put(file, set) != null && file != null) {
            throw CoreMessage.ANNOTATED_TWICE.exception(where(row), row.fields()[image]);
        }
    }

    /** By semicolons, bars or commas where there are any, else by blanks. */
    private static List<String> split(String labels) {
        String between = labels.matches(".*[;|,].*") ? "[;|,]" : "\\s+";
        List<String> found = new ArrayList<>();
        for (String label : labels.split(between)) {
            if (!CsvTable.missing(label.strip())) {
                found.add(label.strip());
            }
        }
        return found;
    }
}
