package org.netloom.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netloom.problem.NetloomException;

/**
 * What a person is told about data that is broken, missing or makes no sense: the table {@code bad-inputs.md}, message by
 * message. With {@code -Dnetloom.renew=true} the test writes the table anew; read the difference then.
 */
class BadInputTest {
    private static final String TABLE = "bad-inputs.md";

    @TempDir
    private Path root;

    private final Map<String, Consumer<Path>> cases = new LinkedHashMap<>();

    @Test
    void everyBadInputGetsItsMessage() throws IOException {
        paths();
        idx();
        cifar();
        tables();
        storedTables();
        images();
        StringBuilder table = new StringBuilder("| what is wrong | what a person reads |\n|---|---|\n");
        cases.forEach((name, run) -> {
            Path dir = root.resolve("case" + name.hashCode());
            DataFiles.write(dir.resolve("keep"), "");
            NetloomException e = assertThrows(NetloomException.class, () -> run.accept(dir), name);
            String message = e.getMessage().replace(dir.toString(), "DIR").replace('\\', '/');
            table.append("| ")
                    .append(name)
                    .append(" | ")
                    .append(message.replace("|", "\\|"))
                    .append(" |\n");
        });
        if (Boolean.getBoolean("netloom.renew")) {
            Files.writeString(Path.of("src/test/resources/org/netloom/data", TABLE), table, StandardCharsets.UTF_8);
        }
        try (InputStream in = BadInputTest.class.getResourceAsStream(TABLE)) {
            assertEquals(new String(in.readAllBytes(), StandardCharsets.UTF_8), table.toString());
        }
    }

    private void add(String name, Consumer<Path> run) {
        cases.put(name, run);
    }

    private static void open(DataSpec spec) {
        DataSources.open(spec, Split.of(), Path.of(""), 1);
    }

    // ---- paths ------------------------------------------------------------------------------------------------------

    private void paths() {
        add("a generator's name, misspelt", _ -> DataSources.recognise("digts"));
        add("no path", _ -> DataSources.recognise(""));
        add("an empty folder", dir -> {
            Path empty = dir.resolve("empty");
            try {
                Files.createDirectories(empty);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            DataSources.recognise(empty.toString());
        });
        add("a folder of other things", dir -> {
            DataFiles.write(dir.resolve("movie.mp4"), "");
            DataFiles.write(dir.resolve("sub/notes.txt"), "");
            DataSources.recognise(dir.toString());
        });
        add("a file of another kind", dir -> {
            DataSources.recognise(DataFiles.write(dir.resolve("a.class"), new byte[] {(byte) 0xCA, 0, 1})
                    .toString());
        });
        add(
                "a path in a design that is not there",
                dir -> open(IdxData.of(dir.resolve("mnist").toString())));
        add("shares that leave nothing", _ -> DataSources.open(Moons.of(), new Split(0.6, 0.4), Path.of(""), 1));
        add("more samples than memory", dir -> HeapLimit.check(dir.resolve("huge"), 1_000_000, 3 << 10, 0x1p30));
    }

    // ---- IDX --------------------------------------------------------------------------------------------------------

    private static byte[] fourImages() {
        return DataFiles.idx(4, 3, 3);
    }

    private static void openIdx(Path dir, byte[] images, byte[] labels) {
        DataFiles.write(dir.resolve("train-images-idx3-ubyte"), images);
        DataFiles.write(dir.resolve("train-labels-idx1-ubyte"), labels);
        open(IdxData.of(dir.toString()));
    }

    private void idx() {
        byte[] labels = DataFiles.labels(0, 1, 0, 1);
        byte[] values = new byte[4500];
        for (int i = 0; i < values.length; i++) {
            values[i] = (byte) ((i * i * 31) >> 5);
        }
        byte[] packed = DataFiles.gzip(DataFiles.idx(8, new int[] {500, 3, 3}, values));
        add("images without labels", dir -> {
            DataFiles.write(dir.resolve("train-images-idx3-ubyte.gz"), DataFiles.gzip(fourImages()));
            DataSources.recognise(dir.toString());
        });
        add("a truncated gz", dir -> openIdx(dir, Arrays.copyOf(packed, packed.length / 2), labels));
        add("a gz cut within its header", dir -> openIdx(dir, Arrays.copyOf(packed, 5), labels));
        add("a corrupt gz", dir -> {
            byte[] broken = packed.clone();
            Arrays.fill(broken, 1000, 1200, (byte) 0xFF);
            openIdx(dir, broken, labels);
        });
        add("a gz with a wrong checksum", dir -> {
            byte[] broken = packed.clone();
            broken[broken.length - 6] ^= 1;
            openIdx(dir, broken, labels);
        });
        add("a truncated file", dir -> openIdx(dir, Arrays.copyOf(fourImages(), 30), labels));
        add(
                "a truncated gz of a truncated file",
                dir -> openIdx(dir, DataFiles.gzip(Arrays.copyOf(fourImages(), 30)), labels));
        add("a truncated header", dir -> openIdx(dir, Arrays.copyOf(fourImages(), 9), labels));
        add("an empty file", dir -> openIdx(dir, new byte[0], labels));
        add("no IDX file", dir -> openIdx(dir, "<html>Not found</html>".getBytes(StandardCharsets.UTF_8), labels));
        add("an unknown type", dir -> openIdx(dir, DataFiles.idx(0x0A, new int[] {4, 1}, new byte[4]), labels));
        add("an extent of 0", dir -> openIdx(dir, DataFiles.idx(8, new int[] {4, 0, 3}, new byte[0]), labels));
        add(
                "a header that claims terabytes",
                dir -> openIdx(dir, DataFiles.idx(8, new int[] {2_000_000_000, 28, 28}, new byte[99]), labels));
        add(
                "a header that claims exabytes",
                dir -> openIdx(
                        dir,
                        DataFiles.idx(8, new int[] {2_000_000_000, 2_000_000_000, 2_000_000_000}, new byte[9]),
                        labels));
        add(
                "a small gz whose header claims gigabytes",
                dir -> openIdx(
                        dir, DataFiles.gzip(DataFiles.idx(8, new int[] {60_000_000, 28, 28}, new byte[99])), labels));
        add("two files in one", dir -> openIdx(dir, DataFiles.join(fourImages(), fourImages()), labels));
        add("labels that do not match the images", dir -> openIdx(dir, fourImages(), DataFiles.labels(0, 1, 0)));
        add("images in place of labels", dir -> openIdx(dir, fourImages(), fourImages()));
        add(
                "labels that are no whole numbers",
                dir -> openIdx(
                        dir,
                        fourImages(),
                        DataFiles.idx(
                                0x0D,
                                new int[] {4},
                                ByteBuffer.allocate(16)
                                        .putFloat(0)
                                        .putFloat(0.5f)
                                        .array())));
        add("a label out of range", dir -> openIdx(dir, fourImages(), DataFiles.labels(0, 1, 200, 1)));
        add("a label of the test that training lacks", dir -> {
            DataFiles.write(dir.resolve("t10k-images-idx3-ubyte"), DataFiles.idx(2, 3, 3));
            DataFiles.write(dir.resolve("t10k-labels-idx1-ubyte"), DataFiles.labels(1, 2));
            openIdx(dir, fourImages(), labels);
        });
        add("a test part of another extent", dir -> {
            DataFiles.write(dir.resolve("t10k-images-idx3-ubyte"), DataFiles.idx(2, 4, 3));
            DataFiles.write(dir.resolve("t10k-labels-idx1-ubyte"), DataFiles.labels(1, 0));
            openIdx(dir, fourImages(), labels);
        });
    }

    // ---- CIFAR-10 ---------------------------------------------------------------------------------------------------

    private void cifar() {
        byte[] image = DataFiles.cifar(3, 1, 2, 3);
        add("a truncated CIFAR file", dir -> {
            DataFiles.write(dir.resolve("data_batch_1.bin"), Arrays.copyOf(DataFiles.join(image, image), 5000));
            open(DataSources.recognise(dir.toString()));
        });
        add("an empty CIFAR file", dir -> {
            DataFiles.write(dir.resolve("data_batch_1.bin"), "");
            open(DataSources.recognise(dir.toString()));
        });
        add("a CIFAR label out of range", dir -> {
            DataFiles.write(dir.resolve("data_batch_1.bin"), DataFiles.join(image, DataFiles.cifar(10, 0, 0, 0)));
            open(Cifar10Data.of(dir.toString()));
        });
    }

    // ---- tables -----------------------------------------------------------------------------------------------------

    private void csv(String name, String text) {
        add(
                name,
                dir -> open(
                        CsvData.of(DataFiles.write(dir.resolve("t.csv"), text).toString())));
    }

    private static String rows(int count, java.util.function.IntFunction<String> row) {
        return IntStream.range(0, count).mapToObj(row).collect(Collectors.joining("\n"));
    }

    private void tables() {
        csv("a ragged row", "x,y,kind\n1,2,a\n3,4\n5,6,b\n");
        csv("a ragged row without a header", "1,2,a\n3,4,b\n5,6,7,b\n");
        csv("a first row that is the odd one", "1,2\n3,4,b\n5,6,b\n");
        csv("text in a column of numbers", rows(30, i -> i + "," + (i == 16 ? "n.v." : i * 2) + "," + i % 2));
        csv("a missing value", "x,y,kind\n1,2,a\n3,,b\n5,6,b\n");
        csv("a missing value, marked", "x,y,kind\n1,2,a\n3,?,b\n5,6,b\n");
        csv("a missing target", "x,y,kind\n1,2,a\n3,4,\n5,6,b\n");
        csv("a quote that never closes", "x,kind\n1,a\n2,\"b\n3,a\n");
        csv("text after a quote", "x,kind\n1,a\n2,\"b\"c\n3,a\n");
        csv("an empty table", "\n\n");
        csv("a header and nothing else", "x,y,kind\n");
        csv("one row", "x,kind\n1,a\n");
        add(
                "more text than memory",
                dir -> DataFile.text(DataFiles.write(dir.resolve("t.csv"), "x".repeat(3 << 20)), 2 << 20));
        csv("one column", "x\n1\n2\n3\n");
        csv("a column of names", "name,x,kind\n" + rows(200, i -> "person " + i + "," + i + "," + i % 2));
        csv("one class", "x,kind\n1,a\n2,a\n3,a\n");
        add(
                "a target that is no column",
                dir -> open(CsvData.of(DataFiles.write(dir.resolve("t.csv"), "size,colour,kind\n1,red,a\n2,blue,b\n")
                                .toString())
                        .target("color")));
        add(
                "a separator of two characters",
                dir -> open(CsvData.of(
                                DataFiles.write(dir.resolve("t.csv"), "1::2\n").toString())
                        .separator("::")));
        add("a folder with two tables", dir -> {
            DataFiles.write(dir.resolve("a.csv"), "1,2\n");
            DataFiles.write(dir.resolve("b.csv"), "1,2\n");
            open(DataSources.recognise(dir.toString()));
        });
    }

    private void predict(String name, String training, String text) {
        add(name, dir -> {
            CsvTable t = CsvTable.read(DataFiles.write(dir.resolve("t.csv"), training), HeaderChoice.AUTO, "");
            TableSchema schema = TableInference.infer(t, "", TargetForm.AUTO);
            schema.read(DataFiles.write(dir.resolve("new.csv"), text), HeaderChoice.AUTO, "");
        });
    }

    private void storedTables() {
        String named = "size,colour,kind\n1,red,a\n2,blue,b\n3,red,a\n";
        predict("a category not seen in training", named, "size,colour\n1,red\n2,green\n");
        predict("a class not seen in training", named, "size,colour,kind\n1,red,c\n");
        predict("a column that is not there", named, "size,color\n1,red\n2,blue\n");
        predict("text for a number", named, "size,colour\nlarge,red\n2,blue\n");
        predict("too many columns without a header", "1,2,a\n2,3,b\n3,4,a\n", "1,2,a,5\n2,3,b,5\n");
        add("a damaged schema", _ -> TableSchema.fromJson(Map.of("inputs", Map.of())));
    }

    // ---- images -----------------------------------------------------------------------------------------------------

    private static byte[] picture(String format) {
        BufferedImage image = new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 1600; i++) {
            image.setRGB(i % 40, i / 40, i * 7919);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private void image(String name, String file, byte[] bytes) {
        add(name, dir -> {
            DataFiles.write(dir.resolve("cat/1.png"), picture("png"));
            DataFiles.write(dir.resolve("dog/1.jpg"), picture("jpg"));
            DataFiles.write(dir.resolve(file), bytes);
            open(ImageFolder.of(dir.toString(), 8, 8));
        });
    }

    /** A PNG whose header announces another size. */
    private static byte[] claiming(int width, int height) {
        byte[] png = picture("png");
        ByteBuffer.wrap(png).putInt(16, width).putInt(20, height);
        CRC32 crc = new CRC32();
        crc.update(png, 12, 17);
        ByteBuffer.wrap(png).putInt(29, (int) crc.getValue());
        return png;
    }

    private void images() {
        byte[] jpg = picture("jpg");
        byte[] png = picture("png");
        image("a truncated JPEG", "dog/2.jpg", Arrays.copyOf(jpg, jpg.length / 2));
        image("a JPEG cut within its header", "dog/2.jpg", Arrays.copyOf(jpg, 100));
        image("a truncated PNG", "cat/2.png", Arrays.copyOf(png, png.length / 2));
        image("text named as a JPEG", "dog/2.jpg", "not a picture".getBytes(StandardCharsets.UTF_8));
        image("an empty image file", "dog/2.jpg", new byte[0]);
        image("a PNG that claims 100,000 x 100,000 pixels", "cat/2.png", claiming(100_000, 100_000));
        add("several broken images", dir -> {
            DataFiles.write(dir.resolve("cat/1.png"), picture("png"));
            for (int i = 0; i < 7; i++) {
                DataFiles.write(dir.resolve("dog/" + i + ".jpg"), "no picture");
            }
            open(ImageFolder.of(dir.toString(), 8, 8));
        });
        add("images of one class", dir -> {
            DataFiles.write(dir.resolve("cat/1.png"), picture("png"));
            open(ImageFolder.of(dir.toString(), 8, 8));
        });
        add("images of two channels", dir -> {
            DataFiles.write(dir.resolve("cat/1.png"), picture("png"));
            DataFiles.write(dir.resolve("dog/1.png"), picture("png"));
            open(ImageFolder.of(dir.toString(), 8, 8).channels(2));
        });
    }
}
