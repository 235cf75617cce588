package org.netloom.designer.inspector;

import java.awt.Component;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.DefaultListCellRenderer;
import javax.swing.Icon;
import javax.swing.JComboBox;
import javax.swing.JLabel;
import javax.swing.JList;
import org.netloom.designer.palette.LayerIcons;
import org.netloom.spec.Category;
import org.netloom.spec.LayerSpec;
import org.netloom.spec.SpecType;

/** Choice among layers that do the same job; activations with their curves. */
final class TypeChoice extends JComboBox<String> {
    private static final long serialVersionUID = 1L;

    private final transient Map<String, Icon> icons = new LinkedHashMap<>();
    private boolean showing;

    TypeChoice(List<String> types, Consumer<String> chosen) {
        super(types.toArray(String[]::new));
        types.forEach(t -> icons.put(t, icon(t)));
        setRenderer(new Renderer());
        setMaximumRowCount(12);
        addActionListener(_ -> {
            if (!showing && getSelectedItem() != null) {
                chosen.accept((String) getSelectedItem());
            }
        });
    }

    private static Icon icon(String name) {
        Category kind = LayerForm.kind(name).orElse(Category.RESHAPE);
        Optional<java.util.function.DoubleUnaryOperator> curve =
                kind == Category.ACTIVATION ? curve(name) : Optional.empty();
        // Softmax is no function of one number.
        return curve.isPresent() ? new CurvePicture.Small(curve) : LayerIcons.layer(name, kind, 16);
    }

    private static Optional<java.util.function.DoubleUnaryOperator> curve(String name) {
        return LayerForm.typeOf(name)
                .filter(t -> t.components().stream().noneMatch(c -> c.required()))
                .map((SpecType<? extends LayerSpec> t) -> t.create(Map.of()))
                .flatMap(s -> Curves.of((LayerSpec) s));
    }

    void show(Optional<Object> type) {
        showing = true;
        setSelectedItem(type.orElse(null));
        showing = false;
    }

    private final class Renderer extends DefaultListCellRenderer {
        private static final long serialVersionUID = 1L;

        @Override
        public Component getListCellRendererComponent(
                JList<?> list, Object value, int index, boolean selected, boolean focused) {
            JLabel label = (JLabel) super.getListCellRendererComponent(list, value, index, selected, focused);
            label.setIcon(value == null ? null : icons.get((String) value));
            label.setText(value == null ? org.netloom.designer.Texts.get("inspector.mixed") : (String) value);
            label.setIconTextGap(8);
            return label;
        }
    }
}
