package org.netloom.designer.shell;

import com.formdev.flatlaf.FlatClientProperties;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.swing.AbstractButton;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JPanel;
import javax.swing.JToolBar;
import javax.swing.UIManager;
import net.miginfocom.swing.MigLayout;
import org.netloom.designer.Texts;
import org.netloom.designer.widget.Command;
import org.netloom.designer.widget.Icons;

/** The tool bar of a document: what is needed often at the left, the pages in the middle, where it leads to at the right. */
final class DocumentToolBar extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final String LINE = "-";
    /** The one that most of the others lead to: it has a word beside its icon. */
    private static final String TRAIN = "train.train";

    /** Commands and their icons, left of the pages; the ones that a window does not have are left out. */
    private static final List<Map.Entry<String, String>> LEFT = List.of(
            Map.entry("file.save", "save"),
            Map.entry(LINE, ""),
            Map.entry("edit.undo", "undo"),
            Map.entry("edit.redo", "redo"),
            Map.entry(LINE, ""),
            Map.entry("view.zoomFit", "fit"),
            Map.entry("arrange.down", "layout"),
            Map.entry("edit.find", "search"));

    private static final List<Map.Entry<String, String>> RIGHT = List.of(
            Map.entry("view.commands", "command"), Map.entry("file.exportProject", "export"), Map.entry(TRAIN, "play"));

    private final PageSwitch pages;
    private final JToolBar left = bar();
    private final JToolBar right = bar();
    private final transient List<Tool> tools = new ArrayList<>();

    DocumentToolBar(Consumer<PageKind> chosen) {
        super(new MigLayout("insets 4 8 4 8, fillx", "[sg side, grow, left][center][sg side, grow, right]", "[]"));
        pages = new PageSwitch(chosen);
        add(left);
        add(pages);
        add(right);
        updateUI();
    }

    private static JToolBar bar() {
        JToolBar bar = new JToolBar();
        bar.setFloatable(false);
        bar.setOpaque(false);
        bar.setBorder(BorderFactory.createEmptyBorder());
        return bar;
    }

    @Override
    public void updateUI() {
        super.updateUI();
        setBorder(BorderFactory.createMatteBorder(0, 0, 1, 0, UIManager.getColor("Netloom.line")));
    }

    void show(PageKind kind) {
        pages.show(kind);
    }

    void commands(Commands all) {
        tools.clear();
        fill(left, LEFT, all);
        fill(right, RIGHT, all);
        refresh();
    }

    private void fill(JToolBar bar, List<Map.Entry<String, String>> ids, Commands all) {
        bar.removeAll();
        for (Map.Entry<String, String> e : ids) {
            if (e.getKey().equals(LINE)) {
                bar.addSeparator();
            } else {
                all.find(e.getKey()).ifPresent(command -> bar.add(button(command, e.getValue())));
            }
        }
        bar.revalidate();
        bar.repaint();
    }

    private AbstractButton button(Command command, String icon) {
        JButton button = new JButton(Icons.get(icon));
        button.setName("tool." + command.id());
        button.putClientProperty(FlatClientProperties.BUTTON_TYPE, FlatClientProperties.BUTTON_TYPE_TOOLBAR_BUTTON);
        button.setFocusable(false);
        if (command.id().equals(TRAIN)) {
            button.setText(Texts.get("command." + TRAIN));
            button.setIconTextGap(6);
            button.putClientProperty(
                    FlatClientProperties.STYLE, "toolbar.margin: 3,10,3,12; background: $Netloom.segments");
        }
        button.addActionListener(_ -> command.run());
        tools.add(new Tool(command, button));
        return button;
    }

    void refresh() {
        for (Tool tool : tools) {
            tool.button.setEnabled(tool.command.enabled().getAsBoolean());
            String title = tool.command.title().get();
            tool.button.setToolTipText(title + Keys.behind(tool.command));
            tool.button.getAccessibleContext().setAccessibleName(title);
        }
    }

    private record Tool(Command command, AbstractButton button) {}
}
