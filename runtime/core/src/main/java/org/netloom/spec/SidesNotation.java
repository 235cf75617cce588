package org.netloom.spec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Notation of padding along any number of axes: "same", "valid", one number for all sides, one for each axis, or one for
 * each side.
 */
final class SidesNotation<P extends Sided> extends Notation<P> {
    private final Class<P> type;
    private final String expected;
    private final P same;
    private final P valid;
    private final Function<int[], P> of;

    private SidesNotation(Class<P> type, String expected, P same, P valid, Function<int[], P> of) {
        this.type = type;
        this.expected = expected;
        this.same = same;
        this.valid = valid;
        this.of = of;
    }

    static SidesNotation<Padding> ofImages() {
        return new SidesNotation<>(
                Padding.class,
                "[vertical, horizontal] or [top, bottom, left, right]",
                Padding.SAME,
                Padding.VALID,
                n -> Padding.of(n[0], n[1], n[2], n[3]));
    }

    static SidesNotation<Padding1d> ofSequences() {
        return new SidesNotation<>(
                Padding1d.class, "[before, after]", Padding1d.SAME, Padding1d.VALID, n -> Padding1d.of(n[0], n[1]));
    }

    static SidesNotation<Padding3d> ofVolumes() {
        return new SidesNotation<>(
                Padding3d.class,
                "[depth, vertical, horizontal] or [front, back, top, bottom, left, right]",
                Padding3d.SAME,
                Padding3d.VALID,
                n -> Padding3d.of(n[0], n[1], n[2], n[3], n[4], n[5]));
    }

    /** The fewest numbers that say all sides: one, one for each axis, or all of them. */
    private static int[] shortest(int[] sides) {
        int[] axes = IntStream.range(0, sides.length / 2).map(a -> sides[2 * a]).toArray();
        boolean symmetric = IntStream.range(0, axes.length).allMatch(a -> sides[2 * a + 1] == axes[a]);
        if (!symmetric) {
            return sides;
        }
        return Arrays.stream(axes).allMatch(n -> n == axes[0]) ? new int[] {axes[0]} : axes;
    }

    /** "same", "valid", "2", or "1, 2, 0, 0". */
    static String text(Sided p) {
        int[] numbers = shortest(p.sides());
        if (p.same()) {
            return "same";
        }
        return numbers.length == 1 && numbers[0] == 0 ? "valid" : GeometryNotation.commas(numbers);
    }

    @Override
    String expected() {
        return "\"same\", \"valid\", a whole number, or a list: " + expected;
    }

    @Override
    P read(Object json) {
        if ("same".equals(json)) {
            return same;
        }
        if ("valid".equals(json)) {
            return valid;
        }
        return GeometryNotation.number(json)
                .map(n -> new int[] {n})
                .or(() -> GeometryNotation.integers(json).filter(n -> n.length > 1))
                .flatMap(this::sides)
                .orElseThrow(() -> wrong(json));
    }

    private Optional<P> sides(int[] numbers) {
        int all = valid.sides().length;
        if (numbers.length != 1 && numbers.length != all / 2 && numbers.length != all) {
            return Optional.empty();
        }
        int[] sides = new int[all];
        for (int i = 0; i < all; i++) {
            sides[i] = numbers[numbers.length == 1 ? 0 : numbers.length == all ? i : i / 2];
        }
        return Optional.of(of.apply(sides));
    }

    @Override
    Object write(P p) {
        if (p.same()) {
            return "same";
        }
        if (p.equals(valid)) {
            return "valid";
        }
        int[] numbers = shortest(p.sides());
        return numbers.length == 1 ? (Object) (long) numbers[0] : GeometryNotation.list(numbers);
    }

    @Override
    List<Argument> arguments(P p) {
        if (p.same() || p.equals(valid)) {
            String name = type.getSimpleName() + (p.same() ? ".SAME" : ".VALID");
            return List.of(new Argument(type, JavaText.of(name, type)));
        }
        int[] numbers = shortest(p.sides());
        List<Argument> ways = new ArrayList<>();
        if (numbers.length == 1) {
            ways.add(new Argument(int.class, JavaText.of(Integer.toString(numbers[0]))));
        }
        ways.add(new Argument(type, GeometryNotation.factory(type, numbers)));
        return ways;
    }

    @Override
    String brief(P p) {
        return text(p);
    }

    @Override
    List<Double> numbers(P p) {
        return p.same()
                ? List.of()
                : Arrays.stream(p.sides()).asDoubleStream().boxed().collect(Collectors.toList());
    }

    @Override
    Optional<Object> nearest(P p, Range range) {
        int[] moved = Arrays.stream(p.sides())
                .map(n -> GeometryNotation.clamp(n, range))
                .toArray();
        return Optional.of(write(of.apply(moved)));
    }
}
