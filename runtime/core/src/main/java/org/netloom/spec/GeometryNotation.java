package org.netloom.spec;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.netloom.problem.CoreMessage;
import org.netloom.problem.NetloomException;

/** Notations of sizes, padding and shapes: numbers and short lists of numbers. */
final class GeometryNotation {
    private GeometryNotation() {}

    /** The whole numbers of a list; empty where it is none or holds something else. */
    static Optional<int[]> integers(Object json) {
        if (!(json instanceof List<?> list)) {
            return Optional.empty();
        }
        int[] numbers = new int[list.size()];
        for (int i = 0; i < numbers.length; i++) {
            Optional<Long> n = PlainNotation.whole(list.get(i)).filter(v -> v == v.intValue());
            if (n.isEmpty()) {
                return Optional.empty();
            }
            numbers[i] = n.get().intValue();
        }
        return Optional.of(numbers);
    }

    static Optional<Integer> number(Object json) {
        return PlainNotation.whole(json).filter(n -> n == n.intValue()).map(Long::intValue);
    }

    static List<Object> list(int... numbers) {
        return Arrays.stream(numbers).mapToObj(n -> (Object) (long) n).toList();
    }

    static JavaText factory(Class<?> type, int... numbers) {
        return JavaText.of(type.getSimpleName() + ".of(" + commas(numbers) + ")", type);
    }

    static String commas(int... numbers) {
        return Arrays.stream(numbers).mapToObj(Integer::toString).collect(Collectors.joining(", "));
    }

    private static List<Double> doubles(int... numbers) {
        return Arrays.stream(numbers).mapToObj(n -> (double) n).toList();
    }

    static int clamp(int value, Range range) {
        return (int) Math.clamp(value, range.min(), range.max());
    }

    static final class OfSize extends Notation<Size> {
        @Override
        String expected() {
            return "a whole number, or a list of two: [height, width]";
        }

        @Override
        Size read(Object json) {
            return number(json)
                    .map(Size::of)
                    .or(() -> integers(json).filter(n -> n.length == 2).map(n -> Size.of(n[0], n[1])))
                    .orElseThrow(() -> wrong(json));
        }

        @Override
        Object write(Size value) {
            return value.height() == value.width()
                    ? (Object) (long) value.height()
                    : list(value.height(), value.width());
        }

        @Override
        List<Argument> arguments(Size value) {
            if (value.height() == value.width()) {
                return List.of(
                        new Argument(int.class, JavaText.of(Integer.toString(value.height()))),
                        new Argument(Size.class, factory(Size.class, value.height())));
            }
            return List.of(new Argument(Size.class, factory(Size.class, value.height(), value.width())));
        }

        @Override
        String brief(Size value) {
            return value.height() + "x" + value.width();
        }

        @Override
        List<Double> numbers(Size value) {
            return doubles(value.height(), value.width());
        }

        @Override
        Optional<Object> nearest(Size value, Range range) {
            return Optional.of(write(Size.of(clamp(value.height(), range), clamp(value.width(), range))));
        }
    }

    static final class OfScale extends Notation<Scale> {
        private static final PlainNotation.Real FACTOR = new PlainNotation.Real();

        @Override
        String expected() {
            return "a number, or a list of two: [height, width]";
        }

        @Override
        Scale read(Object json) {
            if (json instanceof List<?> list) {
                if (list.size() != 2) {
                    throw wrong(json);
                }
                return Scale.of(FACTOR.read(list.get(0)), FACTOR.read(list.get(1)));
            }
            return Scale.of(FACTOR.read(json));
        }

        @Override
        Object write(Scale value) {
            return value.height() == value.width()
                    ? (Object) value.height()
                    : List.<Object>of(value.height(), value.width());
        }

        @Override
        List<Argument> arguments(Scale value) {
            JavaText height = FACTOR.java(value.height());
            if (value.height() == value.width()) {
                return List.of(
                        new Argument(double.class, height),
                        new Argument(Scale.class, JavaText.of("Scale.of(" + height.text() + ")", Scale.class)));
            }
            String both = height.text() + ", " + FACTOR.java(value.width()).text();
            return List.of(new Argument(Scale.class, JavaText.of("Scale.of(" + both + ")", Scale.class)));
        }

        @Override
        String brief(Scale value) {
            return value.height() == value.width()
                    ? FACTOR.brief(value.height())
                    : FACTOR.brief(value.height()) + "x" + FACTOR.brief(value.width());
        }

        @Override
        List<Double> numbers(Scale value) {
            return List.of(value.height(), value.width());
        }
    }

    static final class OfSize3d extends Notation<Size3d> {
        @Override
        String expected() {
            return "a whole number, or a list of three: [depth, height, width]";
        }

        @Override
        Size3d read(Object json) {
            return number(json)
                    .map(Size3d::of)
                    .or(() -> integers(json).filter(n -> n.length == 3).map(n -> Size3d.of(n[0], n[1], n[2])))
                    .orElseThrow(() -> wrong(json));
        }

        private static boolean cube(Size3d s) {
            return s.depth() == s.height() && s.height() == s.width();
        }

        @Override
        Object write(Size3d s) {
            return cube(s) ? (Object) (long) s.depth() : list(s.depth(), s.height(), s.width());
        }

        @Override
        List<Argument> arguments(Size3d s) {
            if (cube(s)) {
                return List.of(
                        new Argument(int.class, JavaText.of(Integer.toString(s.depth()))),
                        new Argument(Size3d.class, factory(Size3d.class, s.depth())));
            }
            return List.of(new Argument(Size3d.class, factory(Size3d.class, s.depth(), s.height(), s.width())));
        }

        @Override
        String brief(Size3d s) {
            return s.depth() + "x" + s.height() + "x" + s.width();
        }

        @Override
        List<Double> numbers(Size3d s) {
            return doubles(s.depth(), s.height(), s.width());
        }

        @Override
        Optional<Object> nearest(Size3d s, Range range) {
            return Optional.of(
                    write(Size3d.of(clamp(s.depth(), range), clamp(s.height(), range), clamp(s.width(), range))));
        }
    }

    static final class OfShape extends Notation<Shape> {
        @Override
        String expected() {
            return "a list of whole numbers: [height, width, channels], [length, channels] or [features]";
        }

        @Override
        Shape read(Object json) {
            int[] dims = integers(json).filter(n -> n.length > 0).orElseThrow(() -> wrong(json));
            for (int d : dims) {
                if (d < 1) {
                    throw new NetloomException(CoreMessage.RANGE.problem("", "at least 1 in each extent", d));
                }
            }
            return Shape.of(dims);
        }

        @Override
        Object write(Shape value) {
            return list(value.dims());
        }

        @Override
        List<Argument> arguments(Shape value) {
            return List.of(
                    new Argument(int[].class, JavaText.of(commas(value.dims()))),
                    new Argument(Shape.class, factory(Shape.class, value.dims())));
        }

        @Override
        String brief(Shape value) {
            return value.toString().replace(" ", "");
        }

        @Override
        List<Double> numbers(Shape value) {
            return doubles(value.dims());
        }
    }
}
