package org.netloom.spec;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.netloom.problem.NetloomException;
import org.netloom.problem.Problem;

/** Notations of values that hold other values: lists, optional values and specs. */
final class CompoundNotation {
    private CompoundNotation() {}

    /** The members of a parsed object; empty where it is none. */
    @SuppressWarnings("unchecked")
    static Optional<Map<String, Object>> members(Object json) {
        return json instanceof Map<?, ?> map && map.keySet().stream().allMatch(String.class::isInstance)
                ? Optional.of((Map<String, Object>) map)
                : Optional.empty();
    }

    static final class Sequence<E> extends Notation<List<E>> {
        private final Notation<E> element;

        Sequence(Notation<E> element) {
            this.element = element;
        }

        @Override
        String expected() {
            return "a list, each " + element.expected();
        }

        @Override
        List<E> read(Object json) {
            if (!(json instanceof List<?> list)) {
                throw wrong(json);
            }
            List<E> values = new ArrayList<>();
            List<Problem> problems = new ArrayList<>();
            for (int i = 0; i < list.size(); i++) {
                try {
                    values.add(element.read(list.get(i)));
                } catch (NetloomException e) {
                    String index = "[" + i + "]";
                    e.problems().forEach(p -> problems.add(p.within(index)));
                }
            }
            if (!problems.isEmpty()) {
                throw new NetloomException(problems);
            }
            return List.copyOf(values);
        }

        @Override
        Object write(List<E> value) {
            return value.stream().map(element::write).toList();
        }

        @Override
        List<Argument> arguments(List<E> value) {
            List<JavaText> parts = value.stream().map(element::java).toList();
            String commas = parts.stream().map(JavaText::text).collect(Collectors.joining(", "));
            JavaText list = JavaText.of("List.of(" + commas + ")", List.class).using(parts);
            if (value.isEmpty()) {
                return List.of(new Argument(List.class, list));
            }
            // A spec's own method may name the family in its varargs; numbers come as int... or double...
            Class<?> type = element.arguments(value.getFirst()).getLast().type();
            return List.of(
                    new Argument(
                            Array.newInstance(type, 0).getClass(),
                            JavaText.of(commas).using(parts)),
                    new Argument(List.class, list));
        }

        @Override
        String brief(List<E> value) {
            return value.isEmpty() ? "none" : value.stream().map(element::brief).collect(Collectors.joining(", "));
        }

        @Override
        List<Double> numbers(List<E> value) {
            return value.stream().flatMap(e -> element.numbers(e).stream()).toList();
        }

        @Override
        List<Problem> problems(List<E> value) {
            List<Problem> problems = new ArrayList<>();
            for (int i = 0; i < value.size(); i++) {
                String index = "[" + i + "]";
                element.problems(value.get(i)).forEach(p -> problems.add(p.within(index)));
            }
            return problems;
        }
    }

    static final class Maybe<E> extends Notation<Optional<E>> {
        private final Notation<E> element;

        Maybe(Notation<E> element) {
            this.element = element;
        }

        @Override
        String expected() {
            return element.expected() + ", or null";
        }

        @Override
        Optional<E> read(Object json) {
            return json == null ? Optional.empty() : Optional.of(element.read(json));
        }

        @Override
        Object write(Optional<E> value) {
            return value.map(element::write).orElse(null);
        }

        @Override
        List<Argument> arguments(Optional<E> value) {
            if (value.isEmpty()) {
                return List.of(new Argument(Optional.class, JavaText.of("Optional.empty()", Optional.class)));
            }
            List<Argument> ways = new ArrayList<>(element.arguments(value.get()));
            JavaText inner = element.java(value.get());
            ways.add(new Argument(
                    Optional.class,
                    JavaText.of("Optional.of(" + inner.text() + ")", Optional.class)
                            .using(List.of(inner))));
            return ways;
        }

        @Override
        String brief(Optional<E> value) {
            return value.map(element::brief).orElse("none");
        }

        @Override
        List<Double> numbers(Optional<E> value) {
            return value.map(element::numbers).orElse(List.of());
        }

        @Override
        List<Problem> problems(Optional<E> value) {
            return value.map(element::problems).orElse(List.of());
        }
    }

    /** A spec whose type is known: an object without "type". */
    static final class Part<T extends Spec> extends Notation<T> {
        private final Class<T> type;

        Part(Class<T> type) {
            this.type = type;
        }

        @Override
        String expected() {
            return "an object with "
                    + SpecType.of(type).components().stream()
                            .map(Component::name)
                            .collect(Collectors.joining(", "));
        }

        @Override
        T read(Object json) {
            return SpecType.of(type).create(members(json).orElseThrow(() -> wrong(json)));
        }

        @Override
        Object write(T value) {
            return SpecType.of(type).toJson(value);
        }

        @Override
        List<Argument> arguments(T value) {
            return List.of(new Argument(type, SpecType.of(type).toJava(value)));
        }

        @Override
        String brief(T value) {
            return SpecType.of(type).summary(value);
        }

        @Override
        List<Problem> problems(T value) {
            return SpecType.of(type).problems(value);
        }
    }

    /** A spec of a sealed family: an object with "type". */
    static final class Member<T extends Spec> extends Notation<T> {
        private final Class<T> family;

        Member(Class<T> family) {
            this.family = family;
        }

        @Override
        String expected() {
            return "an object with the type of " + SpecFamily.of(family).indefinite() + ": {\"type\": ...}";
        }

        @Override
        T read(Object json) {
            return SpecFamily.of(family).fromJson(members(json).orElseThrow(() -> wrong(json)));
        }

        @Override
        Object write(T value) {
            return SpecFamily.of(family).toJson(value);
        }

        @Override
        List<Argument> arguments(T value) {
            return List.of(new Argument(family, SpecType.of(value).toJava(value)));
        }

        @Override
        String brief(T value) {
            String summary = SpecType.of(value).summary(value);
            String name = SpecType.of(value).name();
            return summary.isEmpty() ? name : name + " (" + summary + ")";
        }

        @Override
        List<Problem> problems(T value) {
            return SpecType.of(value).problems(value);
        }
    }
}
