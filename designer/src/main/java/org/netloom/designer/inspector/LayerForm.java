package org.netloom.designer.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.netloom.check.NodeReport;
import org.netloom.design.Node;
import org.netloom.designer.Texts;
import org.netloom.designer.document.Editor;
import org.netloom.designer.edit.ParameterEdits;
import org.netloom.problem.Problem;
import org.netloom.spec.Activation;
import org.netloom.spec.Category;
import org.netloom.spec.Component;
import org.netloom.spec.LayerSpec;
import org.netloom.spec.Padding;
import org.netloom.spec.Shape;
import org.netloom.spec.Size;
import org.netloom.spec.SpecFamily;
import org.netloom.spec.SpecType;

/** The hyper-parameters of one or several layers; of layers of different types those that they have in common. */
final class LayerForm extends NodeForm {
    /** Kinds of layers that do the same job in different ways: one can be put in place of another. */
    private static final Set<Category> EXCHANGEABLE = Set.of(Category.ACTIVATION, Category.POOLING, Category.MERGE);

    private final List<String> types;
    private final TypeChoice type;
    private final CurvePicture curve = new CurvePicture();

    LayerForm(Editor editor, List<String> ids, PropertyPanel.Help help) {
        super(editor, ids, help);
        types = nodes().stream().map(n -> n.content().type()).toList();
        type = new TypeChoice(exchangeable(), chosen -> {
            editor.edit(ParameterEdits.changeType(editor.scope(), ids, chosen));
            settle();
        });
        messages();
        if (!exchangeable().isEmpty()) {
            row(Texts.get("inspector.type"), type);
            type.setName("inspector.type");
        }
        if (kind(types.getFirst()).filter(Category.ACTIVATION::equals).isPresent() && ids.size() == 1) {
            panel.add(curve, "newline, skip 1, growx");
        }
        for (Component c : shared(types)) {
            add(Setting.of(c));
        }
        if (ids.size() == 1) {
            weights();
            note();
        }
    }

    @Override
    Object key() {
        return key(editor, ids);
    }

    static Object key(Editor editor, List<String> ids) {
        return List.of(
                "layers",
                editor.scope(),
                ids,
                ids.stream()
                        .flatMap(id -> editor.body().node(id).stream())
                        .map(n -> n.content().type())
                        .toList());
    }

    static Optional<SpecType<? extends LayerSpec>> typeOf(String name) {
        for (SpecType<? extends LayerSpec> t : SpecFamily.of(LayerSpec.class).types()) {
            if (t.name().equals(name)) {
                return Optional.of(t);
            }
        }
        return Optional.empty();
    }

    static Optional<Category> kind(String type) {
        return org.netloom.designer.palette.LayerCatalog.entry(type).map(e -> e.category());
    }

    /** The types that the selected layers can become. */
    private List<String> exchangeable() {
        return exchangeable(types);
    }

    /** True where layers of these types have anything that can be edited for all of them. */
    static boolean editable(List<String> types) {
        return types.size() == 1
                || !exchangeable(types).isEmpty()
                || !shared(types).isEmpty();
    }

    private static List<String> exchangeable(List<String> types) {
        List<Optional<Category>> kinds =
                types.stream().map(LayerForm::kind).distinct().toList();
        if (kinds.size() != 1 || kinds.getFirst().filter(EXCHANGEABLE::contains).isEmpty()) {
            return List.of();
        }
        return SpecFamily.of(LayerSpec.class).types().stream()
                .map(SpecType::name)
                .filter(n -> kind(n).equals(kinds.getFirst()))
                .toList();
    }

    /** The hyper-parameters that all of them have. */
    private static List<Component> shared(List<String> types) {
        List<Component> common = new ArrayList<>();
        typeOf(types.getFirst()).ifPresent(first -> common.addAll(first.components()));
        for (String t : types) {
            common.removeIf(c -> typeOf(t)
                    .flatMap(other -> other.component(c.name()))
                    .filter(o -> o.type().equals(c.type()))
                    .isEmpty());
        }
        return common;
    }

    @Override
    Reading read(Setting setting, List<Problem> problems) {
        List<Object> values = new ArrayList<>();
        boolean given = false;
        for (Node node : nodes()) {
            Map<String, Object> own = given(node);
            given |= own.containsKey(setting.name());
            typeOf(node.content().type())
                    .flatMap(t -> t.component(setting.name()).flatMap(c -> Setting.value(t, c, own)))
                    .ifPresent(values::add);
        }
        if (setting.editor() instanceof PaddingEditor padding) {
            padding.context(window().orElse(null));
        }
        return new Reading(values.isEmpty() ? Optional.empty() : common(values), given, problems);
    }

    @Override
    void refresh() {
        super.refresh();
        type.show(common(nodes().stream().map(n -> (Object) n.content().type()).toList()));
        spec().filter(Activation.class::isInstance).map(Activation.class::cast).ifPresent(curve::show);
    }

    /** The layer, with the values of its place where it is a template. */
    private Optional<LayerSpec> spec() {
        if (ids.size() != 1) {
            return Optional.empty();
        }
        return nodes().stream()
                .findFirst()
                .flatMap(Node::spec)
                .or(() -> editor.report(ids.getFirst()).flatMap(NodeReport::spec));
    }

    private Optional<PaddingPicture.Window> window() {
        Optional<Shape> input = ids.size() == 1
                ? editor.report(ids.getFirst()).flatMap(r -> r.inputs().stream().findFirst())
                : Optional.empty();
        return spec().flatMap(s -> window(s, input));
    }

    /** The window of layers that slide one; what padding does in others is not what the picture shows. */
    private static <T extends LayerSpec> Optional<PaddingPicture.Window> window(T spec, Optional<Shape> input) {
        SpecType<T> type = SpecType.of(spec);
        boolean slides = type.component("kernel").isPresent()
                && type.component("outputPadding").isEmpty();
        if (!slides || type.component("padding").isEmpty()) {
            return Optional.empty();
        }
        Size dilation = type.component("dilation").isPresent() ? (Size) type.get(spec, "dilation") : Size.of(1);
        boolean ceil = type.component("ceil").isPresent() && (Boolean) type.get(spec, "ceil");
        return Optional.of(new PaddingPicture.Window(
                input,
                (Size) type.get(spec, "kernel"),
                (Size) type.get(spec, "stride"),
                dilation,
                (Padding) type.get(spec, "padding"),
                ceil));
    }
}
