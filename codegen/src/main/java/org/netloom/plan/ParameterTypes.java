package org.netloom.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.netloom.check.DesignMessage;
import org.netloom.design.BlockDefinition;
import org.netloom.design.Content;
import org.netloom.design.Design;
import org.netloom.design.Expansion;
import org.netloom.design.Node;
import org.netloom.problem.NetloomException;
import org.netloom.problem.Problem;
import org.netloom.spec.LayerSpec;
import org.netloom.spec.Padding;
import org.netloom.spec.Padding1d;
import org.netloom.spec.Padding3d;
import org.netloom.spec.Scale;
import org.netloom.spec.Size;
import org.netloom.spec.Size3d;
import org.netloom.spec.SpecFamily;

/**
 * Java types of the parameters of a design's blocks. A parameter has the type of the hyper-parameters it is used for; one
 * that is a whole number wherever it is given is an int, which kernels, strides and paddings take as well.
 */
public final class ParameterTypes {
    /** Types whose components also take one whole number. */
    private static final Set<Class<?>> TAKE_INT = Set.of(
            int.class,
            double.class,
            Size.class,
            Size3d.class,
            Padding.class,
            Padding1d.class,
            Padding3d.class,
            Scale.class);

    private final Design design;
    private final Function<BlockDefinition, List<Expansion.Use>> uses;
    private final Map<String, Set<Class<?>>> known = new LinkedHashMap<>();

    ParameterTypes(Design design, Shapes shapes) {
        this(design, shapes::uses);
    }

    private ParameterTypes(Design design, Function<BlockDefinition, List<Expansion.Use>> uses) {
        this.design = design;
        this.uses = uses;
    }

    /** Parameters of blocks that no Java variable can stand for, in a design that is otherwise free of errors. */
    public static List<Problem> problems(Design design, Expansion expansion) {
        Map<BlockDefinition, List<Expansion.Use>> uses = new LinkedHashMap<>();
        expansion.uses().stream()
                .filter(u -> !u.path().contains(Expansion.DEFINITION))
                .forEach(u -> uses.computeIfAbsent(u.definition(), _ -> new ArrayList<>())
                        .add(u));
        ParameterTypes types = new ParameterTypes(design, b -> uses.getOrDefault(b, List.of()));
        List<Problem> problems = new ArrayList<>();
        for (BlockDefinition block : uses.keySet()) {
            try {
                types.of(block);
            } catch (NetloomException e) {
                problems.addAll(e.problems());
            }
        }
        return problems;
    }

    /** The parameters that are used, with their types, in the order of the definition. */
    Map<String, Class<?>> of(BlockDefinition block) {
        Map<String, Class<?>> types = new LinkedHashMap<>();
        for (String name : block.parameters().keySet()) {
            Set<Class<?>> purposes = purposes(block, name);
            if (!purposes.isEmpty()) {
                types.put(name, type(block, name, purposes));
            }
        }
        return types;
    }

    private Class<?> type(BlockDefinition block, String name, Set<Class<?>> purposes) {
        boolean whole =
                uses.apply(block).stream().map(Expansion.Use::arguments).allMatch(a -> a.get(name) instanceof Long);
        boolean takesInt = TAKE_INT.containsAll(purposes);
        boolean plain = purposes.equals(Set.of(double.class));
        if (whole && takesInt && !plain) {
            return int.class;
        }
        if (purposes.size() == 1) {
            return purposes.iterator().next();
        }
        List<String> names = purposes.stream().map(Class::getSimpleName).toList();
        throw DesignMessage.PARAMETER_TYPES.exception(name, block.name(), String.join(" and ", names));
    }

    /** Types of everything a parameter is used for, also inside the blocks it is handed on to. */
    private Set<Class<?>> purposes(BlockDefinition block, String name) {
        String key = block.name() + '\0' + name;
        if (known.containsKey(key)) {
            return known.get(key);
        }
        Set<Class<?>> found = new LinkedHashSet<>();
        known.put(key, found);
        for (Node n : block.nodes()) {
            switch (n.content()) {
                case Content.Template t ->
                    t.values().forEach((component, value) -> {
                        if (isReference(value, name)) {
                            found.add(SpecFamily.of(LayerSpec.class)
                                    .byName(t.type())
                                    .component(component)
                                    .orElseThrow()
                                    .javaClass());
                        } else if (value instanceof List<?> list
                                && list.stream().anyMatch(v -> isReference(v, name))) {
                            found.add(int.class);
                        }
                    });
                case Content.BlockUse use -> {
                    if (isReference(use.repeat(), name)) {
                        found.add(int.class);
                    }
                    BlockDefinition inner = design.block(use.block()).orElseThrow();
                    for (Map.Entry<String, Object> a : use.arguments().entrySet()) {
                        if (isReference(a.getValue(), name)) {
                            found.addAll(purposes(inner, a.getKey()));
                        }
                    }
                }
                default -> {}
            }
        }
        return found;
    }

    private static boolean isReference(Object value, String name) {
        return value instanceof String s && s.equals("$" + name);
    }

    /** Names of the parameters that a value refers to. */
    static List<String> references(Object value) {
        List<String> names = new ArrayList<>();
        if (value instanceof String s && s.startsWith("$")) {
            names.add(s.substring(1));
        } else if (value instanceof List<?> list) {
            list.forEach(v -> names.addAll(references(v)));
        }
        return names;
    }
}
