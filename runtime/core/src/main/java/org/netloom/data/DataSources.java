package org.netloom.data;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.netloom.data.image.ImageFiles;
import org.netloom.game.RandomPlay;
import org.netloom.problem.CoreMessage;
import org.netloom.problem.NearestMatch;
import org.netloom.spec.Shape;

/** Opens what a {@link DataSpec} describes, and recognises what lies at a path. */
public final class DataSources {
    /** Data sets that need no file, by the name the command line knows them by. */
    private static final Map<String, DataSpec> GENERATORS = new LinkedHashMap<>();

    static {
        GENERATORS.put("digits", Digits.of());
        GENERATORS.put("shapes", Shapes.of());
        GENERATORS.put("scenes", ShapeScenes.of());
        GENERATORS.put("xor", Xor.of());
        GENERATORS.put("spirals", Spirals.of());
        GENERATORS.put("moons", Moons.of());
        GENERATORS.put("blobs", Blobs.of());
        GENERATORS.put("sequences", Sequences.of());
    }

    private DataSources() {}

    /** Names of the generators. */
    public static List<String> generators() {
        return List.copyOf(GENERATORS.keySet());
    }

    // ---- opening ----------------------------------------------------------------------------------------------------

    /** Opens a data set; a target column of few different whole numbers is taken for classes. */
    public static DataParts open(DataSpec spec, Split split, Path base, long seed) {
        return open(spec, split, base, seed, TargetForm.AUTO);
    }

    /**
     * Opens a data set: reads or draws it, and shares it out. A test part that the data brings along stays the test part,
     * and so does a validation part.
     *
     * @param base folder that relative paths of the spec start from
     * @param seed of the generators and of the split
     * @param form what a target column of whole numbers means
     * @throws org.netloom.problem.NetloomException if the data is missing, damaged, or does not make sense
     */
    public static DataParts open(DataSpec spec, Split split, Path base, long seed, TargetForm form) {
        Splitter splitter = new Splitter(split, seed);
        return switch (spec) {
            case Digits d -> splitter.split(Generators.digits(d.count(), seed), "digits");
            case Shapes s ->
                splitter.split(Generators.shapes(s.count(), s.masks(), seed), s.masks() ? "shapes, masks" : "shapes");
            case ShapeScenes s ->
                splitter.split(Generators.scenes(s.count(), s.side(), s.most(), s.target(), seed), "scenes of shapes");
            case Xor _ -> {
                // Four points are all there is: no part can be held back.
                Dataset points = Generators.xor();
                yield Splitter.describe(points, points, points, "xor, the same points in all parts");
            }
            case LogicGate l -> {
                Dataset table = Generators.logic(l.function());
                String name = l.function().name().toLowerCase(Locale.ROOT);
                yield Splitter.describe(table, table, table, name + ", the same points in all parts");
            }
            case GameSpec g ->
                splitter.split(
                        RandomPlay.of(g.environment(), g.count(), seed),
                        "turns of random play of " + g.getClass().getSimpleName());
            case Spirals s ->
                splitter.split(Generators.spirals(s.count(), s.arms(), s.turns(), s.noise(), seed), "spirals");
            case Moons m -> splitter.split(Generators.moons(m.count(), m.noise(), seed), "moons");
            case Blobs b ->
                splitter.split(Generators.blobs(b.count(), b.classes(), b.features(), b.deviation(), seed), "blobs");
            case Sequences s ->
                splitter.split(
                        Generators.sequences(s, seed),
                        "sequences, " + s.kind().name().toLowerCase(Locale.ROOT));
            case IdxData i -> {
                Path path = resolve(base, i.path());
                yield IdxFolder.find(path)
                        .orElseThrow(() -> unrecognised(path))
                        .read(splitter, "IDX images of " + path);
            }
            case Cifar10Data c -> {
                Path path = resolve(base, c.path());
                yield CifarFolder.find(path)
                        .orElseThrow(() -> unrecognised(path))
                        .read(splitter, "CIFAR-10 images of " + path);
            }
            case CsvData c -> tables(c, base).read(c, form, splitter, "table " + resolve(base, c.path()));
            case NpyData n -> NpyReader.read(n, resolve(base, n.path()), form, splitter);
            case Pairs p -> Tuples.of(open(p.source(), split, base, seed, TargetForm.CLASSES), 2, p.perSample(), seed);
            case Triplets t ->
                Tuples.of(open(t.source(), split, base, seed, TargetForm.CLASSES), 3, t.perSample(), seed);
            case SpectralCube c -> NpyReader.read(c, resolve(base, c.path()), splitter);
            case ImageFolder f -> images(f, resolve(base, f.path()), splitter);
            case SegmentationFolder f -> {
                needDesktop();
                yield SegmentationReader.read(f, resolve(base, f.path()), splitter);
            }
            case DetectionData d ->
                annotated(resolve(base, d.path()), d.images(), Shape.of(d.height(), d.width(), d.channels()), splitter)
                        .boxes(d);
            case KeypointData d ->
                annotated(resolve(base, d.path()), d.images(), Shape.of(d.height(), d.width(), d.channels()), splitter)
                        .points();
            case MultiLabelData d ->
                annotated(resolve(base, d.path()), d.images(), Shape.of(d.height(), d.width(), d.channels()), splitter)
                        .labels();
        };
    }

    /** The table, or two, that a spec names. */
    static TableFiles tables(CsvData spec, Path base) {
        Path path = resolve(base, spec.path());
        return TableFiles.find(path).orElseThrow(() -> unrecognised(path));
    }

    private static Path resolve(Path base, String path) {
        try {
            Path resolved = base.resolve(path).normalize();
            if (!Files.exists(resolved)) {
                throw CoreMessage.DATA_FILE_MISSING.exception(resolved);
            }
            return resolved;
        } catch (InvalidPathException e) {
            throw CoreMessage.DATA_UNREADABLE.exception(path, e.getReason());
        }
    }

    private static AnnotatedReader annotated(Path path, String images, Shape shape, Splitter splitter) {
        needDesktop();
        return new AnnotatedReader(path, images, shape, splitter);
    }

    private static DataParts images(ImageFolder spec, Path path, Splitter splitter) {
        needDesktop();
        if (ClassFolders.find(path).isEmpty() && MaskFolders.recognises(path)) {
            throw CoreMessage.IMAGE_MASKS.exception(path);
        }
        ClassFolders.Parts parts = ClassFolders.find(path).orElseThrow(() -> CoreMessage.IMAGE_CLASSES.exception(path));
        Shape shape = Shape.of(spec.height(), spec.width(), spec.channels());
        ClassFolders train = parts.train();
        Dataset all = read(train, shape);
        Dataset validation =
                parts.validation() == null ? null : read(parts.validation().numberedAs(train), shape);
        Dataset test = parts.test() == null ? null : read(parts.test().numberedAs(train), shape);
        return splitter.parts(all, validation, test, "images of " + train.root());
    }

    private static Dataset read(ClassFolders folders, Shape shape) {
        byte[][] pixels = ImageFiles.readAll(folders.root(), folders.files(), shape);
        return new PixelDataset(shape, pixels, folders.classes(), folders.labels());
    }

    private static void needDesktop() {
        if (ModuleLayer.boot().findModule("java.desktop").isEmpty()) {
            throw CoreMessage.IMAGE_NO_DESKTOP.exception();
        }
    }

    // ---- recognising ------------------------------------------------------------------------------------------------

    /** Recognises data where nothing is known of the network: images keep the size of the first. */
    public static DataSpec recognise(String where) {
        return recognise(where, Optional.empty());
    }

    /**
     * What lies at a path, or the generator of that name.
     *
     * @param where file, folder or generator; relative to the working directory
     * @param input input of the network; images of a folder are resized to it
     * @return a spec whose path is absolute
     * @throws org.netloom.problem.NetloomException if there is nothing, or nothing known
     */
    public static DataSpec recognise(String where, Optional<Shape> input) {
        DataSpec generator = GENERATORS.get(where.toLowerCase(Locale.ROOT));
        Path path;
        try {
            path = Path.of(where).toAbsolutePath().normalize();
        } catch (InvalidPathException _) {
            path = null;
        }
        if (generator != null && (path == null || !Files.exists(path))) {
            return generator;
        }
        if (where.isBlank() || path == null || !Files.exists(path)) {
            throw CoreMessage.DATA_UNKNOWN.exception(
                    where.isBlank() ? "an empty path" : where,
                    String.join(", ", GENERATORS.keySet()),
                    NearestMatch.suggestion(where, GENERATORS.keySet()));
        }
        return Files.isDirectory(path) ? recogniseFolder(path, input) : recogniseFile(path, input);
    }

    private static DataSpec recogniseFolder(Path folder, Optional<Shape> input) {
        String path = folder.toString();
        if (IdxFolder.find(folder).isPresent()) {
            return IdxData.of(path);
        }
        if (CifarFolder.find(folder).filter(CifarFolder::plausible).isPresent()) {
            return Cifar10Data.of(path);
        }
        if (MaskFolders.recognises(folder)) {
            Shape shape = input.filter(Shape::isImage).orElseGet(() -> firstShape(MaskFolders.firstImage(folder)));
            return SegmentationFolder.of(path, shape.height(), shape.width()).channels(shape.channels());
        }
        Optional<ClassFolders.Parts> images = ClassFolders.find(folder);
        if (images.isPresent()) {
            Shape shape = input.filter(Shape::isImage)
                    .orElseGet(() -> firstShape(images.get().train().files().getFirst()));
            return ImageFolder.of(path, shape.height(), shape.width()).channels(shape.channels());
        }
        if (NpyFiles.recognisesFolder(folder)) {
            return NpyData.of(path);
        }
        Optional<DataSpec> annotated =
                AnnotationFiles.find(folder).flatMap(files -> annotated(files.train(), folder, input));
        if (annotated.isPresent()) {
            return annotated.get();
        }
        if (TableFiles.find(folder).isPresent()) {
            return CsvData.of(path);
        }
        throw unrecognised(folder);
    }

    /** Images with boxes, points or labels, if the file names images that are there. */
    private static Optional<DataSpec> annotated(Path file, Path where, Optional<Shape> input) {
        return AnnotationKind.of(file).map(kind -> {
            Shape shape = input.filter(Shape::isImage).orElseGet(() -> firstShape(kind.firstImage()));
            return kind.spec(where.toString(), shape);
        });
    }

    private static Shape firstShape(Path image) {
        needDesktop();
        return ImageFiles.shape(image);
    }

    private static DataSpec recogniseFile(Path file, Optional<Shape> input) {
        String path = file.toString();
        if (IdxFolder.find(file).isPresent()) {
            return IdxData.of(path);
        }
        if (CifarFolder.find(file).filter(CifarFolder::plausible).isPresent()) {
            return Cifar10Data.of(path);
        }
        if (NpyFiles.recognises(file)) {
            return NpyData.of(path);
        }
        Optional<DataSpec> annotated = annotated(file, file, input);
        if (annotated.isPresent()) {
            return annotated.get();
        }
        if (TableFiles.isTable(file) || DataFile.looksLikeText(file)) {
            return CsvData.of(path);
        }
        throw unrecognised(file);
    }

    private static RuntimeException unrecognised(Path path) {
        return CoreMessage.DATA_UNRECOGNISED.exception(path, contents(path));
    }

    private static String contents(Path path) {
        if (!Files.isDirectory(path)) {
            return "a file of another kind";
        }
        List<String> names = ClassFolders.list(path).stream()
                .sorted(ClassFolders.BY_NAME)
                .map(p -> ClassFolders.name(p) + (Files.isDirectory(p) ? "/" : ""))
                .toList();
        return names.isEmpty() ? "an empty folder" : Words.list(names);
    }
}
