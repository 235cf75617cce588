package org.netloom.designer.shell;

import com.formdev.flatlaf.FlatClientProperties;
import com.formdev.flatlaf.util.UIScale;
import java.awt.Dimension;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import net.miginfocom.swing.MigLayout;
import org.netloom.designer.Texts;
import org.netloom.designer.widget.Command;

/** All short cuts by menu, and what the mouse does on the canvas. */
final class KeyHelp extends JDialog {
    private static final long serialVersionUID = 1L;
    private static final int MOUSE_LINES = 6;

    KeyHelp(MainWindow owner, Collection<Command> commands) {
        super(owner, Texts.get("command.help.keys"), ModalityType.MODELESS);
        setName("keys");
        setDefaultCloseOperation(DISPOSE_ON_CLOSE);
        JPanel content = new JPanel(new MigLayout("insets 20, wrap 2, gapx 40", "[320!,fill][320!,fill]"));
        Map<String, List<Command>> byMenu = new LinkedHashMap<>();
        commands.stream()
                .filter(c -> c.key().isPresent())
                .forEach(c -> byMenu.computeIfAbsent(menu(c.id()), _ -> new ArrayList<>())
                        .add(c));
        // In the order of the menu bar; what stands in none comes last.
        for (String menu : MenuPlan.menus()) {
            String title = Texts.get("shell.menu." + menu);
            if (byMenu.containsKey(title)) {
                content.add(section(title, byMenu.remove(title)), "top");
            }
        }
        byMenu.forEach((menu, list) -> content.add(section(menu, list), "top"));
        content.add(mouse(), "top");
        JScrollPane scroll = new JScrollPane(content);
        scroll.setBorder(null);
        scroll.getVerticalScrollBar().setUnitIncrement(24);
        add(scroll);
        Dialogs.escape(this);
        pack();
        setSize(new Dimension(
                getWidth() + UIScale.scale(24), Math.min(getHeight(), owner.getHeight() - UIScale.scale(40))));
        setLocationRelativeTo(owner);
    }

    private static String menu(String id) {
        String area = id.substring(0, id.indexOf('.'));
        String key = "shell.menu." + area;
        return Texts.has(key) ? Texts.get(key) : Texts.get("shell.keys.other");
    }

    private static JPanel section(String title, List<Command> commands) {
        JPanel panel = list(title);
        for (Command c : commands) {
            line(panel, Texts.get("command." + c.id()), Keys.text(c.key().orElseThrow()));
        }
        return panel;
    }

    private static JPanel mouse() {
        JPanel panel = list(Texts.get("shell.keys.mouse"));
        for (int i = 1; i <= MOUSE_LINES; i++) {
            line(panel, Texts.get("shell.keys.mouse." + i), Texts.get("shell.keys.mouse." + i + ".how"));
        }
        return panel;
    }

    private static JPanel list(String title) {
        JPanel panel = new JPanel(new MigLayout("insets 0 0 16 0, wrap 2, gapy 4", "[grow,fill][right]"));
        JLabel head = new JLabel(title);
        head.putClientProperty(FlatClientProperties.STYLE_CLASS, "h4");
        panel.add(head, "span, gapbottom 4");
        return panel;
    }

    private static void line(JPanel panel, String what, String how) {
        panel.add(new JLabel(what), "wmin 0");
        JLabel key = new JLabel(how);
        key.putClientProperty(FlatClientProperties.STYLE, "foreground: $Netloom.quiet");
        panel.add(key);
    }
}
