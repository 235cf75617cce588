package org.netloom.designer.shell;

import com.formdev.flatlaf.FlatClientProperties;
import java.util.List;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.UIManager;
import net.miginfocom.swing.MigLayout;
import org.netloom.designer.widget.Icons;

/** A line above a document that says something and offers what to do about it; it is in nobody's way. */
final class Banner extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final String WARNING = "warning";

    /** A button. */
    record Choice(String name, String text, Runnable action) {}

    private boolean calm;

    Banner() {
        setName("banner");
        setVisible(false);
        updateUI();
    }

    /** Shows a warning; each choice takes the banner away. */
    void show(String text, List<Choice> choices) {
        show(WARNING, text, choices);
    }

    /** Shows a text with an icon; each choice takes the banner away. */
    void show(String icon, String text, List<Choice> choices) {
        calm = !icon.equals(WARNING);
        updateUI();
        removeAll();
        setLayout(new MigLayout("insets 6 16 6 12, gap 8, fillx", "[][grow,fill]" + "[]".repeat(choices.size())));
        JLabel label = new JLabel(text);
        label.putClientProperty("html.disable", true);
        add(new JLabel(Icons.get(icon)));
        add(label, "wmin 0");
        for (Choice choice : choices) {
            JButton button = new JButton(choice.text());
            button.setName(choice.name());
            button.putClientProperty(FlatClientProperties.STYLE_CLASS, "small");
            button.addActionListener(_ -> {
                setVisible(false);
                choice.action().run();
            });
            add(button);
        }
        setVisible(true);
        revalidate();
        repaint();
    }

    @Override
    public void updateUI() {
        super.updateUI();
        setBackground(UIManager.getColor(calm ? "Netloom.note" : "Netloom.banner"));
        setBorder(BorderFactory.createMatteBorder(0, 0, 1, 0, UIManager.getColor("Netloom.line")));
    }
}
