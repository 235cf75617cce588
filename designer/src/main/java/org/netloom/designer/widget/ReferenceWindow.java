package org.netloom.designer.widget;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.Window;
import java.util.function.Supplier;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.KeyStroke;
import javax.swing.SwingUtilities;
import org.netloom.designer.Texts;
import org.netloom.spec.SpecType;

/** A window beside the work with a page of the reference; Escape closes it. */
public final class ReferenceWindow extends JDialog {
    private static final long serialVersionUID = 1L;
    private static final Dimension SIZE = new Dimension(680, 760);

    private ReferenceWindow(Window owner, SpecType<?> type) {
        super(owner, Texts.get("reference.title", type.name()), ModalityType.MODELESS);
        setName("reference");
        setDefaultCloseOperation(DISPOSE_ON_CLOSE);
        add(new ReferencePanel(type));
        getRootPane().getInputMap(JComponent.WHEN_IN_FOCUSED_WINDOW).put(KeyStroke.getKeyStroke("ESCAPE"), "close");
        getRootPane().getActionMap().put("close", Actions.of(this::dispose));
        Dimension size = UIScale.scale(SIZE);
        setSize(size.width, owner == null ? size.height : Math.min(size.height, owner.getHeight()));
        setLocationRelativeTo(owner);
    }

    /** Shows the page of a type; asked for from a component of the window that it belongs to. */
    public static void open(Component from, SpecType<?> type) {
        new ReferenceWindow(SwingUtilities.getWindowAncestor(from), type).setVisible(true);
    }

    /** A small button that opens a page. */
    public static JButton button(Supplier<SpecType<?>> type) {
        JButton button = new JButton(Icons.get("help"));
        button.putClientProperty("JButton.buttonType", "toolBarButton");
        button.setName("reference");
        button.setToolTipText(Texts.get("reference.open"));
        button.getAccessibleContext().setAccessibleName(Texts.get("reference.open"));
        button.addActionListener(_ -> open(button, type.get()));
        return button;
    }
}
