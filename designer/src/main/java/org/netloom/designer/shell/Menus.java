package org.netloom.designer.shell;

import java.awt.KeyboardFocusManager;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.swing.JCheckBoxMenuItem;
import javax.swing.JMenu;
import javax.swing.JMenuBar;
import javax.swing.JMenuItem;
import javax.swing.KeyStroke;
import javax.swing.event.MenuEvent;
import javax.swing.event.MenuListener;
import javax.swing.text.JTextComponent;
import org.netloom.designer.Texts;
import org.netloom.designer.widget.Command;

/** Makes menus of commands. */
final class Menus {
    private final Commands commands;
    private final Supplier<List<Command>> recent;

    /** @param recent the commands of the menu of recent files, asked for when it opens */
    Menus(Commands commands, Supplier<List<Command>> recent) {
        this.commands = commands;
        this.recent = recent;
    }

    /** Fills a menu bar anew. */
    void fill(JMenuBar bar) {
        bar.removeAll();
        List<String> present = commands.all().stream().map(Command::id).toList();
        for (String name : MenuPlan.menus()) {
            JMenu menu = menu(name, MenuPlan.menu(name, present));
            menu.setMnemonic(KeyEvent.getExtendedKeyCodeForChar(menu.getText().charAt(0)));
            if (menu.getItemCount() > 0) {
                bar.add(menu);
            }
        }
        bar.revalidate();
        bar.repaint();
    }

    private JMenu menu(String name, List<String> ids) {
        JMenu menu = named(name);
        List<Item> items = new ArrayList<>();
        boolean line = false;
        for (String id : ids) {
            if (id.equals(MenuPlan.LINE)) {
                line = menu.getItemCount() > 0;
                continue;
            }
            Optional<? extends JMenuItem> made = id.startsWith(MenuPlan.SUB) ? sub(id.substring(1)) : item(id, items);
            if (made.isPresent()) {
                if (line) {
                    menu.addSeparator();
                    line = false;
                }
                menu.add(made.get());
            }
        }
        menu.addMenuListener(new Opening(() -> items.forEach(this::refresh), () -> items.forEach(Menus::release)));
        return menu;
    }

    private static JMenu named(String name) {
        JMenu menu = new JMenu(Texts.get("shell.menu." + name));
        menu.setName("menu." + name);
        return menu;
    }

    private Optional<JMenuItem> item(String id, List<Item> items) {
        return commands.find(id).map(command -> {
            JMenuItem item = commands.checked(id).isPresent() ? new JCheckBoxMenuItem() : new JMenuItem();
            fill(item, command);
            items.add(new Item(command, item));
            return item;
        });
    }

    private Optional<JMenu> sub(String name) {
        if (!name.equals(MenuPlan.RECENT)) {
            JMenu menu = menu(name, MenuPlan.sub(name));
            return menu.getItemCount() == 0 ? Optional.empty() : Optional.of(menu);
        }
        JMenu menu = named(name);
        menu.addMenuListener(new Opening(
                () -> {
                    menu.removeAll();
                    recent.get().forEach(c -> {
                        JMenuItem item = new JMenuItem();
                        fill(item, c);
                        item.setEnabled(c.enabled().getAsBoolean());
                        menu.add(item);
                    });
                },
                () -> {}));
        return Optional.of(menu);
    }

    private static void fill(JMenuItem item, Command command) {
        item.setName("menu." + command.id());
        item.putClientProperty("html.disable", true);
        item.setText(command.title().get());
        if (!command.tip().isEmpty()) {
            item.getAccessibleContext().setAccessibleDescription(command.tip());
        }
        command.key().ifPresent(item::setAccelerator);
        item.addActionListener(e -> {
            boolean plain = command.key().filter(Menus::plain).isPresent();
            boolean byKey = e.getSource() instanceof JMenuItem i && !i.isShowing();
            if (!(plain && byKey && typing())) {
                command.run();
            }
        });
    }

    /** True for a key that a text field takes as typing. */
    private static boolean plain(KeyStroke key) {
        int with =
                key.getModifiers() & (InputEvent.CTRL_DOWN_MASK | InputEvent.META_DOWN_MASK | InputEvent.ALT_DOWN_MASK);
        return with == 0 && !(key.getKeyCode() >= KeyEvent.VK_F1 && key.getKeyCode() <= KeyEvent.VK_F12);
    }

    private static boolean typing() {
        return KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusOwner() instanceof JTextComponent text
                && text.isEditable();
    }

    private void refresh(Item item) {
        item.item.setText(item.command.title().get());
        item.item.setEnabled(item.command.enabled().getAsBoolean());
        commands.checked(item.command.id()).ifPresent(item.item::setSelected);
    }

    /** While the menu is closed its short cuts work; the command itself asks whether it is possible. */
    private static void release(Item item) {
        item.item.setEnabled(true);
    }

    private record Item(Command command, JMenuItem item) {}

    private record Opening(Runnable opens, Runnable closes) implements MenuListener {
        @Override
        public void menuSelected(MenuEvent e) {
            opens.run();
        }

        @Override
        public void menuDeselected(MenuEvent e) {
            // Behind the action of an item that was clicked, which its disabling would not stop but its text might.
            javax.swing.SwingUtilities.invokeLater(closes);
        }

        @Override
        public void menuCanceled(MenuEvent e) {
            closes.run();
        }
    }
}
