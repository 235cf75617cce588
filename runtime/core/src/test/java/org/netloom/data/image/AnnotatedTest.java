package org.netloom.data.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netloom.data.CsvData;
import org.netloom.data.DataParts;
import org.netloom.data.DataSources;
import org.netloom.data.DataSpec;
import org.netloom.data.Dataset;
import org.netloom.data.DetectionData;
import org.netloom.data.KeypointData;
import org.netloom.data.MultiLabelData;
import org.netloom.data.Split;
import org.netloom.data.Targets;
import org.netloom.problem.NetloomException;
import org.netloom.spec.Shape;

/** Images with boxes, key points and labels. */
class AnnotatedTest {
    private static final float NAN = Float.NaN;

    @TempDir
    private Path folder;

    private void image(String name, int width, int height) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
    }

    private String text(String name, String... lines) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, String.join("\n", lines) + "\n");
        return file.toString();
    }

    private static DataParts parts(DataSpec spec) {
        return DataSources.open(spec, new Split(0, 0), Path.of(""), 1);
    }

    private static float[] target(Dataset data, int i) {
        float[] y = new float[data.targets().shape().size()];
        data.target(i, y, 0);
        return y;
    }

    private static String message(DataSpec spec) {
        return assertThrows(NetloomException.class, () -> parts(spec)).getMessage();
    }

    // ---- boxes ------------------------------------------------------------------------------------------------------

    @Test
    void boxesOfATable() throws IOException {
        image("images/a.png", 40, 20);
        image("images/b.png", 10, 10);
        image("images/c.png", 8, 8);
        String csv = text(
                "boxes.csv",
                "image,class,x,y,width,height",
                "a.png,dog,10,5,20,10",
                "b,cat,-2,0,7,10",
                "a.png,cat,0,0,4,20",
                "c.png,,,,,");
        DataSpec found = DataSources.recognise(csv);
        assertEquals(DetectionData.of(csv, 20, 40), found);
        Dataset data = parts(DetectionData.of(csv, 16, 16)).train();
        assertEquals(new Targets.Boxes(List.of("cat", "dog"), 2), data.targets());
        assertEquals(Shape.of(16, 16, 3), data.inputShape());
        assertArrayEquals(new float[] {1, 0.5f, 0.5f, 0.5f, 0.5f, 0, 0.05f, 0.5f, 0.1f, 1}, target(data, 0), 1e-6f);
        // What reaches over the edge is cut off.
        assertArrayEquals(new float[] {0, 0.25f, 0.5f, 0.5f, 1, -1, 0, 0, 0, 0}, target(data, 1), 1e-6f);
        assertArrayEquals(new float[] {-1, 0, 0, 0, 0, -1, 0, 0, 0, 0}, target(data, 2), 1e-6f);
        Dataset named = parts(
                        DetectionData.of(csv, 8, 8).classes("dog", "cat", "cow").most(3))
                .train();
        assertEquals(0, target(named, 0)[0]);
        assertEquals(15, target(named, 0).length);
    }

    @Test
    void cornersInsteadOfExtents() throws IOException {
        image("a.jpg.png", 40, 20);
        String csv =
                text("train.csv", "filename,width,height,class,xmin,ymin,xmax,ymax", "a.jpg.png,40,20,dog,10,5,30,15");
        assertArrayEquals(
                new float[] {0, 0.5f, 0.5f, 0.5f, 0.5f},
                target(parts(DataSources.recognise(csv)).train(), 0),
                1e-6f);
    }

    @Test
    void whatIsWrongWithBoxesIsSaid() throws IOException {
        image("a.png", 40, 20);
        String csv = text("b.csv", "image,class,x,y,width,height", "a.png,dog,50,5,20,10");
        assertEquals(
                "NL-290: " + csv
                        + ", line 2: the box at 50, 5 lies outside of its image of 40 x 20 pixels (width x height)",
                message(DetectionData.of(csv, 8, 8)));
        text("b.csv", "image,class,x,y,width,height", "a.png,dog,5,5,0,10");
        assertTrue(message(DetectionData.of(csv, 8, 8))
                .startsWith("NL-289: " + csv + ", line 2: a box 0 wide and 10 high"));
        text("b.csv", "image,class,x,y,width,height", "z.png,dog,5,5,1,10");
        assertEquals(
                "NL-284: 1 images that " + csv + " names are not in " + folder + ": z.png; set images to their folder",
                message(DetectionData.of(csv, 8, 8)));
        text("b.csv", "image,class,x,y,width,height", "a.png,dog,5,5,one,10");
        assertEquals(
                "NL-285: " + csv + ", line 2, column 'width': 'one' is not a number",
                message(DetectionData.of(csv, 8, 8)));
        text("b.csv", "image,class,x,y,width,height", "a.png,dog,5,5,1,1", "a.png,dog,5,5,1,1");
        assertTrue(message(DetectionData.of(csv, 8, 8).most(1)).startsWith("NL-291"));
        assertTrue(
                message(DetectionData.of(csv, 8, 8).classes("cat")).startsWith("NL-286: " + csv + ", line 2: 'dog'"));
        text("b.csv", "image,class,x,y", "a.png,dog,5,5");
        assertEquals(
                "NL-283: " + csv + " has no column 'width' for the width of each box; it has: image, class, x, y",
                message(DetectionData.of(csv, 8, 8)));
        text("b.csv", "length,class", "1,dog", "2,cat");
        assertEquals(CsvData.of(csv), DataSources.recognise(csv));
    }

    private static final String[] COCO = {
        "{\"info\": {}, \"images\": [",
        "  {\"id\": 7, \"file_name\": \"a.png\", \"width\": 40, \"height\": 20},",
        "  {\"id\": 9, \"file_name\": \"b.png\", \"width\": 10, \"height\": 10}],",
        " \"annotations\": [",
        "  {\"id\": 1, \"image_id\": 7, \"category_id\": 18, \"bbox\": [10, 5, 20, 10], \"iscrowd\": 0%s},",
        "  {\"id\": 2, \"image_id\": 7, \"category_id\": 3, \"bbox\": [0, 0, 4.0, 20]%s},",
        "  {\"id\": 3, \"image_id\": 7, \"category_id\": 3, \"bbox\": [0, 0, 40, 20], \"iscrowd\": 1}],",
        " \"categories\": [{\"id\": 18, \"name\": \"dog\"%s}, {\"id\": 3, \"name\": \"cat\"%s}]}"
    };

    @Test
    void boxesOfCoco() throws IOException {
        image("train/images/a.png", 40, 20);
        image("train/images/b.png", 10, 10);
        String json = text("train/instances.json", String.join("\n", COCO).replace("%s", ""));
        assertEquals(DetectionData.of(json, 20, 40), DataSources.recognise(json));
        assertEquals(
                DetectionData.of(folder.resolve("train").toString(), 20, 40),
                DataSources.recognise(folder.resolve("train").toString()));
        Dataset data = parts(DetectionData.of(json, 8, 8)).train();
        assertEquals(new Targets.Boxes(List.of("cat", "dog"), 2), data.targets());
        assertEquals(2, data.size());
        assertArrayEquals(new float[] {1, 0.5f, 0.5f, 0.5f, 0.5f, 0, 0.05f, 0.5f, 0.1f, 1}, target(data, 0), 1e-6f);
        assertArrayEquals(new float[] {-1, 0, 0, 0, 0, -1, 0, 0, 0, 0}, target(data, 1), 1e-6f);
        text("train/instances.json", "{\"images\": []}");
        assertEquals(
                "NL-293: " + json + " is no COCO annotation: expected a list \"categories\", but found nothing",
                message(DetectionData.of(json, 8, 8)));
    }

    @Test
    void partsByName() throws IOException {
        image("images/a.png", 10, 10);
        for (String part : List.of("train", "val", "test")) {
            text(
                    part + ".csv",
                    "image,class,x,y,width,height",
                    "a.png," + (part.equals("val") ? "b" : "a") + ",0,0,5,5");
        }
        DetectionData spec = DetectionData.of(folder.toString(), 8, 8);
        assertEquals(
                "NL-286: " + folder.resolve("val.csv")
                        + ", line 2: 'b' is none of the labels: a; add it to classes, or mend" + " the name",
                message(spec));
        DataParts parts = parts(spec.classes("a", "b"));
        assertEquals(
                List.of(1, 1, 1),
                List.of(
                        parts.train().size(),
                        parts.validation().size(),
                        parts.test().size()));
        assertEquals(1, target(parts.validation(), 0)[0]);
    }

    // ---- points -----------------------------------------------------------------------------------------------------

    @Test
    void pointsOfATable() throws IOException {
        image("a.png", 40, 20);
        image("b.png", 10, 10);
        String csv =
                text("points.csv", "image;left eye_x;left eye_y;nose_x;nose_y", "a.png;10;5;20,5;20", "b.png;;;1;9");
        assertEquals(KeypointData.of(csv, 20, 40), DataSources.recognise(csv));
        Dataset data = parts(KeypointData.of(csv, 8, 8).channels(1)).train();
        assertEquals(new Targets.Points(List.of("left eye", "nose")), data.targets());
        assertArrayEquals(new float[] {0.25f, 0.25f, 0.5125f, 1}, target(data, 0), 1e-6f);
        assertArrayEquals(new float[] {NAN, NAN, 0.1f, 0.9f}, target(data, 1), 1e-6f);
        text("points.csv", "image;nose_x;nose_y", "a.png;41;1");
        assertEquals(
                "NL-292: " + csv + ", line 2: nose at 41 lies outside of its image of 40 x 20 pixels (width x height)",
                message(KeypointData.of(csv, 8, 8)));
        text("points.csv", "image;nose_x;nose_y", "a.png;1;1", "a.png;2;2");
        assertTrue(message(KeypointData.of(csv, 8, 8)).startsWith("NL-288"));
    }

    @Test
    void pointsOfCoco() throws IOException {
        image("a.png", 40, 20);
        image("b.png", 10, 10);
        String names = ", \"keypoints\": [\"nose\", \"tail\"]";
        String json = text(
                "k.json",
                String.join("\n", COCO)
                        .formatted(
                                ", \"keypoints\": [10, 5, 2, 0, 0, 0]",
                                ", \"keypoints\": [1, 1, 1, 2, 2, 2]",
                                names,
                                names));
        assertEquals(KeypointData.of(json, 20, 40), DataSources.recognise(json));
        Dataset data = parts(KeypointData.of(json, 8, 8)).train();
        assertEquals(new Targets.Points(List.of("nose", "tail")), data.targets());
        // The larger of the two objects counts; an image without points is left out.
        assertEquals(1, data.size());
        assertArrayEquals(new float[] {0.25f, 0.25f, NAN, NAN}, target(data, 0), 1e-6f);
    }

    // ---- labels -----------------------------------------------------------------------------------------------------

    @Test
    void labelsInColumnsOrLists() throws IOException {
        image("a.png", 4, 4);
        image("b.png", 4, 4);
        String csv = text("l.csv", "image,red,round", "a.png,1,0", "b.png,1,1");
        assertEquals(MultiLabelData.of(csv, 4, 4), DataSources.recognise(csv));
        Dataset columns = parts(MultiLabelData.of(csv, 4, 4)).train();
        assertEquals(new Targets.Labels(List.of("red", "round")), columns.targets());
        assertArrayEquals(new float[] {1, 0}, target(columns, 0));
        assertArrayEquals(new float[] {1, 1}, target(columns, 1));
        text("l.csv", "image,labels", "a.png,round;large red", "b.png,");
        assertEquals(MultiLabelData.of(csv, 4, 4), DataSources.recognise(csv));
        Dataset lists = parts(MultiLabelData.of(csv, 4, 4)).train();
        assertEquals(new Targets.Labels(List.of("large red", "round")), lists.targets());
        assertArrayEquals(new float[] {1, 1}, target(lists, 0));
        assertArrayEquals(new float[] {0, 0}, target(lists, 1));
    }

    @Test
    void anImageInSeveralFoldersHasSeveralLabels() throws IOException {
        image("red/1.png", 4, 4);
        image("red/2.png", 4, 4);
        image("round/2.png", 4, 4);
        Dataset data = parts(MultiLabelData.of(folder.toString(), 4, 4)).train();
        assertEquals(2, data.size());
        assertArrayEquals(new float[] {1, 0}, target(data, 0));
        assertArrayEquals(new float[] {1, 1}, target(data, 1));
    }
}
