package org.netloom.designer.shell;

import com.formdev.flatlaf.FlatClientProperties;
import com.formdev.flatlaf.util.UIScale;
import java.awt.Dimension;
import java.awt.Image;
import java.nio.file.Path;
import javax.swing.ImageIcon;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.SwingUtilities;
import net.miginfocom.swing.MigLayout;
import org.netloom.check.Checker;
import org.netloom.design.DesignFile;
import org.netloom.designer.widget.Icons;
import org.netloom.problem.NetloomException;

/** A file that was open lately: its picture, name and folder. */
final class RecentButton extends JButton {
    private static final long serialVersionUID = 1L;
    private static final int PICTURE_WIDTH = 64;
    private static final int PICTURE_HEIGHT = 36;
    private static final int HEIGHT = 48;

    private final transient Path file;
    private final JLabel picture = new JLabel(Icons.get("file"));

    RecentButton(Path file, Runnable chosen) {
        this.file = file;
        String name = file.getFileName().toString();
        setName("recent." + name);
        setToolTipText(file.toString());
        getAccessibleContext().setAccessibleName(name);
        putClientProperty(FlatClientProperties.BUTTON_TYPE, FlatClientProperties.BUTTON_TYPE_TOOLBAR_BUTTON);
        setLayout(new MigLayout("insets 4 8 4 8, gap 0", "[" + PICTURE_WIDTH + "!]12[grow,fill]", "push[]0[]push"));
        JLabel title = quietHtml(new JLabel(
                name.endsWith(DesignFile.EXTENSION)
                        ? name.substring(0, name.length() - DesignFile.EXTENSION.length())
                        : name));
        JLabel folder = quietHtml(new JLabel(shortened(file.getParent())));
        folder.putClientProperty(FlatClientProperties.STYLE_CLASS, "small");
        folder.putClientProperty(FlatClientProperties.STYLE, "foreground: $Netloom.quiet");
        add(picture, "spany 2, center, grow 0");
        add(title, "wmin 0, wrap");
        add(folder, "wmin 0");
        addActionListener(_ -> chosen.run());
    }

    private static JLabel quietHtml(JLabel label) {
        label.putClientProperty("html.disable", true);
        return label;
    }

    /** The folder with the user's home as "~". */
    private static String shortened(Path folder) {
        Path home = Path.of(System.getProperty("user.home", "/"));
        return folder != null && folder.startsWith(home) && home.getNameCount() > 0
                ? Path.of("~").resolve(home.relativize(folder)).toString()
                : String.valueOf(folder);
    }

    /** Makes the picture; is called beside the event thread. A file that cannot be read keeps the plain icon. */
    void make(Thumbnails thumbnails, boolean dark) {
        try {
            Image image = thumbnails.of(
                    Checker.check(DesignFile.load(file)),
                    dark,
                    UIScale.scale(PICTURE_WIDTH),
                    UIScale.scale(PICTURE_HEIGHT));
            SwingUtilities.invokeLater(() -> picture.setIcon(new ImageIcon(image)));
        } catch (NetloomException e) {
            String why = e.getMessage();
            SwingUtilities.invokeLater(() -> setToolTipText(why));
        }
    }

    @Override
    public Dimension getPreferredSize() {
        return new Dimension(super.getPreferredSize().width, UIScale.scale(HEIGHT));
    }
}
