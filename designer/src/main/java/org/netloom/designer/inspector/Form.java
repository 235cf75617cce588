package org.netloom.designer.inspector;

import javax.swing.JComponent;
import net.miginfocom.swing.MigLayout;
import org.netloom.designer.widget.ScrollPage;

/** What the inspector shows of one kind of thing. Lives as long as the same things are selected. */
abstract class Form {
    /** Left and right margins, names, editors, buttons. */
    private static final String COLUMNS = "16[72::112,shrink 0]8[grow,fill]4[pref!]12";

    final ScrollPage panel =
            new ScrollPage(new MigLayout("insets 0, gap 0 6, fillx, hidemode 3, novisualpadding", COLUMNS));

    /** Tells forms apart: as long as it is equal, the form stays and is only brought up to date. */
    abstract Object key();

    /** Shows the present state. */
    abstract void refresh();

    final ScrollPage component() {
        return panel;
    }

    /** Puts a component across all columns. */
    final void wide(JComponent component) {
        panel.add(component, "newline, span 3, growx, wmin 0");
    }

    /** Puts the heading of a section. */
    final void section(String text) {
        panel.add(Look.bold(text), "newline, span 3, gaptop 10, gapbottom 0");
    }

    /** Puts a name and what belongs to it. */
    final javax.swing.JLabel row(String name, JComponent component) {
        javax.swing.JLabel label = Look.label(name);
        label.setLabelFor(component);
        Look.named(component, name);
        panel.add(label, "newline, aligny top, gaptop 4, wmin 0");
        panel.add(component, "wmin 0, growx");
        return label;
    }

    /** Puts a name and a value that is only read. */
    final javax.swing.JLabel fact(String name) {
        javax.swing.JLabel value = Look.label("");
        panel.add(Look.small(name), "newline, wmin 0");
        panel.add(value, "span 2, wmin 0, growx");
        return value;
    }
}
