package org.netloom.designer.shell;

import com.formdev.flatlaf.FlatClientProperties;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import javax.swing.ButtonGroup;
import javax.swing.JPanel;
import javax.swing.JToggleButton;
import net.miginfocom.swing.MigLayout;
import org.netloom.designer.Texts;

/** The segmented switch between the pages of a document. */
final class PageSwitch extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final String BUTTON = "arc: 8; borderWidth: 0; focusWidth: 0; innerFocusWidth: 1; margin: 3,12,3,12;"
            + " background: null; selectedBackground: $Netloom.segment; selectedForeground: $Label.foreground;"
            + " pressedBackground: $Component.borderColor";

    private final transient Map<PageKind, JToggleButton> buttons = new EnumMap<>(PageKind.class);

    PageSwitch(Consumer<PageKind> chosen) {
        super(new MigLayout("insets 2, gap 0"));
        putClientProperty(FlatClientProperties.STYLE, "arc: 10; background: $Netloom.segments");
        ButtonGroup group = new ButtonGroup();
        for (PageKind kind : PageKind.values()) {
            JToggleButton button = new JToggleButton(Texts.get("shell.page." + kind.id()));
            button.setName("page." + kind.id());
            button.setToolTipText(Texts.get("command.view." + kind.id() + ".tip"));
            button.putClientProperty(FlatClientProperties.STYLE, BUTTON);
            button.addActionListener(_ -> chosen.accept(kind));
            group.add(button);
            add(button);
            buttons.put(kind, button);
        }
    }

    void show(PageKind kind) {
        buttons.get(kind).setSelected(true);
    }
}
