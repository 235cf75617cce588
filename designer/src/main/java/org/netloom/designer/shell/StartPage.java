package org.netloom.designer.shell;

import javax.swing.JButton;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import org.netloom.designer.Texts;

/** What a window shows without a document: what can be begun with. */
final class StartPage extends JPanel {
    private static final long serialVersionUID = 1L;

    StartPage(FileActions files) {
        super(new MigLayout("insets 48, wrap", "[]", "[]16[]"));
        setName("start");
        JButton create = new JButton(Texts.get("command.file.new"));
        create.setName("start.new");
        create.addActionListener(_ -> files.create());
        add(create);
    }
}
