package org.netloom.designer.plan;

import java.awt.Component;
import java.util.function.Function;
import javax.swing.DefaultListCellRenderer;
import javax.swing.JComboBox;
import javax.swing.JList;

/** Choices with names of their own. */
final class Names {
    private Names() {}

    /** Shows the items of a choice by their names. */
    static <T> void render(JComboBox<T> box, Function<T, String> name) {
        box.setRenderer(new DefaultListCellRenderer() {
            private static final long serialVersionUID = 1L;

            @Override
            @SuppressWarnings("unchecked")
            public Component getListCellRendererComponent(
                    JList<?> list, Object value, int index, boolean selected, boolean focused) {
                // Text that begins with <html> would be taken for markup.
                putClientProperty("html.disable", true);
                return super.getListCellRendererComponent(
                        list, value == null ? "" : name.apply((T) value), index, selected, focused);
            }
        });
    }
}
