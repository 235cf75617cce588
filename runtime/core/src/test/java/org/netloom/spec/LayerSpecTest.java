package org.netloom.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.netloom.problem.CoreMessage;
import org.netloom.problem.Fix;
import org.netloom.problem.NetloomException;
import org.netloom.problem.Problem;

class LayerSpecTest {
    private static final Shape IMAGE = Shape.of(28, 28, 6);

    private static final List<List<Integer>> PARTLY =
            List.of(List.of(0), List.of(1, 2), List.of(0, 3, 5), List.of(4), List.of(0, 1, 2, 3, 4, 5), List.of(5));

    private static final Set<ParameterShape.Role> MULTIPLIED =
            Set.of(ParameterShape.Role.WEIGHT, ParameterShape.Role.CENTER, ParameterShape.Role.FIXED_CENTER);

    // ---- formulas ---------------------------------------------------------------------------------------------------

    /** Whatever the setting: the arithmetic shown gives the value beside it, and the value is the true one. */
    @Property(tries = 300)
    void formulasAreTrue(@ForAll long seed) {
        Random random = new Random(seed);
        for (SpecType<? extends LayerSpec> type : SpecFamily.of(LayerSpec.class).types()) {
            check(small(type, random), random);
        }
    }

    /** Layers with settings of their own in {@link #small}. */
    private static final List<String> SETTINGS =
            List.of("Conv2d", "ConvTranspose2d", "MaxPool2d", "AvgPool2d", "Dense", "BatchNorm");

    /** A spec with sizes that fit small images. */
    private static LayerSpec small(SpecType<? extends LayerSpec> type, Random random) {
        int kernel = random.nextInt(1, 4);
        int stride = random.nextInt(1, 4);
        Padding padding = random.nextInt(3) == 0 ? Padding.SAME : Padding.of(random.nextInt(0, kernel));
        Size rectangle = Size.of(kernel, random.nextInt(kernel, kernel + 2));
        int groups = random.nextInt(1, 4);
        return switch (type.name()) {
            case "Conv2d" ->
                Conv2d.of(6, rectangle)
                        .stride(stride)
                        .padding(padding)
                        .dilation(random.nextInt(1, 3))
                        .groups(groups)
                        .bias(random.nextBoolean())
                        .connections(groups == 1 && random.nextBoolean() ? PARTLY : List.of());
            case "ConvTranspose2d" ->
                ConvTranspose2d.of(6, rectangle)
                        .stride(stride)
                        .padding(padding)
                        .outputPadding(padding.same() ? 0 : random.nextInt(stride))
                        .dilation(random.nextInt(1, 3))
                        .groups(groups)
                        .bias(random.nextBoolean());
            case "MaxPool2d" ->
                MaxPool2d.of(rectangle).stride(stride).padding(padding).ceil(random.nextBoolean());
            case "AvgPool2d" ->
                AvgPool2d.of(rectangle).stride(stride).padding(padding).ceil(random.nextBoolean());
            case "Dense" -> Dense.of(random.nextInt(1, 50)).bias(random.nextBoolean());
            case "BatchNorm" -> BatchNorm.of().affine(random.nextBoolean());
            case "Rbf" -> Rbf.of(random.nextInt(1, 50)).learned(random.nextBoolean());
            case "GroupNorm" -> GroupNorm.of(groups).affine(random.nextBoolean());
            case "LayerNorm" -> LayerNorm.of().axes(random.nextInt(4)).affine(random.nextBoolean());
            default -> new RandomSpecs(random.nextLong()).draw(type);
        };
    }

    private static void check(LayerSpec spec, Random random) {
        Shape in = spec instanceof Dense || spec instanceof Rbf
                ? Shape.of(random.nextInt(1, 99))
                : Shape.of(random.nextInt(12, 20), random.nextInt(12, 20), 6);
        List<Shape> inputs = new ArrayList<>();
        for (int i = 0; i < Math.min(spec.arity().min(), 3); i++) {
            inputs.add(in);
        }
        if (!SETTINGS.contains(spec.typeName()) && !takes(spec, inputs)) {
            return;
        }
        Formulas.check(spec, inputs);
        Formula products = spec.multiplyAdds(inputs);
        assertEquals(countProducts(spec, inputs, spec.outputShape(inputs)), products.value(), products::toString);
    }

    /** A setting drawn from all legal ones need not fit a small image; the harness of the layers has some that do. */
    private static boolean takes(LayerSpec spec, List<Shape> inputs) {
        try {
            spec.outputShape(inputs);
            spec.parameters(inputs);
            return true;
        } catch (NetloomException _) {
            return false;
        }
    }

    /** Each weight of a convolution is used once per place of the window, that of a dense layer once. */
    private static long countProducts(LayerSpec spec, List<Shape> inputs, Shape out) {
        long weights = spec.parameters(inputs).stream()
                .filter(p -> MULTIPLIED.contains(p.role()))
                .mapToLong(ParameterShape::count)
                .sum();
        return switch (spec) {
            case Correlation _ -> out.elements() * inputs.getFirst().channels();
            case Conv2d _, SeparableConv2d _ -> weights * out.height() * out.width();
            case ConvTranspose2d _ ->
                weights * inputs.getFirst().height() * inputs.getFirst().width();
            default -> weights;
        };
    }

    @Test
    void formulasReadAsInTheLecture() {
        Conv2d c = Conv2d.of(20, 5).padding(2);
        List<Shape> in = List.of(Shape.of(32, 32, 3));
        assertEquals("(32 + 2*2 - 5)/1 + 1 = 32", c.shapeFormulas(in).getFirst().equation());
        assertEquals("(5*5*3 + 1)*20 = 1520", c.parameterFormula(in).equation());
        assertEquals("32*32*20*5*5*3 = 1536000", c.multiplyAdds(in).equation());
        assertEquals(
                "(3*3*(8/8) + 1)*8 = 80",
                Conv2d.of(8, 3)
                        .groups(8)
                        .parameterFormula(List.of(Shape.of(9, 9, 8)))
                        .equation());
        assertEquals(
                "(400 + 1)*120 = 48120",
                Dense.of(120).parameterFormula(List.of(Shape.of(400))).equation());
        assertEquals(
                "features = 5*5*16 = 400",
                Flatten.of()
                        .shapeFormulas(List.of(Shape.of(5, 5, 16)))
                        .getFirst()
                        .toString());
        assertEquals(
                "(7 - 1)*2 - 2*1 + (4 - 1) + 1 = 14",
                ConvTranspose2d.of(8, 4)
                        .stride(2)
                        .padding(1)
                        .shapeFormulas(List.of(Shape.of(7, 7, 16)))
                        .getFirst()
                        .equation());
    }

    @Test
    void fansFollowTheSums() {
        ParameterShape w = Conv2d.of(8, Size.of(3, 5))
                .groups(2)
                .parameters(List.of(Shape.of(9, 9, 4)))
                .getFirst();
        assertEquals(Shape.of(3, 5, 2, 8), w.shape());
        assertEquals(3 * 5 * 2, w.fanIn());
        assertEquals(3 * 5 * 4, w.fanOut());
        ParameterShape t = ConvTranspose2d.of(8, 4)
                .stride(2)
                .parameters(List.of(Shape.of(9, 9, 6)))
                .getFirst();
        assertEquals(Shape.of(4, 4, 8, 6), t.shape());
        assertEquals(2 * 2 * 6, t.fanIn());
        assertEquals(4 * 4 * 8, t.fanOut());
    }

    @Test
    void summariesFitALabel() {
        assertSummary("20 filters 5x5, stride 2", Conv2d.of(20, 5).stride(2));
        assertSummary(
                "6 filters 5x3, padding same, no bias",
                Conv2d.of(6, Size.of(5, 3)).padding(Padding.SAME).bias(false));
        assertSummary("2x2", MaxPool2d.of(2));
        assertSummary("3x3, stride 2", MaxPool2d.of(3).stride(2));
        assertSummary("120 units", Dense.of(120));
        assertSummary("28x28x1", Input.of(28, 28, 1));
        assertSummary("0.5", Dropout.of(0.5));
        assertSummary("", ReLU.of());
        assertSummary("3x3, no count padding", AvgPool2d.of(3).countPadding(false));
    }

    private static <T extends LayerSpec> void assertSummary(String expected, T spec) {
        assertEquals(expected, SpecType.of(spec).summary(spec));
    }

    // ---- what does not fit, and how to mend it ----------------------------------------------------------------------

    @Test
    void denseOnAnImage() {
        Problem p = mends(CoreMessage.RANK, Dense.of(10), IMAGE);
        assertEquals(
                List.of("insert Flatten", "insert GlobalAveragePool"),
                p.fixes().stream().map(Fix::label).toList());
    }

    @Test
    void aWindowThatDoesNotFit() {
        Shape small = Shape.of(4, 6, 2);
        Problem p = mends(CoreMessage.EMPTY_OUTPUT, Conv2d.of(8, 5), small);
        assertEquals(
                List.of("padding 2 keeps 4x6", "kernel 4x5"),
                p.fixes().stream().map(Fix::label).toList());
        assertTrue(p.text().contains("(4 - 5)/1 + 1 = 0"), p.text());
        mends(CoreMessage.EMPTY_OUTPUT, Conv2d.of(8, 6), small);
        mends(CoreMessage.EMPTY_OUTPUT, Conv2d.of(8, 3).dilation(3), small);
        mends(CoreMessage.EMPTY_OUTPUT, Conv2d.of(8, 7).stride(2), small);
        mends(CoreMessage.EMPTY_OUTPUT, MaxPool2d.of(5), small);
        mends(CoreMessage.EMPTY_OUTPUT, AvgPool2d.of(7).padding(1), small);
        mends(CoreMessage.EMPTY_OUTPUT, ConvTranspose2d.of(1, 2).padding(2), Shape.of(2, 9, 1));
    }

    @Test
    void bothAxesAreReportedAtOnce() {
        NetloomException e =
                assertThrows(NetloomException.class, () -> Conv2d.of(8, 9).outputShape(List.of(Shape.of(5, 6, 1))));
        assertEquals(2, e.problems().size());
    }

    @Test
    void groupsThatDoNotDivide() {
        Problem p = mends(CoreMessage.GROUPS, Conv2d.of(8, 3).groups(5), Shape.of(9, 9, 12));
        assertEquals(List.of("groups 4"), p.fixes().stream().map(Fix::label).toList());
        mends(CoreMessage.GROUPS, ConvTranspose2d.of(9, 3).groups(2), Shape.of(9, 9, 12));
    }

    @Test
    void poolingThatSeesOnlyPadding() {
        mends(CoreMessage.RANGE, MaxPool2d.of(2).padding(2), IMAGE);
    }

    @Test
    void outputPaddingAsLargeAsTheStride() {
        mends(CoreMessage.RANGE, ConvTranspose2d.of(4, 3).stride(2).outputPadding(2), IMAGE);
        mends(CoreMessage.RANGE, ConvTranspose2d.of(4, 3).padding(Padding.SAME).outputPadding(1), IMAGE);
    }

    @Test
    void valuesOutOfRange() {
        mends(CoreMessage.RANGE, Conv2d.of(0, 3), IMAGE);
        mends(CoreMessage.RANGE, Conv2d.of(4, 3).stride(0), IMAGE);
        mends(CoreMessage.RANGE, Conv2d.of(4, 3).padding(-1), IMAGE);
        mends(CoreMessage.RANGE, Dropout.of(-0.5), IMAGE);
        assertProblem(CoreMessage.RANGE, Dropout.of(1), IMAGE);
        assertProblem(CoreMessage.RANGE, Dropout.of(Double.NaN), IMAGE);
    }

    @Test
    void aShortcutOfAnotherShape() {
        Shape main = Shape.of(14, 14, 64);
        Problem p = mends(CoreMessage.SHAPES_DIFFER, Add.of(), main, IMAGE);
        assertEquals(
                new Fix.InsertBefore(
                        "1x1 convolution to 64 channels with stride 2 on the shortcut",
                        1,
                        Conv2d.of(64, 1).stride(2)),
                p.fixes().getFirst());
        Problem channels = mends(CoreMessage.SHAPES_DIFFER, Add.of(), Shape.of(28, 28, 64), IMAGE);
        assertEquals(
                "1x1 convolution to 64 channels on the shortcut",
                channels.fixes().getFirst().label());
        mends(CoreMessage.SHAPES_DIFFER, Add.of(), Shape.of(15, 7, 3), Shape.of(8, 4, 5));
        assertTrue(assertProblem(CoreMessage.SHAPES_DIFFER, Add.of(), Shape.of(28, 28, 6), Shape.of(24, 24, 6))
                .fixes()
                .isEmpty());
        assertProblem(CoreMessage.SHAPES_DIFFER, Add.of(), Shape.of(4), Shape.of(5));
    }

    @Test
    void concatenationsAndRanks() {
        assertProblem(CoreMessage.CONCAT_DIFFERS, Concat.of(), IMAGE, Shape.of(27, 28, 6));
        assertProblem(CoreMessage.CONCAT_DIFFERS, Concat.of(), IMAGE, Shape.of(5));
        assertProblem(CoreMessage.RANK, Conv2d.of(3, 3), Shape.of(100));
        assertProblem(CoreMessage.RANK, GlobalAveragePool.of(), Shape.of(100));
        assertProblem(CoreMessage.ARITY, Add.of(), IMAGE);
        assertProblem(CoreMessage.ARITY, ReLU.of(), IMAGE, IMAGE);
        assertProblem(CoreMessage.CONCAT_DIFFERS, Concat.of(), Shape.of(4, 3), Shape.of(5, 3));
        assertProblem(CoreMessage.RANGE, Input.of(3, 4, 5, 6, 7));
    }

    @Test
    void sizesThatNoTensorHolds() {
        assertProblem(CoreMessage.TOO_LARGE, Input.of(100_000, 100_000, 3));
        assertProblem(CoreMessage.TOO_LARGE, Conv2d.of(65536, 1), Shape.of(100, 100, 1));
        assertProblem(CoreMessage.TOO_LARGE, ConvTranspose2d.of(1, 1).stride(4096), Shape.of(1000, 1000, 1));
        NetloomException weights = assertThrows(
                NetloomException.class, () -> Dense.of(1_000_000).parameterCount(List.of(Shape.of(1_000_000))));
        assertEquals(CoreMessage.TOO_LARGE, weights.problems().getFirst().key());
    }

    private static Problem assertProblem(CoreMessage key, LayerSpec spec, Shape... inputs) {
        NetloomException e = assertThrows(NetloomException.class, () -> spec.outputShape(List.of(inputs)));
        Problem p = e.problems().getFirst();
        assertEquals(key, p.key(), p::toString);
        assertFalse(p.text().contains("%s"), p.text());
        return p;
    }

    /** The problem is found, and each of its fixes mends it. */
    private static Problem mends(CoreMessage key, LayerSpec spec, Shape... inputs) {
        Problem problem = assertProblem(key, spec, inputs);
        assertFalse(problem.fixes().isEmpty(), "no fix for " + problem);
        for (Fix fix : problem.fixes()) {
            List<Shape> in = new ArrayList<>(List.of(inputs));
            LayerSpec mended = spec;
            switch (fix) {
                case Fix.SetParameter set -> mended = set(spec, set);
                case Fix.InsertBefore insert ->
                    in.set(insert.input(), ((LayerSpec) insert.spec()).outputShape(List.of(in.get(insert.input()))));
                default -> throw new AssertionError(fix);
            }
            mended.outputShape(in);
        }
        return problem;
    }

    private static <T extends LayerSpec> T set(T spec, Fix.SetParameter fix) {
        return SpecType.of(spec).with(spec, fix.parameter(), fix.value());
    }

    // ---- partial connections ----------------------------------------------------------------------------------------

    /** Layer C3 of LeNet-5 (LeCun et al. 1998, table 1). */
    @Test
    void c3OfLeNet5Has1516Parameters() {
        List<List<Integer>> table = new ArrayList<>();
        for (int k = 0; k < 6; k++) {
            table.add(List.of(k, (k + 1) % 6, (k + 2) % 6));
        }
        for (int k = 0; k < 6; k++) {
            table.add(List.of(k, (k + 1) % 6, (k + 2) % 6, (k + 3) % 6));
        }
        for (int k = 0; k < 3; k++) {
            table.add(List.of(k, (k + 1) % 6, (k + 3) % 6, (k + 4) % 6));
        }
        table.add(List.of(0, 1, 2, 3, 4, 5));
        Conv2d c3 = Conv2d.of(16, 5).connections(table);
        List<Shape> in = List.of(Shape.of(14, 14, 6));
        assertEquals(Shape.of(10, 10, 16), c3.outputShape(in));
        assertEquals(1516, c3.parameterCount(in));
        assertEquals(
                "5*5*60 + 16 = 1516",
                c3.parameterFormula(in).arithmetic() + " = "
                        + c3.parameterFormula(in).value());
        assertEquals(150_000, c3.multiplyAdds(in).value());
        assertEquals(2400, c3.connections(List.of()).parameterCount(in) - 16);
    }

    @Test
    void wrongConnectionsAreNamed() {
        List<Shape> in = List.of(Shape.of(4, 4, 2));
        Conv2d conv = Conv2d.of(2, 3);
        assertEquals("NL-165", code(() -> conv.connections(List.of(List.of(0))).outputShape(in)));
        assertEquals(
                "NL-166",
                code(() -> conv.connections(List.of(List.of(0), List.of(2))).outputShape(in)));
        assertEquals(
                "NL-166",
                code(() -> conv.connections(List.of(List.of(0), List.of())).outputShape(in)));
        assertEquals(
                "NL-167",
                code(() -> conv.groups(2)
                        .connections(List.of(List.of(0), List.of(1)))
                        .outputShape(in)));
    }

    private static String code(Executable what) {
        return assertThrows(NetloomException.class, what).problems().getFirst().code();
    }
}
