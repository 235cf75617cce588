package org.netloom.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netloom.data.DataSpec;
import org.netloom.data.RandomFlip;
import org.netloom.data.RandomRotate;
import org.netloom.data.RandomShift;
import org.netloom.data.SceneTarget;
import org.netloom.data.ShapeScenes;
import org.netloom.data.Shapes;
import org.netloom.data.Standardize;
import org.netloom.json.Json;
import org.netloom.layer.Conv2dLayer;
import org.netloom.layer.Network;
import org.netloom.loss.BinaryCrossEntropy;
import org.netloom.loss.BinaryDice;
import org.netloom.loss.BinaryFocal;
import org.netloom.loss.Dice;
import org.netloom.loss.LossSpec;
import org.netloom.loss.MeanSquared;
import org.netloom.loss.SoftmaxCrossEntropy;
import org.netloom.loss.YoloV1;
import org.netloom.spec.Conv2d;
import org.netloom.spec.ReLU;
import org.netloom.spec.Shape;
import org.netloom.tensor.Tensor;

/** Masks, boxes, points and labels from the data to the prediction. */
class PlacesTest {
    private static final int SIDE = 32;

    @TempDir
    private Path folder;

    /** Two convolutions. */
    private static final class TinyScenes extends Network {
        private final Conv2dLayer conv1;
        private final Conv2dLayer conv2;

        TinyScenes(Conv2d first, Conv2d second) {
            super("scenes", Shape.of(SIDE, SIDE, 3), second.outputShape(List.of(first.outputShape(List.of(INPUT)))));
            conv1 = add(new Conv2dLayer("conv1", first, ReLU.of(), INPUT));
            conv2 = add(new Conv2dLayer("conv2", second, conv1.outputShape()));
        }

        private static final Shape INPUT = Shape.of(SIDE, SIDE, 3);

        @Override
        public Tensor forward(Tensor input) {
            return conv2.forward(conv1.forward(input));
        }

        @Override
        public void backward(Tensor gradient) {
            conv1.backwardToParameters(conv2.backward(gradient));
        }

        @Override
        public String designHash() {
            return "scenes-1";
        }
    }

    /** An output for each pixel. */
    private static Network dense(int channels) {
        return new TinyScenes(Conv2d.of(4, 3).padding(1), Conv2d.of(channels, 1));
    }

    /** An output of a grid of cells. */
    private static Network grid(int cells, int channels) {
        return new TinyScenes(
                Conv2d.of(4, 4).stride(4), Conv2d.of(channels, 8 / cells).stride(8 / cells));
    }

    private static TrainingPlan plan(SceneTarget target, LossSpec loss) {
        return plan(ShapeScenes.of().side(SIDE).count(60).target(target), loss);
    }

    private static TrainingPlan plan(DataSpec data, LossSpec loss) {
        return TrainingPlan.of(data, loss)
                .augmentation(List.of(RandomFlip.of(), RandomShift.of(), RandomRotate.of()))
                .preprocess(List.of(Standardize.of()))
                .batchSize(8)
                .epochs(2);
    }

    private interface Call {
        int run();
    }

    private static String output(Call call) {
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            assertEquals(TrainingProgram.OK, call.run(), out::toString);
        } finally {
            System.setOut(before);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private String[] args(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.add(0, "--out=" + folder.resolve("out"));
        return all.toArray(String[]::new);
    }

    private String image() throws IOException {
        Path file = folder.resolve("scene.png");
        ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
        return file.toString();
    }

    private String train(Network network, TrainingPlan plan) {
        String out = output(() -> TrainingProgram.train(network, plan, args("--threads=1")));
        return out.lines().toList().getLast();
    }

    private String predict(Network network, TrainingPlan plan, String... args) {
        return output(() -> TrainingProgram.predict(network, plan, args(args))).strip();
    }

    private Map<String, Object> ask(Network network, TrainingPlan plan, String question) {
        java.io.InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(question.getBytes(StandardCharsets.UTF_8)));
        try {
            return Json.parseObject(
                    predict(network, plan, "--serve").lines().toList().getLast());
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void aMaskIsWrittenInTheSizeOfItsImage() throws IOException {
        TrainingPlan plan = plan(SceneTarget.MASK, SoftmaxCrossEntropy.of());
        assertTrue(train(dense(7), plan).matches("test mean IoU [01]\\.\\d{4}"));
        String line = predict(dense(7), plan, image());
        assertTrue(line.contains("  background "), line);
        Path mask = folder.resolve("out/masks/scene.png");
        assertTrue(line.endsWith(mask.toString()), line);
        BufferedImage written = ImageIO.read(mask.toFile());
        assertEquals(64, written.getWidth());
        assertEquals(48, written.getHeight());
        assertTrue(written.getRaster().getSample(5, 5, 0) < 7, "the pixels are class numbers");
        Map<String, Object> json = Json.parseObject(
                predict(dense(7), plan, "--json", "--masks", folder.resolve("m").toString(), image()));
        assertEquals(folder.resolve("m/scene.png").toString(), json.get("mask"));
        assertEquals(7, ((List<?>) json.get("shares")).size());
        Path asked = folder.resolve("asked.png");
        Map<String, Object> answer =
                ask(dense(7), plan, Json.line(Map.of("id", 1L, "image", image(), "mask", asked.toString())) + "\n");
        assertEquals(asked.toAbsolutePath().toString(), answer.get("mask"));
        assertTrue(Files.exists(asked));
    }

    @Test
    void pointsComeInPixels() throws IOException {
        TrainingPlan plan = plan(SceneTarget.POINTS, MeanSquared.of());
        train(grid(1, 12), plan);
        String line = predict(grid(1, 12), plan, image());
        assertTrue(line.matches(".*  circle at -?\\d+\\.\\d,-?\\d+\\.\\d  square at .*"), line);
        Map<String, Object> answer = ask(grid(1, 12), plan, Json.line(Map.of("image", image())) + "\n");
        Map<?, ?> first = (Map<?, ?>) ((List<?>) answer.get("points")).getFirst();
        assertEquals("circle", first.get("label"));
        assertEquals(
                ((Number) first.get("x")).doubleValue() * 64,
                ((Number) ((List<?>) first.get("pixels")).getFirst()).doubleValue(),
                1e-3);
    }

    @Test
    void boxesAreListed() throws IOException {
        TrainingPlan plan = plan(SceneTarget.BOXES, YoloV1.of());
        assertTrue(train(grid(4, 16), plan).startsWith("test mean average precision"));
        Map<String, Object> json = Json.parseObject(predict(grid(4, 16), plan, "--json", image()));
        assertTrue(json.get("objects") instanceof List<?>, json.toString());
    }

    @Test
    void severalLabels() throws IOException {
        TrainingPlan plan = plan(SceneTarget.LABELS, BinaryCrossEntropy.of());
        train(grid(1, 6), plan);
        assertTrue(predict(grid(1, 6), plan, "--top", "6", image()).contains(" star 0."));
    }

    /** Pixels that come from outside of a rotated image count for nothing, whatever the loss. */
    @ParameterizedTest
    @ValueSource(
            strings = {"SoftmaxCrossEntropy", "Dice", "BinaryCrossEntropy", "BinaryDice", "BinaryFocal", "MeanSquared"})
    void masksOfTwoClassesGoWithManyLosses(String name) {
        LossSpec loss = List.of(
                        SoftmaxCrossEntropy.of(),
                        Dice.of(),
                        BinaryCrossEntropy.of(),
                        BinaryDice.of(),
                        BinaryFocal.of(),
                        MeanSquared.of())
                .stream()
                .filter(l -> l.getClass().getSimpleName().equals(name))
                .findFirst()
                .orElseThrow();
        boolean two = loss instanceof SoftmaxCrossEntropy || loss instanceof Dice;
        TrainingPlan plan = plan(Shapes.of().count(60).masks(true), loss);
        assertTrue(train(dense(two ? 2 : 1), plan).startsWith("test "));
    }
}
