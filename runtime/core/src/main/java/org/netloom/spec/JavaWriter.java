package org.netloom.spec;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes a spec as a Java expression, with the shortest of the factory methods that its record offers. */
final class JavaWriter<T extends Spec> {
    private final SpecType<T> type;
    private final T spec;
    private final Map<String, JavaText.Variable> variables;
    private final List<JavaText> parts = new ArrayList<>();

    /** @param variables expressions to be written for the values of some components */
    JavaWriter(SpecType<T> type, T spec, Map<String, JavaText.Variable> variables) {
        this.type = type;
        this.spec = spec;
        this.variables = variables;
    }

    JavaText write() {
        StringBuilder text = new StringBuilder(JavaText.name(type.type()));
        List<Component> required =
                type.components().stream().filter(Component::required).toList();
        List<Notation.Argument> arguments = call("of", required, true)
                .orElseThrow(
                        () -> new IllegalStateException(type.name() + " has no of(...) of its required components"));
        append(text, "of", arguments);
        for (Component c : type.components()) {
            if (!c.required() && (variables.containsKey(c.name()) || !type.isDefault(spec, c))) {
                append(
                        text,
                        c.name(),
                        call(c.name(), List.of(c), false)
                                .orElseThrow(() ->
                                        new IllegalStateException(type.name() + " has no " + c.name() + "(value)")));
            }
        }
        return JavaText.of(text.toString(), type.type()).using(parts);
    }

    private void append(StringBuilder text, String method, List<Notation.Argument> arguments) {
        arguments.forEach(a -> parts.add(a.java()));
        text.append('.')
                .append(method)
                .append(arguments.stream().map(a -> a.java().text()).collect(Collectors.joining(", ", "(", ")")));
    }

    /** The arguments of the shortest call that the record has a method for. */
    private Optional<List<Notation.Argument>> call(String method, List<Component> components, boolean isStatic) {
        List<Method> methods = Arrays.stream(type.type().getMethods())
                .filter(m -> m.getName().equals(method) && m.getParameterCount() == components.size())
                .filter(m -> Modifier.isStatic(m.getModifiers()) == isStatic && m.getReturnType() == type.type())
                .toList();
        List<List<Notation.Argument>> ways = List.of(List.of());
        for (Component c : components) {
            List<List<Notation.Argument>> longer = new ArrayList<>();
            for (List<Notation.Argument> way : ways) {
                for (Notation.Argument argument : arguments(c)) {
                    List<Notation.Argument> one = new ArrayList<>(way);
                    one.add(argument);
                    longer.add(one);
                }
            }
            ways = longer;
        }
        return ways.stream()
                .filter(way -> methods.stream().anyMatch(m -> takes(m, way)))
                .findFirst();
    }

    private List<Notation.Argument> arguments(Component c) {
        JavaText.Variable variable = variables.get(c.name());
        return variable == null
                ? c.notation().arguments(c.get(spec))
                : List.of(new Notation.Argument(variable.type(), variable.java()));
    }

    private static boolean takes(Method method, List<Notation.Argument> arguments) {
        Class<?>[] types = method.getParameterTypes();
        for (int i = 0; i < types.length; i++) {
            Class<?> type = arguments.get(i).type();
            boolean spreads = i == types.length - 1 && method.isVarArgs();
            if (types[i] != type || (type.isArray() && !spreads)) {
                return false;
            }
        }
        return true;
    }
}
