package org.netloom.designer.shell;

import com.formdev.flatlaf.FlatClientProperties;
import java.util.Locale;
import java.util.Optional;
import javax.swing.BorderFactory;
import javax.swing.Icon;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.UIManager;
import net.miginfocom.swing.MigLayout;
import org.netloom.check.CheckResult;
import org.netloom.check.MemoryReport;
import org.netloom.check.NodeReport;
import org.netloom.check.Summary;
import org.netloom.design.Design;
import org.netloom.designer.Texts;
import org.netloom.designer.widget.Background;
import org.netloom.designer.widget.Icons;
import org.netloom.spec.ReceptiveField;

/** The line at the bottom of a window: what the network in front costs, its problems, and what runs beside. */
final class StatusBar extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final String SMALL = "small";

    private final JButton problems = new JButton();
    private final JLabel parameters = figure("parameters");
    private final JLabel multiplyAdds = figure("multiplyAdds");
    private final JLabel training = figure("training");
    private final JLabel prediction = figure("prediction");
    private final JLabel field = figure("field");
    private final JLabel saved = figure("saved");
    private final Activity activity = new Activity();
    /** The design whose memory is shown or being worked out. */
    private transient Design remembered;

    private transient Background.Job job;

    /** @param showProblems is called by a click on their number */
    StatusBar(Runnable showProblems) {
        super(new MigLayout("insets 2 4 2 12, gap 20", "[grow,fill][]", "[24!]"));
        setName("status");
        problems.setName("status.problems");
        problems.putClientProperty(FlatClientProperties.BUTTON_TYPE, FlatClientProperties.BUTTON_TYPE_TOOLBAR_BUTTON);
        problems.putClientProperty(FlatClientProperties.STYLE_CLASS, SMALL);
        problems.addActionListener(_ -> showProblems.run());
        JPanel left = row();
        left.add(problems, "gapright -8");
        left.add(parameters);
        left.add(multiplyAdds);
        left.add(training);
        left.add(prediction);
        left.add(field);
        JPanel right = row();
        right.add(activity);
        right.add(saved);
        add(left, "wmin 0");
        add(right);
        updateUI();
        clear();
    }

    private static JPanel row() {
        JPanel row = new JPanel(new MigLayout("insets 0, gap 20, hidemode 3", "", "[grow,center]"));
        row.setOpaque(false);
        return row;
    }

    private static JLabel figure(String name) {
        JLabel label = new JLabel();
        label.setName("status." + name);
        label.setToolTipText(Texts.get("shell.status." + name + ".tip"));
        label.putClientProperty(FlatClientProperties.STYLE_CLASS, SMALL);
        label.putClientProperty(FlatClientProperties.STYLE, "foreground: $Netloom.quiet");
        return label;
    }

    @Override
    public void updateUI() {
        super.updateUI();
        line(problems != null && problems.isVisible());
    }

    private void line(boolean shown) {
        setBorder(BorderFactory.createMatteBorder(
                1, 0, 0, 0, UIManager.getColor(shown ? "Netloom.line" : "Panel.background")));
    }

    /** What runs beside, with its progress. */
    Activity activity() {
        return activity;
    }

    /** No document is in front. */
    void clear() {
        remembered = null;
        problems.setVisible(false);
        line(false);
        for (JLabel l : new JLabel[] {parameters, multiplyAdds, training, prediction, field, saved}) {
            l.setVisible(false);
        }
    }

    /** Shows the totals of a checked design. */
    void show(CheckResult result) {
        int errors = result.errors().size();
        int warnings = result.warnings().size();
        problems.setVisible(true);
        line(true);
        // A design that was just begun is no mistake.
        boolean begun = !result.design().nodes().isEmpty();
        problems.setText(begun ? problemText(errors, warnings) : Texts.get("shell.status.empty"));
        problems.setIcon(begun ? problemIcon(errors, warnings) : null);
        problems.setToolTipText(Texts.get("shell.status.problems.tip"));
        String least = result.totals().complete() ? "" : Texts.get("shell.status.atLeast");
        set(
                parameters,
                "parameters",
                least + Quantities.count(result.totals().parameters()),
                Summary.grouped(result.totals().parameters()));
        set(
                multiplyAdds,
                "multiplyAdds",
                least + Quantities.count(result.totals().multiplyAdds()),
                Summary.grouped(result.totals().multiplyAdds()));
        Optional<String> seen =
                result.expansion().output().flatMap(result::report).flatMap(StatusBar::seen);
        field.setVisible(seen.isPresent());
        seen.ifPresent(s -> set(field, "field", s, s));
        memory(result);
    }

    private static void set(JLabel label, String name, String value, String exact) {
        label.setVisible(true);
        label.setText(Texts.get("shell.status." + name, value));
        label.setToolTipText(Texts.get("shell.status." + name + ".tip", exact));
    }

    private static String problemText(int errors, int warnings) {
        if (errors == 0 && warnings == 0) {
            return Texts.get("shell.status.sound");
        }
        if (errors == 0) {
            return Texts.get("shell.status.warnings", warnings);
        }
        return warnings == 0
                ? Texts.get("shell.status.errors", errors)
                : Texts.get("shell.status.both", errors, warnings);
    }

    private static Icon problemIcon(int errors, int warnings) {
        if (errors > 0) {
            return Icons.get("error");
        }
        return Icons.get(warnings > 0 ? "warning" : "ok");
    }

    /** "16 x 16", or that an output sees all of the input. */
    private static Optional<String> seen(NodeReport output) {
        return output.receptiveField().map(f -> {
            boolean image =
                    output.output().filter(org.netloom.spec.Shape::isImage).isPresent();
            return image && f.strideHeight() != 0 ? size(f) : Texts.get("shell.status.field.all");
        });
    }

    private static String size(ReceptiveField f) {
        return String.format(Locale.ROOT, "%.0f x %.0f", f.height(), f.width());
    }

    /** Memory takes a dry run of the network, so it is worked out beside the event thread. */
    private void memory(CheckResult result) {
        if (remembered == result.design()) {
            return;
        }
        remembered = result.design();
        if (job != null) {
            job.cancel();
        }
        if (!result.ok()) {
            training.setVisible(false);
            prediction.setVisible(false);
            return;
        }
        job = Background.run(_ -> result.memory(), this::memory, e -> Errors.unexpected(e));
    }

    private void memory(Optional<MemoryReport> report) {
        training.setVisible(report.flatMap(MemoryReport::training).isPresent());
        prediction.setVisible(report.isPresent());
        report.ifPresent(m -> {
            m.training().ifPresent(t -> {
                training.setText(Texts.get("shell.status.training", Quantities.bytes(t.bytes()), m.batch()));
                training.setToolTipText(Texts.get("shell.status.training.tip", m.batch()));
            });
            prediction.setText(Texts.get("shell.status.prediction", Quantities.bytes(m.predictionBytes())));
        });
    }

    /** Shows whether the document is saved. */
    void saved(boolean modified, boolean hasFile) {
        saved.setVisible(true);
        String state = modified ? "modified" : hasFile ? "saved" : "new";
        saved.setText(Texts.get("shell.status." + state));
    }
}
