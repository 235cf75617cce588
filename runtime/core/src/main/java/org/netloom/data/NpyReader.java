package org.netloom.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.netloom.problem.CoreMessage;
import org.netloom.spec.Shape;

/** Makes data sets of NumPy's arrays. */
final class NpyReader {
    private static final int MOST_CLASSES = 100_000;

    private NpyReader() {}

    // ---- samples ----------------------------------------------------------------------------------------------------

    static DataParts read(NpyData spec, Path path, TargetForm form, Splitter splitter) {
        NpyFiles files = NpyFiles.open(path);
        String description = "arrays of " + path;
        if (!spec.inputs().isEmpty() || !spec.targets().isEmpty()) {
            if (spec.inputs().isEmpty() || spec.targets().isEmpty()) {
                throw CoreMessage.NPY_PAIR.exception(path, String.join(", ", files.names()));
            }
            Dataset all = dataset(spec, files, new NpyFiles.Part(spec.inputs(), spec.targets()), path, form, null);
            return splitter.split(all, description);
        }
        NpyFiles.Part train = files.part("train")
                .orElseThrow(() -> CoreMessage.NPY_PAIR.exception(path, String.join(", ", files.names())));
        Dataset all = dataset(spec, files, train, path, form, null);
        Dataset validation = files.part("val")
                .map(p -> dataset(spec, files, p, path, form, all.targets()))
                .orElse(null);
        Dataset test = files.part("test")
                .map(p -> dataset(spec, files, p, path, form, all.targets()))
                .orElse(null);
        return splitter.parts(all, validation, test, description);
    }

    private static Dataset dataset(
            NpyData spec, NpyFiles files, NpyFiles.Part part, Path path, TargetForm form, Targets known) {
        NpyArray inputs = files.read(part.inputs());
        int rank = inputs.shape().length;
        if (spec.channelsFirst() && rank >= 3) {
            int[] axes = IntStream.range(0, rank)
                    .map(i -> i == 0 ? 0 : i == rank - 1 ? 1 : i + 1)
                    .toArray();
            inputs = inputs.transposed(axes);
        }
        NpyArray answers = files.read(part.targets());
        if (inputs.shape().length == 0
                || answers.shape().length == 0
                || inputs.shape()[0] != answers.shape()[0]
                || inputs.size() == 0) {
            throw CoreMessage.NPY_COUNTS.exception(
                    path,
                    part.inputs(),
                    Arrays.toString(inputs.shape()),
                    part.targets(),
                    Arrays.toString(answers.shape()));
        }
        Shape shape = shape(inputs.shape(), spec.sequences());
        Targets targets = known == null ? targets(answers, shape, form) : known;
        if (targets.shape().size() != answers.stride()) {
            throw CoreMessage.NPY_COUNTS.exception(
                    path, part.inputs(), targets.shape(), part.targets(), Arrays.toString(answers.shape()));
        }
        requireLabels(targets, answers, path, part.targets());
        return new NpyDataset(inputs, shape, targets, answers);
    }

    private static Shape shape(int[] dims, boolean sequences) {
        int[] own = Arrays.copyOfRange(dims, 1, dims.length);
        if (own.length == 0) {
            return Shape.of(1);
        }
        if (own.length == 2 && !sequences) {
            return Shape.of(own[0], own[1], 1);
        }
        return Shape.of(own);
    }

    private static Targets targets(NpyArray answers, Shape input, TargetForm form) {
        int n = answers.stride();
        int rank = answers.shape().length;
        boolean whole = answers.whole() || form == TargetForm.CLASSES;
        if (n == 1 && whole && form != TargetForm.NUMBERS) {
            return new Targets.Classes(names(highest(answers) + 1));
        }
        boolean map = input.isImage() && answers.whole() && n == input.height() * input.width() && rank >= 3;
        if (map && form != TargetForm.NUMBERS) {
            boolean ignored = answers.bytes() != null
                    && IntStream.range(0, answers.size()).anyMatch(i -> answers.get(i) == 255);
            int most = (int) IntStream.range(0, answers.size())
                    .mapToDouble(answers::get)
                    .filter(v -> !ignored || v != 255)
                    .max()
                    .orElse(0);
            return new Targets.ClassMap(
                    names(most + 1), input.height(), input.width(), ignored ? 255 : Targets.ClassMap.NONE);
        }
        boolean labels = rank == 2
                && n > 1
                && answers.whole()
                && IntStream.range(0, answers.size()).allMatch(i -> answers.get(i) == 0 || answers.get(i) == 1);
        if (labels && form != TargetForm.NUMBERS) {
            return new Targets.Labels(names(n));
        }
        int[] own = Arrays.copyOfRange(answers.shape(), 1, rank);
        Shape shape = own.length == 0 ? Shape.of(1) : own.length == 2 ? Shape.of(own[0], own[1], 1) : Shape.of(own);
        return new Targets.Values(shape, names(shape.channels()));
    }

    private static int highest(NpyArray answers) {
        double most = IntStream.range(0, answers.size())
                .mapToDouble(answers::get)
                .max()
                .orElse(0);
        return (int) Math.min(most, MOST_CLASSES);
    }

    private static void requireLabels(Targets targets, NpyArray answers, Path path, String name) {
        if (targets instanceof Targets.Classes c) {
            for (int i = 0; i < answers.size(); i++) {
                float v = answers.get(i);
                if (v != Math.rint(v) || v < 0 || v >= c.count()) {
                    throw CoreMessage.DATA_LABEL_RANGE.exception(
                            path + ", array " + name, i, v, c.count() - 1, " of whole numbers");
                }
            }
        }
    }

    private static List<String> names(int n) {
        return IntStream.range(0, n).mapToObj(Integer::toString).toList();
    }

    // ---- cubes ------------------------------------------------------------------------------------------------------

    static DataParts read(SpectralCube spec, Path path, Splitter splitter) {
        NpyFiles files = NpyFiles.open(path);
        boolean archive = ClassFolders.name(path).endsWith(".npz");
        String cubeName = archive
                ? files.names().stream()
                        .filter(n -> !n.equals(spec.labels()))
                        .findFirst()
                        .orElse(spec.labels())
                : ClassFolders.name(path);
        NpyArray cube = files.read(cubeName);
        NpyArray labels = files.read(labelFile(spec, path, archive));
        int[] c = cube.shape();
        int[] l = labels.shape();
        if (c.length != 3 || l.length != 2 || c[0] != l[0] || c[1] != l[1]) {
            throw CoreMessage.CUBE_SHAPES.exception(path, Arrays.toString(c), spec.labels(), Arrays.toString(l));
        }
        if (spec.patch() % 2 == 0 || spec.patch() > Math.min(c[0], c[1])) {
            throw CoreMessage.CUBE_PATCH.exception(spec.patch(), c[0], c[1]);
        }
        return splitter.split(new Patches(cube, labels, spec.patch()), "patches of " + path);
    }

    private static String labelFile(SpectralCube spec, Path path, boolean archive) {
        Path beside = Path.of(spec.labels());
        boolean inFolder = archive || beside.getParent() == null || Files.isDirectory(path);
        if (!inFolder) {
            throw CoreMessage.NPY.exception(spec.labels(), "the labels must lie in the folder of the cube");
        }
        return spec.labels();
    }

    /** Patches around labelled pixels; at the edges the cube is mirrored. */
    private static final class Patches implements Dataset {
        private final NpyArray cube;
        private final int patch;
        private final int[] pixels;
        private final int[] classes;
        private final Targets targets;

        Patches(NpyArray cube, NpyArray labels, int patch) {
            this.cube = cube;
            this.patch = patch;
            pixels = IntStream.range(0, labels.size())
                    .filter(i -> labels.get(i) > 0)
                    .toArray();
            TreeSet<Integer> present = new TreeSet<>();
            Arrays.stream(pixels).forEach(i -> present.add((int) labels.get(i)));
            List<Integer> order = List.copyOf(present);
            classes = Arrays.stream(pixels)
                    .map(i -> order.indexOf((int) labels.get(i)))
                    .toArray();
            targets = new Targets.Classes(order.stream().map(String::valueOf).toList());
        }

        @Override
        public int size() {
            return pixels.length;
        }

        @Override
        public Shape inputShape() {
            return Shape.of(patch, patch, cube.shape()[2]);
        }

        @Override
        public Targets targets() {
            return targets;
        }

        @Override
        public void input(int i, float[] to, int at) {
            int height = cube.shape()[0];
            int width = cube.shape()[1];
            int bands = cube.shape()[2];
            int row = pixels[i] / width;
            int column = pixels[i] % width;
            int next = at;
            for (int r = row - patch / 2; r <= row + patch / 2; r++) {
                for (int c = column - patch / 2; c <= column + patch / 2; c++) {
                    int from = (mirrored(r, height) * width + mirrored(c, width)) * bands;
                    for (int b = 0; b < bands; b++) {
                        to[next++] = cube.get(from + b);
                    }
                }
            }
        }

        private static int mirrored(int i, int n) {
            int at = Math.abs(i);
            return at < n ? at : 2 * (n - 1) - at;
        }

        @Override
        public void target(int i, float[] to, int at) {
            to[at] = classes[i];
        }
    }
}
