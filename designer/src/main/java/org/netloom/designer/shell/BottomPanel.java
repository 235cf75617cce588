package org.netloom.designer.shell;

import com.formdev.flatlaf.FlatClientProperties;
import java.util.ArrayList;
import java.util.List;
import javax.swing.JButton;
import javax.swing.JTabbedPane;
import javax.swing.JToolBar;
import org.netloom.designer.Texts;
import org.netloom.designer.widget.Icons;

/** The tabs below the canvas: problems, summary, code. */
final class BottomPanel extends JTabbedPane {
    private static final long serialVersionUID = 1L;

    private final transient List<Part> parts = new ArrayList<>();
    private final transient List<String> ids = new ArrayList<>();

    /** @param hide hides the panel */
    BottomPanel(Runnable hide) {
        setName("bottom");
        putClientProperty(FlatClientProperties.TABBED_PANE_TAB_HEIGHT, 28);
        JButton close = new JButton(Icons.get("close", 12));
        close.setName("bottom.hide");
        close.setToolTipText(Texts.get("shell.bottom.hide"));
        close.getAccessibleContext().setAccessibleName(Texts.get("shell.bottom.hide"));
        close.addActionListener(_ -> hide.run());
        JToolBar trailing = new JToolBar();
        trailing.setFloatable(false);
        trailing.add(javax.swing.Box.createHorizontalGlue());
        trailing.add(close);
        putClientProperty(FlatClientProperties.TABBED_PANE_TRAILING_COMPONENT, trailing);
        addChangeListener(_ -> {
            if (getSelectedIndex() >= 0 && isShowing()) {
                parts.get(getSelectedIndex()).shown().run();
            }
        });
    }

    /** Adds a tab; its title is {@code shell.bottom.ID}. */
    void add(String id, Part part) {
        parts.add(part);
        ids.add(id);
        addTab(Texts.get("shell.bottom." + id), part.component());
    }

    void show(String id) {
        setSelectedIndex(ids.indexOf(id));
        parts.get(getSelectedIndex()).shown().run();
    }

    /** True where that tab is in front. */
    boolean shows(String id) {
        return getSelectedIndex() == ids.indexOf(id);
    }

    /** Puts a number behind a title, none where it is 0. */
    void count(String id, int number) {
        String title = Texts.get("shell.bottom." + id);
        setTitleAt(ids.indexOf(id), number == 0 ? title : title + "  " + number);
    }
}
