package org.netloom.designer.inspector;

import java.awt.BorderLayout;
import java.awt.Dimension;
import javax.swing.BorderFactory;
import javax.swing.JPanel;
import javax.swing.JSplitPane;
import org.netloom.designer.document.Editor;

/** The right side of the design page: settings above, derivation below. */
public final class InspectorPanel extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int WIDTH = 320;
    private static final double SHARE = 0.55;

    private final PropertyPanel properties;
    private final DerivationPanel derivation;

    public InspectorPanel(Editor editor) {
        super(new BorderLayout());
        properties = new PropertyPanel(editor);
        derivation = new DerivationPanel(editor);
        JSplitPane split = new JSplitPane(JSplitPane.VERTICAL_SPLIT, properties, derivation);
        split.setResizeWeight(SHARE);
        split.setBorder(BorderFactory.createEmptyBorder());
        split.setName("inspector.split");
        properties.setMinimumSize(new Dimension(0, 120));
        derivation.setMinimumSize(new Dimension(0, 60));
        properties.setPreferredSize(new Dimension(WIDTH, 460));
        derivation.setPreferredSize(new Dimension(WIDTH, 340));
        add(split);
    }

    /** The settings. */
    public PropertyPanel properties() {
        return properties;
    }

    /** Ends following the document. */
    public void close() {
        properties.close();
        derivation.close();
    }
}
