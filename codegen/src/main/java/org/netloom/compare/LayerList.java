package org.netloom.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.netloom.check.Checker;
import org.netloom.check.NodeReport;
import org.netloom.design.DesignFile;
import org.netloom.design.FlatNode;
import org.netloom.spec.Conv2d;
import org.netloom.spec.ConvGeometry;
import org.netloom.spec.LayerSpec;
import org.netloom.spec.MaxPool2d;
import org.netloom.spec.Shape;

/** The layers of a design in the order in which they run, for those who build the same network with another library. */
public record LayerList(List<Item> items) {
    public LayerList {
        items = List.copyOf(items);
    }

    /**
     * A layer.
     *
     * @param name its path
     * @param inputs numbers of the items whose output it gets
     * @param in their shapes
     * @param last the number of the last item that gets its output; its own where none does
     */
    public record Item(String name, LayerSpec spec, List<Integer> inputs, List<Shape> in, Shape out, int last) {
        public Item {
            inputs = List.copyOf(inputs);
            in = List.copyOf(in);
        }

        /** The only input. */
        public int input() {
            return inputs.getFirst();
        }

        /** What a window operation of the catalogue comes to, where it has the same border on both sides. */
        public ConvGeometry window() {
            ConvGeometry g = switch (spec) {
                case Conv2d s when s.connections().isEmpty() -> s.geometry(in);
                case MaxPool2d s -> s.geometry(in);
                default -> throw unknown();
            };
            if (g.oh() != extent(g.h(), g.top(), g.kh(), g.sh(), g.dh())
                    || g.ow() != extent(g.w(), g.left(), g.kw(), g.sw(), g.dw())) {
                throw unknown();
            }
            return g;
        }

        private static int extent(int size, int border, int kernel, int stride, int dilation) {
            return (size + 2 * border - dilation * (kernel - 1) - 1) / stride + 1;
        }

        /** To be thrown for layers that the other library is not asked for. */
        public IllegalArgumentException unknown() {
            return new IllegalArgumentException(
                    name + ": networks with " + spec.typeName() + " as it is set here are not compared");
        }
    }

    /** Reads and checks a design. */
    public static LayerList of(Path design) {
        List<NodeReport> reports =
                List.copyOf(Checker.check(DesignFile.load(design)).orThrow().reports());
        Map<FlatNode, Integer> numbers = new HashMap<>();
        reports.forEach(r -> numbers.put(r.node(), numbers.size()));
        int[] last = new int[reports.size()];
        List<List<Integer>> inputs = new ArrayList<>();
        for (int i = 0; i < last.length; i++) {
            last[i] = i;
            List<Integer> from = reports.get(i).node().inputs().stream()
                    .map(e -> numbers.get(e.source().orElseThrow()))
                    .toList();
            for (int f : from) {
                last[f] = i;
            }
            inputs.add(from);
        }
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < last.length; i++) {
            NodeReport r = reports.get(i);
            items.add(new Item(
                    r.path(),
                    r.spec().orElseThrow(),
                    inputs.get(i),
                    r.inputs(),
                    r.output().orElseThrow(),
                    last[i]));
        }
        return new LayerList(items);
    }
}
