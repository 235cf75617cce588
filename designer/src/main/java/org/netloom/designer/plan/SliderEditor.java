package org.netloom.designer.plan;

import java.util.function.Consumer;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JSlider;
import net.miginfocom.swing.MigLayout;
import org.netloom.designer.widget.NumberEditor;
import org.netloom.designer.widget.NumberField;
import org.netloom.designer.widget.Tips;
import org.netloom.designer.widget.ValueEditor;
import org.netloom.spec.Component;

/** A number between two bounds, to be dragged or typed. */
final class SliderEditor implements ValueEditor {
    private static final int STEPS = 100;

    private final JPanel view = new JPanel(new MigLayout("insets 0, gap 6", "[grow,fill][52!,fill]", "[center]"));
    private final JSlider slider = new JSlider(0, STEPS);
    private final NumberEditor number;
    private final double low;
    private final double high;
    private final boolean whole;
    private boolean showing;

    /** @param most right end of the slider; larger numbers can be typed */
    SliderEditor(Component component, double most, Consumer<Object> changed, Runnable settled) {
        low = component.range().min();
        high = most;
        whole = component.javaClass() == int.class;
        number = new NumberEditor(component, changed, settled).narrow();
        NumberField field = number.view();
        view.setOpaque(false);
        slider.setToolTipText(Tips.of(component));
        field.setToolTipText(Tips.of(component));
        slider.getAccessibleContext().setAccessibleName(component.words());
        field.getAccessibleContext().setAccessibleName(component.words());
        slider.addChangeListener(_ -> {
            if (!showing) {
                changed.accept(value());
                if (!slider.getValueIsAdjusting()) {
                    settled.run();
                }
            }
        });
        view.add(slider, "wmin 40");
        view.add(field);
    }

    private Object value() {
        double exact = low + (high - low) * slider.getValue() / STEPS;
        if (whole) {
            return Math.round(exact);
        }
        double rounded = Math.round(exact * 1000) / 1000.0;
        return Math.min(rounded, high);
    }

    /** The slider itself, for tests. */
    JSlider slider() {
        return slider;
    }

    @Override
    public JComponent view() {
        return view;
    }

    @Override
    public void show(Object value) {
        number.show(value);
        showing = true;
        if (!slider.getValueIsAdjusting()) {
            slider.setValue((int) Math.round((((Number) value).doubleValue() - low) / (high - low) * STEPS));
        }
        showing = false;
    }
}
