package org.netloom.designer.inspector;

import java.util.List;
import java.util.Optional;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JToggleButton;
import net.miginfocom.swing.MigLayout;
import org.netloom.designer.Texts;
import org.netloom.designer.widget.Glyph;
import org.netloom.designer.widget.NumberField;
import org.netloom.designer.widget.Numbers;
import org.netloom.problem.Severity;
import org.netloom.spec.Range;

/** A height and a width: one field while they are linked, two otherwise. */
final class SizeEditor extends ValueEditor {
    private static final String SIDE = "growx, pushx, wmin 30, sizegroup side";

    private final JPanel panel = new JPanel(new MigLayout("insets 0, gap 4 0, fillx, novisualpadding"));
    private final NumberField height;
    private final NumberField width;
    private final JLabel times = Look.small("×");
    private final JToggleButton link = Look.iconToggle(Glyph.UNLINKED, Glyph.LINKED, "inspector.link");
    private Optional<Object> value = Optional.empty();
    private Object top = 0L;
    private Object side = 0L;

    /** True while both numbers stand in the first field: "3 x 5". */
    private boolean spelled;

    SizeEditor(Range range, String unit) {
        height = new NumberField(true, range, unit, this::enteredHeight, this::ended);
        width = new NumberField(true, range, unit, this::enteredWidth, this::end);
        Look.named(width, Texts.get("inspector.width"));
        link.setSelected(true);
        link.addActionListener(_ -> {
            if (link.isSelected()) {
                side = top;
                enter(top);
                end();
            }
            arrange();
        });
        panel.setOpaque(false);
        panel.add(height, SIDE);
        panel.add(link);
        arrange();
    }

    private void arrange() {
        boolean two = !link.isSelected();
        if (two != (width.getParent() != null)) {
            if (two) {
                panel.add(times, 1);
                panel.add(width, SIDE, 2);
            } else {
                panel.remove(times);
                panel.remove(width);
            }
            panel.revalidate();
            panel.repaint();
        }
    }

    @Override
    JComponent component() {
        return panel;
    }

    @Override
    JComponent field() {
        return height;
    }

    @Override
    void outline(Optional<Severity> severity) {
        super.outline(severity);
        width.putClientProperty("JComponent.outline", height.getClientProperty("JComponent.outline"));
    }

    @Override
    void show(Optional<Object> now) {
        boolean changed = !now.equals(value);
        value = now;
        if (spelled && now.equals(Optional.of(pair()))) {
            return;
        }
        spelled = false;
        if (now.isEmpty()) {
            height.show(now);
            width.show(now);
            return;
        }
        if (now.get() instanceof List<?> pair && pair.size() == 2) {
            top = pair.get(0);
            side = pair.get(1);
            link.setSelected(false);
        } else {
            top = now.get();
            side = top;
            // Two equal numbers, entered one by one, stay two fields while they are being edited.
            link.setSelected(link.isSelected() || changed && !panel.isAncestorOf(focused()));
        }
        height.show(Optional.of(top));
        width.show(Optional.of(side));
        arrange();
    }

    private static java.awt.Component focused() {
        java.awt.Component owner =
                java.awt.KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusOwner();
        return owner == null ? new JLabel() : owner;
    }

    private void enteredHeight(Object entered) {
        if (entered instanceof String text && Numbers.parseList(text) instanceof List<?> both && both.size() == 2) {
            top = both.get(0);
            side = both.get(1);
            spelled = true;
            enter(both);
            return;
        }
        spelled = false;
        top = entered;
        enter(link.isSelected() ? entered : pair());
    }

    /** The person is through with the first field: two numbers in it go to their places. */
    private void ended() {
        if (spelled) {
            spelled = false;
            show(value);
        }
        end();
    }

    private void enteredWidth(Object entered) {
        side = entered;
        enter(pair());
    }

    private Object pair() {
        return top.equals(side) ? top : List.of(top, side);
    }
}
