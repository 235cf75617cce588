package org.netloom.designer.inspector;

import java.awt.Color;
import java.awt.Component;
import java.awt.Dimension;
import javax.swing.AbstractButton;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JToggleButton;
import javax.swing.UIManager;
import org.netloom.designer.Texts;
import org.netloom.designer.widget.Glyph;
import org.netloom.designer.widget.Inks;
import org.netloom.designer.widget.QuietLabel;
import org.netloom.designer.widget.SeverityIcon;
import org.netloom.problem.Severity;
import org.netloom.render.Rgb;
import org.netloom.render.Theme;
import org.netloom.spec.Category;

/** Colours, fonts and small components of this package, so that all its panels look alike in both themes. */
final class Look {
    private static final String STYLE = "FlatLaf.style";
    private static final String STYLE_CLASS = "FlatLaf.styleClass";
    private static final String HTML = "html.disable";

    private Look() {}

    // ---- colours ----------------------------------------------------------------------------------------------------

    static Theme theme() {
        return Inks.theme();
    }

    static Color text() {
        return colour("Label.foreground", Color.BLACK);
    }

    static Color quiet() {
        return Inks.quiet();
    }

    static Color line() {
        return colour("Separator.foreground", Color.GRAY);
    }

    static Color field() {
        return colour("TextField.background", Color.WHITE);
    }

    static Color accent() {
        return colour("Component.accentColor", Color.BLUE);
    }

    static Color of(Severity severity) {
        return SeverityIcon.colour(severity);
    }

    static Color of(Category category) {
        return colour(theme().accent(category));
    }

    static Color block() {
        return colour(theme().block());
    }

    /** A colour at less strength. */
    static Color faint(Color colour, int alpha) {
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), alpha);
    }

    private static Color colour(String key, Color otherwise) {
        Color found = UIManager.getColor(key);
        return found == null ? otherwise : found;
    }

    static Color colour(Rgb rgb) {
        return Inks.of(rgb);
    }

    // ---- texts ------------------------------------------------------------------------------------------------------

    static JLabel label(String text) {
        JLabel label = new JLabel(text);
        // A name that begins with <html> would be taken for markup.
        label.putClientProperty(HTML, true);
        return label;
    }

    /** Text of less weight, a little smaller. */
    static JLabel small(String text) {
        return new QuietLabel(text);
    }

    static JLabel bold(String text) {
        JLabel label = label(text);
        style(label, "font: bold");
        return label;
    }

    /** Heading of a section, with a line above where it is not the first. */
    static JLabel heading(String text) {
        JLabel label = bold(text);
        label.putClientProperty(STYLE_CLASS, "h4");
        return label;
    }

    static <C extends JComponent> C mono(C component) {
        component.putClientProperty(STYLE_CLASS, "monospaced");
        return component;
    }

    static <C extends JComponent> C style(C component, String style) {
        component.putClientProperty(STYLE, style);
        return component;
    }

    // ---- buttons ----------------------------------------------------------------------------------------------------

    /** A flat button of 24 x 24 with an icon; the text of {@code key} is tooltip and accessible name. */
    static JButton iconButton(Glyph icon, String key, Object... args) {
        JButton button = new JButton(icon.in(Look::quiet));
        flat(button, Texts.get(key, args));
        return button;
    }

    /** The same, to be switched. */
    static JToggleButton iconToggle(Glyph icon, Glyph on, String key) {
        JToggleButton button = new JToggleButton(icon.in(Look::quiet));
        button.setSelectedIcon(on.in(Look::quiet));
        flat(button, Texts.get(key));
        return button;
    }

    static void flat(AbstractButton button, String name) {
        button.putClientProperty("JButton.buttonType", "toolBarButton");
        button.setToolTipText(name);
        button.getAccessibleContext().setAccessibleName(name);
        Dimension size = new Dimension(24, 24);
        button.setPreferredSize(size);
        button.setMinimumSize(size);
        button.setMaximumSize(size);
    }

    /** A small button that says what it does. */
    static JButton action(String text, Runnable action) {
        JButton button = new JButton(text);
        button.putClientProperty(HTML, true);
        button.putClientProperty(STYLE_CLASS, "small");
        style(button, "margin: 1,8,1,8; arc: 8; minimumWidth: 0");
        button.addActionListener(_ -> action.run());
        return button;
    }

    /** Says what a component is for, to those who see it and those who hear it. */
    static <C extends JComponent> C named(C component, String name) {
        component.getAccessibleContext().setAccessibleName(name);
        return component;
    }

    /** Removes the focus border's width from a component that is only looked at. */
    static void transparent(Component... components) {
        for (Component c : components) {
            if (c instanceof JComponent j) {
                j.setOpaque(false);
            }
        }
    }
}
