package org.netloom.designer.shell;

import com.formdev.flatlaf.FlatClientProperties;
import com.formdev.flatlaf.util.UIScale;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.Point;
import java.awt.event.KeyAdapter;
import java.awt.event.KeyEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import javax.swing.BorderFactory;
import javax.swing.DefaultListModel;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.JRootPane;
import javax.swing.JScrollPane;
import javax.swing.JTextField;
import javax.swing.ListCellRenderer;
import javax.swing.SwingUtilities;
import javax.swing.UIManager;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;
import net.miginfocom.swing.MigLayout;
import org.netloom.designer.Texts;
import org.netloom.designer.widget.Command;

/** All commands in a list that is searched by typing a few of their letters; Return does the one that is selected. */
final class CommandPalette extends JDialog {
    private static final long serialVersionUID = 1L;
    private static final int WIDTH = 560;
    private static final int ROWS = 11;
    private static final int ROW_HEIGHT = 32;
    private static final int TOP = 72;

    private final transient List<Command> commands;
    private final JTextField search = new JTextField();
    private final DefaultListModel<Command> found = new DefaultListModel<>();
    private final JList<Command> list = new JList<>(found);

    CommandPalette(MainWindow owner, List<Command> commands) {
        super(owner, Texts.get("command.view.commands"), ModalityType.MODELESS);
        this.commands = commands;
        setName("commands");
        setUndecorated(true);
        getRootPane().setWindowDecorationStyle(JRootPane.NONE);
        search.setName("commands.search");
        search.putClientProperty(FlatClientProperties.PLACEHOLDER_TEXT, Texts.get("shell.commands.search"));
        search.putClientProperty(
                FlatClientProperties.TEXT_FIELD_LEADING_ICON, new com.formdev.flatlaf.icons.FlatSearchIcon());
        search.putClientProperty(FlatClientProperties.STYLE, "margin: 6,8,6,8");
        search.getAccessibleContext().setAccessibleName(Texts.get("shell.commands.search"));
        search.getDocument().addDocumentListener(new Typing());
        search.addKeyListener(new Moving());
        list.setName("commands.list");
        list.setFixedCellHeight(UIScale.scale(ROW_HEIGHT));
        list.setVisibleRowCount(ROWS);
        list.setFocusable(false);
        list.setCellRenderer(new Row());
        list.addMouseListener(new MouseAdapter() {
            @Override
            public void mouseReleased(MouseEvent e) {
                choose();
            }
        });
        JPanel content = new JPanel(new MigLayout("insets 8, wrap, gap 0", "[grow,fill]", "[]8[grow,fill]"));
        content.setBorder(BorderFactory.createLineBorder(UIManager.getColor("Component.borderColor")));
        content.add(search);
        JScrollPane scroll = new JScrollPane(list);
        scroll.setBorder(BorderFactory.createEmptyBorder());
        content.add(scroll, "grow");
        setContentPane(content);
        addWindowFocusListener(new WindowAdapter() {
            @Override
            public void windowLostFocus(WindowEvent e) {
                dispose();
            }
        });
        Dialogs.escape(this);
        fill();
        int width = UIScale.scale(WIDTH);
        setSize(new Dimension(width, getPreferredSize().height));
        Point at = owner.getLocationOnScreen();
        setLocation(at.x + (owner.getWidth() - width) / 2, at.y + UIScale.scale(TOP));
    }

    /** The commands found, the best one first. */
    List<Command> found() {
        return java.util.Collections.list(found.elements());
    }

    private record Ranked(Command command, int score) {}

    private void fill() {
        String typed = search.getText();
        found.clear();
        commands.stream()
                .map(c -> new Ranked(c, score(typed, c)))
                .filter(r -> r.score > Integer.MIN_VALUE)
                .sorted(Comparator.comparingInt((Ranked r) -> possible(r.command) ? 0 : 1)
                        .thenComparing(Comparator.comparingInt(Ranked::score).reversed()))
                .forEach(r -> found.addElement(r.command));
        list.setSelectedIndex(found.isEmpty() ? -1 : 0);
        list.ensureIndexIsVisible(0);
    }

    private static boolean possible(Command command) {
        return command.enabled().getAsBoolean();
    }

    /** What it says counts more than what it explains. */
    private static int score(String typed, Command command) {
        OptionalInt title = FuzzyMatch.score(typed, command.title().get());
        if (title.isPresent()) {
            return title.getAsInt();
        }
        boolean explained = !typed.isBlank()
                && command.tip()
                        .toLowerCase(java.util.Locale.ROOT)
                        .contains(typed.strip().toLowerCase(java.util.Locale.ROOT));
        return explained ? -1000 : Integer.MIN_VALUE;
    }

    private void choose() {
        Command chosen = list.getSelectedValue();
        if (chosen != null && possible(chosen)) {
            dispose();
            // Behind the closing, so that the command finds the focus where it was.
            SwingUtilities.invokeLater(chosen::run);
        }
    }

    private void move(int by) {
        if (!found.isEmpty()) {
            int now = Math.floorMod(list.getSelectedIndex() + by, found.size());
            list.setSelectedIndex(now);
            list.ensureIndexIsVisible(now);
        }
    }

    private final class Typing implements DocumentListener {
        @Override
        public void insertUpdate(DocumentEvent e) {
            fill();
        }

        @Override
        public void removeUpdate(DocumentEvent e) {
            fill();
        }

        @Override
        public void changedUpdate(DocumentEvent e) {
            fill();
        }
    }

    private final class Moving extends KeyAdapter {
        @Override
        public void keyPressed(KeyEvent e) {
            switch (e.getKeyCode()) {
                case KeyEvent.VK_DOWN -> move(1);
                case KeyEvent.VK_UP -> move(-1);
                case KeyEvent.VK_PAGE_DOWN -> move(ROWS);
                case KeyEvent.VK_PAGE_UP -> move(-ROWS);
                case KeyEvent.VK_ENTER -> choose();
                default -> {
                    return;
                }
            }
            e.consume();
        }
    }

    /** A command with its short cut at the right; grey where it is not possible just now. */
    private static final class Row extends JPanel implements ListCellRenderer<Command> {
        private static final long serialVersionUID = 1L;
        private final JLabel title = new JLabel();
        private final JLabel key = new JLabel();

        Row() {
            super(new MigLayout("insets 0 12 0 12", "[grow,fill][]", "[grow,center]"));
            title.putClientProperty("html.disable", true);
            add(title, "wmin 0");
            add(key);
        }

        @Override
        public Component getListCellRendererComponent(
                JList<? extends Command> list, Command command, int index, boolean selected, boolean focused) {
            title.setText(command.title().get());
            key.setText(command.key().map(Keys::text).orElse(""));
            boolean possible = possible(command);
            setBackground(selected ? UIManager.getColor("List.selectionBackground") : list.getBackground());
            title.setForeground(
                    !possible
                            ? UIManager.getColor("Label.disabledForeground")
                            : selected ? UIManager.getColor("List.selectionForeground") : list.getForeground());
            key.setForeground(
                    selected ? UIManager.getColor("List.selectionForeground") : UIManager.getColor("Netloom.quiet"));
            return this;
        }
    }
}
