package org.netloom.spec;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Draws specs with legal values of every kind, at the ends of their ranges more often than chance would. */
final class RandomSpecs {
    /** Texts that would get out of badly quoted Java, JSON or shell. */
    static final List<String> HOSTILE = List.of(
            "plain",
            "a\"); System.exit(1); (\"",
            "\\",
            "\\u000a\\u0022",
            "\"\n\r\t\0\033",
            "*/ class X {} /*",
            "\u202e\u2066right\u2069\u2028\205",
            "äöü 猫 😀 \ud800",
            "${user} $(rm) `x` %s",
            "a".repeat(4096));

    private final Random random;

    RandomSpecs(long seed) {
        random = new Random(seed);
    }

    /** A spec without problems. */
    <T extends Spec> T draw(SpecType<T> type) {
        while (true) {
            T spec = type.construct(type.components().stream().map(this::value).toArray());
            if (type.problems(spec).isEmpty()) {
                return spec;
            }
        }
    }

    private Object value(Component c) {
        if (!c.required() && c.param().defaultFrom().isEmpty() && random.nextInt(3) == 0) {
            return c.defaultValue();
        }
        return value(c.type(), c.range());
    }

    private Object value(Type type, Range range) {
        if (type instanceof ParameterizedType p) {
            return compound(p, range);
        }
        Class<?> c = (Class<?>) type;
        if (c == int.class || c == Integer.class) {
            return whole(range, Integer.MIN_VALUE, Integer.MAX_VALUE);
        }
        if (c == long.class) {
            return random.nextBoolean() ? random.nextLong() : (long) random.nextInt();
        }
        if (c == double.class || c == Double.class) {
            return real(range);
        }
        if (c == boolean.class) {
            return random.nextBoolean();
        }
        if (c == String.class) {
            return HOSTILE.get(random.nextInt(HOSTILE.size()));
        }
        if (c.isEnum()) {
            return c.getEnumConstants()[random.nextInt(c.getEnumConstants().length)];
        }
        if (c == Size.class) {
            int height = whole(range, 0, 4096);
            return Size.of(height, random.nextBoolean() ? height : whole(range, 0, 4096));
        }
        if (c == Scale.class) {
            double height = real(range);
            return Scale.of(height, random.nextBoolean() ? height : real(range));
        }
        if (c == Padding.class) {
            return padding();
        }
        if (c == Size3d.class) {
            int depth = whole(range, 0, 4096);
            return random.nextBoolean() ? Size3d.of(depth) : Size3d.of(depth, whole(range, 0, 4096), depth);
        }
        if (c == Padding1d.class) {
            Padding p = padding();
            return new Padding1d(p.same(), p.top(), p.bottom());
        }
        if (c == Padding3d.class) {
            Padding p = padding();
            return new Padding3d(p.same(), p.left(), p.left(), p.top(), p.bottom(), p.left(), p.right());
        }
        if (c == Shape.class) {
            return random.nextBoolean() ? Shape.of(whole(range, 1, 99)) : Shape.of(28, random.nextInt(1, 50), 3);
        }
        return c.isSealed() ? member(c.asSubclass(Spec.class)) : draw(SpecType.of(c.asSubclass(Spec.class)));
    }

    private Object compound(ParameterizedType type, Range range) {
        Type element = type.getActualTypeArguments()[0];
        if (type.getRawType() == Optional.class) {
            return random.nextBoolean() ? Optional.empty() : Optional.of(value(element, range));
        }
        List<Object> list = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            list.add(value(element, range));
        }
        return list;
    }

    private <T extends Spec> T member(Class<T> family) {
        List<SpecType<? extends T>> types = SpecFamily.of(family).types();
        return draw(types.get(random.nextInt(types.size())));
    }

    private int whole(Range range, int min, int max) {
        int low = (int) Math.max(range.min(), min);
        int high = (int) Math.min(range.max(), max);
        return switch (random.nextInt(6)) {
            case 0 -> low;
            case 1 -> high;
            case 2 -> random.nextInt(low, high);
            default -> random.nextInt(low, Math.min(high, low + 20));
        };
    }

    private double real(Range range) {
        double low = Math.max(range.min(), -1e6);
        double high = Math.min(range.max(), 1e6);
        double value = switch (random.nextInt(5)) {
            case 0 -> low;
            case 1 -> high;
            case 2 -> low + random.nextInt(1, 100) * 0.01;
            case 3 -> low + 1e-6 * random.nextDouble();
            default -> low + (high - low) * random.nextDouble();
        };
        return range.contains(value) ? value : real(range);
    }

    private Padding padding() {
        int top = random.nextInt(4);
        return switch (random.nextInt(5)) {
            case 0 -> Padding.SAME;
            case 1 -> Padding.VALID;
            case 2 -> Padding.of(top);
            case 3 -> Padding.of(top, random.nextInt(4));
            default -> Padding.of(top, random.nextInt(4), random.nextInt(4), random.nextInt(4));
        };
    }
}
