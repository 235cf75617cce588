package org.netloom.designer.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import org.netloom.designer.Texts;
import org.netloom.designer.widget.NumberField;
import org.netloom.designer.widget.Numbers;
import org.netloom.problem.Severity;
import org.netloom.spec.Range;

/** The shape of a sample: an image of height, width and channels, or features. */
final class ShapeEditor extends ValueEditor {
    private static final int IMAGE = 3;
    private static final List<String> EXTENTS =
            List.of("inspector.shape.height", "inspector.shape.width", "inspector.shape.channels");

    private final JPanel panel = new JPanel(
            new MigLayout("insets 0, gap 4 4, fillx, hidemode 3, novisualpadding, wrap 3", "[0:60:,grow,fill,sg e]"));
    private final JComboBox<String> kind =
            new JComboBox<>(new String[] {Texts.get("inspector.shape.image"), Texts.get("inspector.shape.features")});
    private final List<NumberField> fields = new ArrayList<>();
    private final List<JLabel> labels = new ArrayList<>();
    private List<Object> extents = List.of(28L, 28L, 1L);
    private final double most;
    private boolean showing;

    ShapeEditor(Range range) {
        most = range.max();
        panel.setOpaque(false);
        panel.add(kind, "span 3, wmin 0");
        for (int i = 0; i < IMAGE; i++) {
            int index = i;
            NumberField field = new NumberField(true, range, "", v -> entered(index, v), this::end).narrow();
            String name = Texts.get(EXTENTS.get(i));
            Look.named(field, name);
            field.setToolTipText(name);
            fields.add(field);
            panel.add(field, "wmin 30");
        }
        for (int i = 0; i < IMAGE; i++) {
            JLabel label = Look.small(Texts.get(EXTENTS.get(i)));
            labels.add(label);
            panel.add(label, "wmin 0");
        }
        kind.addActionListener(_ -> {
            if (!showing) {
                change(kind.getSelectedIndex() == 0);
            }
        });
    }

    @Override
    JComponent component() {
        return panel;
    }

    @Override
    JComponent field() {
        return fields.getFirst();
    }

    @Override
    void outline(Optional<Severity> severity) {
        super.outline(severity);
        fields.forEach(f ->
                f.putClientProperty("JComponent.outline", fields.getFirst().getClientProperty("JComponent.outline")));
    }

    private void change(boolean image) {
        if (image && extents.size() == 1) {
            enter(List.of(28L, 28L, 1L));
        } else if (!image && extents.size() > 1) {
            enter(List.of(features()));
        }
        end();
    }

    /** As many numbers as the image had. */
    private Object features() {
        double product = 1;
        for (Object e : extents) {
            product *= e instanceof Number n ? n.doubleValue() : 1;
        }
        return (long) Math.clamp(product, 1, most);
    }

    @Override
    @SuppressWarnings("unchecked")
    void show(Optional<Object> value) {
        showing = true;
        boolean image = true;
        if (value.isPresent() && value.get() instanceof List<?> list && !list.isEmpty()) {
            extents = (List<Object>) list;
            image = list.size() > 1;
        }
        kind.setSelectedIndex(image ? 0 : 1);
        for (int i = 0; i < IMAGE; i++) {
            boolean used = image || i == 0;
            fields.get(i).setVisible(used);
            labels.get(i).setVisible(used);
            int index = i;
            fields.get(i).show(value.filter(_ -> index < extents.size()).map(_ -> extents.get(index)));
        }
        labels.getFirst().setText(Texts.get(image ? EXTENTS.getFirst() : "inspector.shape.features"));
        showing = false;
    }

    private void entered(int index, Object value) {
        if (value instanceof String text && Numbers.parseList(text) instanceof List<?> all && all.size() > 1) {
            enter(all);
            return;
        }
        List<Object> now = new ArrayList<>(extents);
        while (now.size() <= index) {
            now.add(1L);
        }
        now.set(index, value);
        extents = now;
        enter(now);
    }
}
