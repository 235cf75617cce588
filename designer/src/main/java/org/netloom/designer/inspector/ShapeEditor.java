package org.netloom.designer.inspector;

import java.util.ArrayList;
import java.util.Arrays;
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

/** The shape of a sample: an image, a sequence, a volume or features. */
final class ShapeEditor extends ValueEditor {
    /** What a shape may be, with the names of its extents. */
    private enum Kind {
        IMAGE("image", "height", "width", "channels"),
        SEQUENCE("sequence", "length", "channels"),
        VOLUME("volume", "depth", "height", "width", "channels"),
        FEATURES("features", "features");

        private final String label;
        private final List<String> extents;

        Kind(String name, String... extents) {
            label = Texts.get("inspector.shape." + name);
            this.extents = Arrays.stream(extents)
                    .map(e -> Texts.get("inspector.shape." + e))
                    .toList();
        }

        /** The kind with a number of extents; that with the most where there is none. */
        static Kind of(int extents) {
            return Arrays.stream(values())
                    .filter(k -> k.extents.size() == extents)
                    .findFirst()
                    .orElse(VOLUME);
        }
    }

    private static final int MOST = 4;

    private final JPanel panel =
            new JPanel(new MigLayout("insets 0, gap 4 4, fillx, novisualpadding, wrap 1", "[grow,fill]"));
    private final JPanel numbers = new JPanel();
    private final JComboBox<String> kind =
            new JComboBox<>(Arrays.stream(Kind.values()).map(k -> k.label).toArray(String[]::new));
    private final List<NumberField> fields = new ArrayList<>();
    private final List<JLabel> labels = new ArrayList<>();
    private List<Object> extents = List.of(28L, 28L, 1L);
    private final double most;
    private boolean showing;

    ShapeEditor(Range range) {
        most = range.max();
        panel.setOpaque(false);
        numbers.setOpaque(false);
        panel.add(kind, "wmin 0");
        panel.add(numbers, "wmin 0");
        for (int i = 0; i < MOST; i++) {
            int index = i;
            fields.add(new NumberField(true, range, "", v -> entered(index, v), this::end).narrow());
            labels.add(Look.small(""));
        }
        name(Kind.IMAGE);
        kind.addActionListener(_ -> {
            if (!showing) {
                change(Kind.values()[kind.getSelectedIndex()]);
            }
        });
    }

    /** Shows as many fields as a kind has extents, with their names below. */
    private void name(Kind now) {
        int count = now.extents.size();
        for (int i = 0; i < count; i++) {
            String name = now.extents.get(i);
            fields.get(i).setToolTipText(name);
            Look.named(fields.get(i), name);
            labels.get(i).setText(name);
        }
        if (numbers.getComponentCount() == 2 * count) {
            return;
        }
        numbers.removeAll();
        numbers.setLayout(
                new MigLayout("insets 0, gap 4 4, fillx, novisualpadding, wrap " + count, "[0:60:,grow,fill,sg e]"));
        fields.subList(0, count).forEach(f -> numbers.add(f, "wmin 30"));
        labels.subList(0, count).forEach(l -> numbers.add(l, "wmin 0"));
        numbers.revalidate();
        numbers.repaint();
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

    /** To another kind, with as many numbers as before where that is possible. */
    private void change(Kind now) {
        int size = now.extents.size();
        if (size != extents.size()) {
            List<Object> changed = new ArrayList<>(extents);
            while (changed.size() > size) {
                // The rows of an image are the steps of a sequence.
                Object last = changed.removeLast();
                changed.add(product(changed.removeLast(), last));
            }
            if (extents.size() == 1 && size > 2) {
                changed = new ArrayList<>(List.of(28L, 28L, 1L));
            }
            while (changed.size() < size) {
                // A volume is images one behind the other; anything else gets a channel.
                changed.add(changed.size() == 3 ? 0 : changed.size(), 1L);
            }
            enter(List.copyOf(changed));
        }
        end();
    }

    private Object product(Object a, Object b) {
        double product = (a instanceof Number n ? n.doubleValue() : 1) * (b instanceof Number m ? m.doubleValue() : 1);
        return (long) Math.clamp(product, 1, most);
    }

    @Override
    @SuppressWarnings("unchecked")
    void show(Optional<Object> value) {
        showing = true;
        if (value.isPresent() && value.get() instanceof List<?> list && !list.isEmpty()) {
            extents = (List<Object>) list;
        }
        Kind now = Kind.of(extents.size());
        kind.setSelectedIndex(now.ordinal());
        name(now);
        for (int i = 0; i < MOST; i++) {
            int index = i;
            fields.get(i).show(value.filter(_ -> index < extents.size()).map(_ -> extents.get(index)));
        }
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
