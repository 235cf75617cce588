package org.netloom.designer.shell;

import java.awt.Component;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.swing.JFileChooser;
import javax.swing.JOptionPane;
import javax.swing.JTextArea;
import javax.swing.UIManager;
import javax.swing.filechooser.FileNameExtensionFilter;
import org.netloom.design.DesignFile;
import org.netloom.designer.Texts;

/** Asks by dialogs. */
final class SwingPrompts implements Prompts {
    private static final int COLUMNS = 48;

    @Override
    public Optional<Integer> choose(Component parent, String title, String text, List<String> options) {
        int chosen = JOptionPane.showOptionDialog(
                parent,
                message(text),
                title,
                JOptionPane.DEFAULT_OPTION,
                JOptionPane.QUESTION_MESSAGE,
                null,
                options.toArray(),
                options.getFirst());
        return chosen < 0 ? Optional.empty() : Optional.of(chosen);
    }

    @Override
    public void error(Component parent, String title, String text) {
        JOptionPane.showMessageDialog(parent, message(text), title, JOptionPane.ERROR_MESSAGE);
    }

    @Override
    public void info(Component parent, String title, String text) {
        JOptionPane.showMessageDialog(parent, message(text), title, JOptionPane.PLAIN_MESSAGE);
    }

    /** Text that wraps and can be copied; never taken for markup. */
    static JTextArea message(String text) {
        JTextArea area = new JTextArea(text);
        area.setEditable(false);
        area.setOpaque(false);
        area.setBorder(null);
        area.setFont(UIManager.getFont("Label.font"));
        int longest = text.lines().mapToInt(String::length).max().orElse(0);
        if (longest > COLUMNS) {
            area.setLineWrap(true);
            area.setWrapStyleWord(true);
            area.setColumns(COLUMNS * 2 / 3);
            // The preferred height of wrapped text is known once the width is.
            area.setSize(area.getPreferredSize().width, Short.MAX_VALUE);
        }
        return area;
    }

    private static JFileChooser designs(Optional<Path> folder) {
        JFileChooser chooser = new JFileChooser(folder.map(Path::toFile).orElse(null));
        chooser.setFileFilter(
                new FileNameExtensionFilter(Texts.get("shell.file.designs"), DesignFile.EXTENSION.substring(1)));
        return chooser;
    }

    @Override
    public Optional<Path> open(Component parent, Optional<Path> folder) {
        JFileChooser chooser = designs(folder);
        return chooser.showOpenDialog(parent) == JFileChooser.APPROVE_OPTION
                ? Optional.of(chooser.getSelectedFile().toPath())
                : Optional.empty();
    }

    @Override
    public Optional<Path> save(Component parent, Path proposal, String ending) {
        JFileChooser chooser = new JFileChooser();
        chooser.setFileFilter(new FileNameExtensionFilter(Texts.get("shell.file.kind", ending), ending.substring(1)));
        chooser.setSelectedFile(proposal.toAbsolutePath().toFile());
        while (chooser.showSaveDialog(parent) == JFileChooser.APPROVE_OPTION) {
            Path chosen = chooser.getSelectedFile().toPath();
            Path file = chosen.getFileName().toString().endsWith(ending)
                    ? chosen
                    : chosen.resolveSibling(chosen.getFileName() + ending);
            if (!Files.exists(file) || overwrite(parent, file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    private boolean overwrite(Component parent, Path file) {
        List<String> options = List.of(Texts.get("shell.no"), Texts.get("shell.file.replace"));
        return choose(
                        parent,
                        Texts.get("shell.file.exists.title"),
                        Texts.get("shell.file.exists", file.getFileName(), file.getParent()),
                        options)
                .filter(i -> i == 1)
                .isPresent();
    }

    @Override
    public Optional<Path> folder(Component parent, Path proposal) {
        JFileChooser chooser = new JFileChooser(proposal.toFile());
        chooser.setFileSelectionMode(JFileChooser.DIRECTORIES_ONLY);
        return chooser.showDialog(parent, Texts.get("shell.file.chooseFolder")) == JFileChooser.APPROVE_OPTION
                ? Optional.of(chooser.getSelectedFile().toPath())
                : Optional.empty();
    }
}
