package org.netloom.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** The field computed layer by layer against following every single row back to the input. */
class ReceptiveFieldTest {
    private static final int ROWS = 40;

    /** A value in a network: its shape, its predicted field, and for each row the input rows that it depends on. */
    private record Trace(Shape shape, ReceptiveField field, List<BitSet> rows) {
        static Trace input() {
            List<BitSet> rows = new ArrayList<>();
            for (int i = 0; i < ROWS; i++) {
                rows.add(BitSet.valueOf(new long[] {1L << i}));
            }
            return new Trace(Shape.of(ROWS, ROWS, 1), ReceptiveField.PIXEL, rows);
        }

        Trace through(LayerSpec spec, SlidingWindow window) {
            List<BitSet> out = new ArrayList<>();
            for (int i = 0; i < window.out(); i++) {
                BitSet seen = new BitSet();
                for (int u = 0; u < window.kernel(); u++) {
                    int row = i * window.stride() - window.before() + u * window.dilation();
                    if (row >= 0 && row < rows.size()) {
                        seen.or(rows.get(row));
                    }
                }
                out.add(seen);
            }
            return new Trace(
                    spec.outputShape(List.of(shape)), spec.receptiveField(List.of(shape), List.of(field)), out);
        }

        Trace convolution(Conv2d c) {
            return through(
                    c,
                    SlidingWindow.vertical(shape.height(), c.kernel(), c.stride(), c.dilation(), c.padding(), false));
        }

        Trace pooling(MaxPool2d p) {
            return through(
                    p,
                    SlidingWindow.vertical(shape.height(), p.kernel(), p.stride(), Size.of(1), p.padding(), p.ceil()));
        }

        Trace transposed(ConvTranspose2d c) {
            Shape out = c.outputShape(List.of(shape));
            int top = c.geometry(List.of(shape)).top();
            List<BitSet> seen = new ArrayList<>();
            for (int i = 0; i < out.height(); i++) {
                seen.add(new BitSet());
            }
            for (int j = 0; j < rows.size(); j++) {
                for (int u = 0; u < c.kernel().height(); u++) {
                    int row = j * c.stride().height() - top + u * c.dilation().height();
                    if (row >= 0 && row < out.height()) {
                        seen.get(row).or(rows.get(j));
                    }
                }
            }
            return new Trace(out, c.receptiveField(List.of(shape), List.of(field)), seen);
        }

        /** What is seen lies in the field; where the field lies inside the image, it is seen up to its ends. */
        void check(boolean exact) {
            for (int i = 0; i < rows.size(); i++) {
                double top = field.top() + i * field.strideHeight();
                double bottom = top + field.height() - 1;
                BitSet seen = rows.get(i);
                if (seen.isEmpty()) {
                    continue;
                }
                int first = seen.nextSetBit(0);
                int last = seen.length() - 1;
                assertTrue(first >= top - 1e-9 && last <= bottom + 1e-9, "row " + i + " sees " + seen + " of " + field);
                if (exact && top >= 0 && bottom < ROWS) {
                    assertEquals(top, first, "row " + i + " of " + this);
                    assertEquals(bottom, last, "row " + i + " of " + this);
                }
            }
        }
    }

    @Property(tries = 300)
    void stacksOfConvolutionsAndPoolings(@ForAll long seed) {
        Random random = new Random(seed);
        Trace trace = Trace.input();
        for (int depth = random.nextInt(1, 6); depth > 0; depth--) {
            if (trace.shape().height() < 8) {
                break;
            }
            int kernel = random.nextInt(1, 4);
            trace = random.nextInt(3) == 0
                    ? trace.pooling(
                            MaxPool2d.of(kernel).stride(random.nextInt(1, 3)).ceil(random.nextBoolean()))
                    : trace.convolution(Conv2d.of(1, kernel)
                            .stride(random.nextInt(1, 3))
                            .dilation(random.nextInt(1, 3))
                            .padding(random.nextBoolean() ? Padding.SAME : Padding.of(random.nextInt(3))));
            trace.check(true);
        }
    }

    @Property(tries = 200)
    void branchesThatMeet(@ForAll long seed) {
        Random random = new Random(seed);
        Trace stem =
                Trace.input().convolution(Conv2d.of(1, random.nextInt(1, 4)).stride(random.nextInt(1, 3)));
        Trace a = stem.convolution(Conv2d.of(1, 3).padding(1))
                .convolution(Conv2d.of(1, 3).padding(1));
        Trace b = stem.convolution(Conv2d.of(1, 5).padding(Padding.SAME));
        List<BitSet> rows = new ArrayList<>();
        for (int i = 0; i < a.rows().size(); i++) {
            BitSet both = (BitSet) a.rows().get(i).clone();
            both.or(b.rows().get(i));
            rows.add(both);
        }
        ReceptiveField field = Add.of().receptiveField(List.of(a.shape(), b.shape()), List.of(a.field(), b.field()));
        new Trace(a.shape(), field, rows).check(true);
    }

    @Property(tries = 200)
    void transposedConvolutions(@ForAll long seed) {
        Random random = new Random(seed);
        int stride = random.nextInt(1, 4);
        ConvTranspose2d up = ConvTranspose2d.of(1, random.nextInt(stride, 6))
                .stride(stride)
                .padding(random.nextBoolean() ? Padding.SAME : Padding.VALID);
        Trace.input().transposed(up).check(false);
        Trace.input()
                .convolution(Conv2d.of(1, 3).stride(2).padding(1))
                .transposed(up)
                .check(false);
    }

    @Test
    void aTransposedConvolutionSeesAllTheWholeRowsOfItsField() {
        Trace up = Trace.input().transposed(ConvTranspose2d.of(1, 4).stride(2).padding(1));
        ReceptiveField f = up.field();
        for (int i = 0; i < up.rows().size(); i++) {
            double top = f.top() + i * f.strideHeight();
            BitSet whole = new BitSet();
            whole.set((int) Math.max(0, Math.ceil(top)), (int) Math.min(ROWS, Math.floor(top + f.height() - 1) + 1));
            assertEquals(whole, up.rows().get(i));
        }
    }

    /** VGG-16 at its last pooling: 212 pixels at stride 32 (Araujo, Norris and Sim 2019). */
    @Test
    void vggIsAsPublished() {
        Shape shape = Shape.of(224, 224, 3);
        ReceptiveField field = ReceptiveField.PIXEL;
        for (int convolutions : new int[] {2, 2, 3, 3, 3}) {
            for (int i = 0; i < convolutions; i++) {
                LayerSpec c = Conv2d.of(8, 3).padding(1);
                field = c.receptiveField(List.of(shape), List.of(field));
                shape = c.outputShape(List.of(shape));
            }
            LayerSpec p = MaxPool2d.of(2);
            field = p.receptiveField(List.of(shape), List.of(field));
            shape = p.outputShape(List.of(shape));
        }
        assertEquals(new ReceptiveField(212, 212, 32, 32, -90, -90), field);
    }

    @Test
    void aGlobalPoolingSeesEverything() {
        ReceptiveField f =
                GlobalAveragePool.of().receptiveField(List.of(Shape.of(7, 5, 2)), List.of(ReceptiveField.PIXEL));
        assertEquals(new ReceptiveField(7, 5, 0, 0, 0, 0), f);
        assertEquals(f, Flatten.of().receptiveField(List.of(Shape.of(7, 5, 2)), List.of(ReceptiveField.PIXEL)));
    }
}
