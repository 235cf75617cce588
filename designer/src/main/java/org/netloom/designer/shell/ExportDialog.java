package org.netloom.designer.shell;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.CardLayout;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JProgressBar;
import javax.swing.JTextField;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;
import net.miginfocom.swing.MigLayout;
import org.netloom.design.Design;
import org.netloom.design.Names;
import org.netloom.designer.Texts;
import org.netloom.designer.document.DesignDocument;
import org.netloom.designer.widget.Background;
import org.netloom.generate.ExportResult;
import org.netloom.plan.JavaNames;

/** Asks how a design is to be exported as a Java project, does it, and says how to go on. */
final class ExportDialog extends JDialog {
    private static final long serialVersionUID = 1L;
    private static final int STEPS = 100;
    private static final String FORM = "form";
    private static final String DONE = "done";
    /** Where the last project was put. */
    private static final String SETTING = "exportFolder";

    private final transient Application app;
    private final transient DesignDocument document;
    private final JTextField name = field("export.name");
    private final JTextField javaPackage = field("export.package");
    private final JTextField folder = field("export.folder");
    private final JCheckBox data = new JCheckBox(Texts.get("shell.export.data"), true);
    private final JCheckBox openCl = new JCheckBox(Texts.get("shell.export.opencl"), false);
    private final JCheckBox keep = new JCheckBox(Texts.get("shell.export.keep"), true);
    private final JLabel problem = new JLabel(" ");
    private final JProgressBar progress = new JProgressBar(0, STEPS);
    private final JButton export = new JButton(Texts.get("shell.export.do"));
    private final CardLayout cards = new CardLayout();
    private final JPanel deck = new JPanel(cards);
    private transient Optional<Background.Job> job = Optional.empty();
    /** True until the folder or package was typed: then they follow the name. */
    private boolean packageFollows = true;

    private boolean folderFollows = true;
    private boolean following;

    ExportDialog(MainWindow owner, Application app, DesignDocument document) {
        super(owner, Texts.get("shell.export.title"), ModalityType.DOCUMENT_MODAL);
        this.app = app;
        this.document = document;
        setName("export");
        setDefaultCloseOperation(DISPOSE_ON_CLOSE);
        deck.add(form(), FORM);
        setContentPane(deck);
        fill();
        getRootPane().setDefaultButton(export);
        Dialogs.escape(this);
        pack();
        setLocationRelativeTo(owner);
    }

    private static JTextField field(String name) {
        JTextField field = new JTextField(36);
        field.setName(name);
        return field;
    }

    // ---- the form ---------------------------------------------------------------------------------------------------

    private JPanel form() {
        JPanel form =
                new JPanel(new MigLayout("insets 20, wrap 2", "[]16[grow,fill]", "[]16[]8[]8[]16[]4[]4[]16[]12[]"));
        form.add(
                new WrappedLabel(Texts.get("shell.export.what"), "Netloom.quiet"), "span, wmin 0, w 480, growx, h 40!");
        row(form, "shell.export.name", name);
        row(form, "shell.export.package", javaPackage);
        JButton choose = new JButton(Texts.get("shell.export.choose"));
        choose.setName("export.choose");
        choose.addActionListener(_ -> app.prompts()
                .folder(this, Path.of(folder.getText()))
                .ifPresent(p -> folder.setText(p.resolve(name.getText()).toString())));
        JLabel label = new JLabel(Texts.get("shell.export.folder"));
        label.setLabelFor(folder);
        form.add(label);
        form.add(folder, "split 2, growx, wmin 0");
        form.add(choose);
        data.setName("export.data");
        data.setToolTipText(Texts.get("shell.export.data.tip"));
        openCl.setName("export.opencl");
        openCl.setToolTipText(Texts.get("shell.export.opencl.tip"));
        keep.setName("export.keep");
        keep.setToolTipText(Texts.get("shell.export.keep.tip"));
        form.add(data, "skip");
        form.add(openCl, "skip");
        form.add(keep, "skip");
        problem.setName("export.problem");
        problem.putClientProperty("html.disable", true);
        problem.putClientProperty(FlatClientProperties.STYLE, "foreground: $Netloom.bad");
        form.add(problem, "span, wmin 0, growx");
        progress.setStringPainted(true);
        progress.setVisible(false);
        JButton cancel = new JButton(Texts.get("shell.cancel"));
        cancel.setName("export.cancel");
        cancel.addActionListener(_ -> cancel());
        export.setName("export.do");
        export.addActionListener(_ -> export());
        form.add(progress, "span, split 3, growx, pushx, hidemode 0");
        form.add(cancel);
        form.add(export);
        return form;
    }

    private static void row(JPanel form, String text, JComponent field) {
        JLabel label = new JLabel(Texts.get(text));
        label.setLabelFor(field);
        form.add(label);
        form.add(field);
    }

    private void fill() {
        Design design = document.design();
        packageFollows = design.packageName().isEmpty();
        javaPackage.setText(design.packageName().orElse(""));
        data.setEnabled(document.file().isPresent());
        data.setSelected(document.file().isPresent());
        name.getDocument().addDocumentListener(new Typed(this::nameTyped));
        javaPackage.getDocument().addDocumentListener(new Typed(() -> {
            packageFollows &= following;
            check();
        }));
        folder.getDocument().addDocumentListener(new Typed(() -> {
            folderFollows &= following;
            check();
        }));
        name.setText(design.name());
    }

    private void nameTyped() {
        following = true;
        if (packageFollows) {
            javaPackage.setText(JavaNames.packageName("netloom." + name.getText()));
        }
        if (folderFollows) {
            folder.setText(parent().resolve(name.getText().strip()).toString());
        }
        following = false;
        check();
    }

    private Path parent() {
        String last = app.settings().text(SETTING, "");
        return !last.isEmpty()
                ? Path.of(last)
                : document.file().map(Path::getParent).orElseGet(() -> Path.of(System.getProperty("user.home", ".")));
    }

    private void check() {
        Optional<String> wrong = wrong();
        problem.setText(wrong.orElse(" "));
        export.setEnabled(wrong.isEmpty() && job.isEmpty());
    }

    /** What has to be changed before there can be an export. */
    private Optional<String> wrong() {
        String typed = javaPackage.getText().strip();
        if (!document.result().ok()) {
            return Optional.of(
                    Texts.get("shell.export.errors", document.result().errors().size()));
        }
        String called = name.getText().strip();
        if (!Names.legal(called)) {
            return Optional.of(
                    called.isEmpty()
                            ? Texts.get("shell.export.noName")
                            : Texts.get("shell.export.badName", Names.legalized(called)));
        }
        if (!JavaNames.packageName(typed).equals(typed) || typed.isEmpty()) {
            return Optional.of(Texts.get("shell.export.badPackage", JavaNames.packageName(typed)));
        }
        try {
            return folder.getText().isBlank()
                            || !Path.of(folder.getText().strip()).isAbsolute()
                    ? Optional.of(Texts.get("shell.export.noFolder"))
                    : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.of(Texts.get("shell.export.badFolder", e.getReason()));
        }
    }

    // ---- doing it ---------------------------------------------------------------------------------------------------

    private void export() {
        Path target = Path.of(folder.getText().strip()).normalize();
        ProjectExport wanted = new ProjectExport(
                document.design().copy().rename(name.getText().strip()),
                javaPackage.getText().strip(),
                target,
                data.isSelected() ? document.file().map(Path::getParent) : Optional.empty(),
                openCl.isSelected(),
                keep.isSelected());
        progress.setVisible(true);
        progress.setString("");
        problem.setText(" ");
        job = Optional.of(Background.run(wanted::run, this::at, this::done, this::failed));
        export.setEnabled(false);
    }

    private void at(double share, String text) {
        progress.setValue((int) (share * STEPS));
        progress.setString(text);
    }

    private void cancel() {
        if (job.isEmpty()) {
            dispose();
            return;
        }
        job.get().cancel();
        ended();
        problem.setText(Texts.get("shell.export.cancelled"));
    }

    private void ended() {
        job = Optional.empty();
        progress.setVisible(false);
        check();
    }

    private void failed(Exception e) {
        ended();
        Errors.show(app.prompts(), this, e);
    }

    private void done(ExportResult result) {
        ended();
        Path target = result.project().folder();
        Optional.ofNullable(target.getParent()).ifPresent(p -> app.settings().set(SETTING, p.toString()));
        app.saveSettings();
        ExportedPanel exported = new ExportedPanel(app.prompts(), result, this::dispose);
        deck.add(exported, DONE);
        cards.show(deck, DONE);
        getRootPane().setDefaultButton(exported.close());
        pack();
        setLocationRelativeTo(getOwner());
    }

    @Override
    public void dispose() {
        job.ifPresent(Background.Job::cancel);
        super.dispose();
    }

    private record Typed(Runnable then) implements DocumentListener {
        @Override
        public void insertUpdate(DocumentEvent e) {
            then.run();
        }

        @Override
        public void removeUpdate(DocumentEvent e) {
            then.run();
        }

        @Override
        public void changedUpdate(DocumentEvent e) {
            then.run();
        }
    }
}
