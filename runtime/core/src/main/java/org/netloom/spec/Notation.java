package org.netloom.spec;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.netloom.json.Json;
import org.netloom.problem.CoreMessage;
import org.netloom.problem.NetloomException;
import org.netloom.problem.Problem;

/**
 * How the values of one Java type are written in design files, in Java and in a summary. One object per type; {@link #of}
 * is the only place that lists the types a hyper-parameter may have.
 */
abstract class Notation<T> {
    private static final Pattern WORD_START = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    /** A way to write a value as an argument: the type that a method must take, and the text. */
    record Argument(Class<?> type, JavaText java) {}

    /** The notation of a type. */
    static Notation<?> of(Type type) {
        if (type instanceof ParameterizedType p) {
            Notation<?> element = of(p.getActualTypeArguments()[0]);
            if (p.getRawType() == List.class) {
                return new CompoundNotation.Sequence<>(element);
            }
            if (p.getRawType() == Optional.class) {
                return new CompoundNotation.Maybe<>(element);
            }
        }
        if (type instanceof Class<?> c) {
            return ofClass(c);
        }
        throw new IllegalArgumentException("no notation for values of " + type);
    }

    private static Notation<?> ofClass(Class<?> c) {
        if (c == int.class || c == Integer.class) {
            return new PlainNotation.Whole();
        }
        if (c == long.class || c == Long.class) {
            return new PlainNotation.Long64();
        }
        if (c == double.class || c == Double.class) {
            return new PlainNotation.Real();
        }
        if (c == boolean.class || c == Boolean.class) {
            return new PlainNotation.YesNo();
        }
        if (c == String.class) {
            return new PlainNotation.Text();
        }
        if (c.isEnum()) {
            return new PlainNotation.Choice<>(c);
        }
        if (c == Size.class) {
            return new GeometryNotation.OfSize();
        }
        if (c == Scale.class) {
            return new GeometryNotation.OfScale();
        }
        if (c == Size3d.class) {
            return new GeometryNotation.OfSize3d();
        }
        if (c == Padding.class) {
            return SidesNotation.ofImages();
        }
        if (c == Padding1d.class) {
            return SidesNotation.ofSequences();
        }
        if (c == Padding3d.class) {
            return SidesNotation.ofVolumes();
        }
        if (c == Shape.class) {
            return new GeometryNotation.OfShape();
        }
        if (Spec.class.isAssignableFrom(c)) {
            return c.isSealed()
                    ? new CompoundNotation.Member<>(c.asSubclass(Spec.class))
                    : new CompoundNotation.Part<>(c.asSubclass(Spec.class));
        }
        throw new IllegalArgumentException("no notation for values of " + c);
    }

    /** What a value must be, for messages: "a whole number". */
    abstract String expected();

    /**
     * The value written in a design file.
     *
     * @throws NetloomException with every problem, without the name of the parameter
     */
    abstract T read(Object json);

    /** The value as in a design file. */
    abstract Object write(T value);

    /** Ways to write the value in Java, the shortest first; the last is of the type itself. */
    abstract List<Argument> arguments(T value);

    /** The value in a few words. */
    abstract String brief(T value);

    /** The numbers that a range applies to. */
    List<Double> numbers(T value) {
        return List.of();
    }

    /** What is wrong with the value by itself, without the name of the parameter. */
    List<Problem> problems(T value) {
        return List.of();
    }

    /** The value with its numbers moved into the range, in the notation of design files; empty where that is impossible. */
    Optional<Object> nearest(T value, Range range) {
        return Optional.empty();
    }

    /** The value in Java, its type given by the expression. */
    JavaText java(T value) {
        return arguments(value).getLast().java();
    }

    final NetloomException wrong(Object json) {
        return new NetloomException(CoreMessage.WRONG_TYPE.problem("", expected(), Json.brief(json)));
    }

    /** "outputPadding" in words: "output padding". */
    static String words(String camelCase) {
        return WORD_START.matcher(camelCase).replaceAll(" ").toLowerCase(Locale.ROOT);
    }
}
