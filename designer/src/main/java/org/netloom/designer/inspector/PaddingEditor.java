package org.netloom.designer.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import org.netloom.designer.Texts;
import org.netloom.designer.widget.NumberField;
import org.netloom.problem.Severity;
import org.netloom.spec.Range;

/** Padding: none, same, or numbers for all sides, for two axes or for each side; with a picture of what it does. */
final class PaddingEditor extends ValueEditor {
    private static final List<String> MODES = List.of("valid", "same", "all", "axes", "sides");
    private static final int VALID = 0;
    private static final int SAME = 1;
    private static final int ALL = 2;
    private static final int AXES = 3;
    private static final int SIDES = 4;

    /** Numbers in the list of each mode. */
    private static final int[] NUMBERS = {0, 0, 1, 2, 4};

    private final JPanel panel =
            new JPanel(new MigLayout("insets 0, gap 4 4, fillx, hidemode 3, novisualpadding, wrap 1", "[grow,fill]"));
    private final JPanel sides = new JPanel(new MigLayout("insets 0, gap 4 4, fillx, novisualpadding, wrap 2"));
    private final JComboBox<String> mode = new JComboBox<>(
            MODES.stream().map(m -> Texts.get("inspector.padding." + m)).toArray(String[]::new));
    private final List<NumberField> fields = new ArrayList<>();
    private final PaddingPicture picture = new PaddingPicture();
    private List<Object> numbers = new ArrayList<>(List.of(1L, 1L, 1L, 1L));
    private boolean showing;

    PaddingEditor(Range range, String unit) {
        panel.setOpaque(false);
        sides.setOpaque(false);
        panel.add(mode, "wmin 0");
        panel.add(sides, "wmin 0");
        for (int i = 0; i < 4; i++) {
            int index = i;
            NumberField field = new NumberField(true, range, unit, v -> entered(index, v), this::end);
            fields.add(field);
        }
        panel.add(picture, "gaptop 2, growx, wmin 0");
        mode.addActionListener(_ -> {
            if (!showing) {
                chosen(mode.getSelectedIndex());
            }
        });
        arrange(VALID);
    }

    @Override
    JComponent component() {
        return panel;
    }

    @Override
    JComponent field() {
        return mode;
    }

    @Override
    void outline(Optional<Severity> severity) {
        super.outline(severity);
        fields.forEach(f -> f.putClientProperty("JComponent.outline", mode.getClientProperty("JComponent.outline")));
    }

    @Override
    void context(PaddingPicture.Window window) {
        picture.show(Optional.ofNullable(window));
        picture.setVisible(window != null);
    }

    private void chosen(int now) {
        arrange(now);
        enter(
                switch (now) {
                    case VALID -> "valid";
                    case SAME -> "same";
                    default -> now == ALL ? numbers.getFirst() : List.copyOf(numbers.subList(0, NUMBERS[now]));
                });
        end();
    }

    private void arrange(int now) {
        sides.setVisible(NUMBERS[now] > 0);
        if (sides.getComponentCount() == NUMBERS[now]) {
            return;
        }
        sides.removeAll();
        for (int i = 0; i < NUMBERS[now]; i++) {
            NumberField field = fields.get(i);
            String name = Texts.get("inspector.padding." + MODES.get(now) + "." + i);
            field.setToolTipText(name);
            Look.named(field, name);
            field.putClientProperty("JTextField.leadingComponent", Look.small("  " + name + " "));
            sides.add(field, "growx, pushx, wmin 40, sizegroup side");
        }
        panel.revalidate();
        panel.repaint();
    }

    @Override
    void show(Optional<Object> value) {
        showing = true;
        int now = value.map(this::modeOf).orElse(-1);
        mode.setSelectedIndex(now);
        if (now >= ALL) {
            List<?> given = value.get() instanceof List<?> list ? list : List.of(value.get());
            for (int i = 0; i < 4; i++) {
                numbers.set(i, i < given.size() ? given.get(i) : given.getLast());
                fields.get(i).show(Optional.of(numbers.get(i)));
            }
        }
        arrange(Math.max(0, now));
        showing = false;
    }

    private int modeOf(Object value) {
        int chosen = mode.getSelectedIndex();
        // A person who chose four numbers goes on with four while they are equal, and 0 is then no "valid".
        if (chosen >= ALL && value.equals(brief(chosen))) {
            return chosen;
        }
        return switch (value) {
            case String s -> s.equals("same") ? SAME : VALID;
            case List<?> list -> list.size() == 4 ? SIDES : AXES;
            default -> ALL;
        };
    }

    /** What the present numbers are in the notation of design files, which is short where it can be. */
    private Object brief(int chosen) {
        List<Object> n = numbers.subList(0, NUMBERS[chosen]);
        Object vertical = n.getFirst();
        boolean symmetric =
                chosen != SIDES || n.get(0).equals(n.get(1)) && n.get(2).equals(n.get(3));
        Object horizontal = chosen == ALL ? vertical : n.get(chosen == SIDES ? 2 : 1);
        if (!symmetric) {
            return List.copyOf(n);
        }
        if (!vertical.equals(horizontal)) {
            return List.of(vertical, horizontal);
        }
        return vertical.equals(0L) ? "valid" : vertical;
    }

    private void entered(int index, Object value) {
        numbers.set(index, value);
        int now = mode.getSelectedIndex();
        if (now >= ALL) {
            enter(now == ALL ? value : List.copyOf(numbers.subList(0, NUMBERS[now])));
        }
    }
}
