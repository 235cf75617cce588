package org.netloom.designer.plan;

import java.util.List;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import org.netloom.design.Training;
import org.netloom.designer.Texts;
import org.netloom.designer.document.DesignDocument;
import org.netloom.designer.document.Edit;
import org.netloom.designer.widget.ProblemLines;
import org.netloom.designer.widget.WrappedText;

/** What a page of the plan shows where there is no plan: it offers one, or to mend what cannot be read. */
final class EmptyPlan extends JPanel {
    private static final long serialVersionUID = 1L;

    private final transient DesignDocument document;
    private final WrappedText why = WrappedText.quiet("");
    private final ProblemLines problems;
    private final JPanel choices = new JPanel(new MigLayout("insets 0, gapy 8", "[190!,fill]16[grow,fill]", ""));
    private transient List<PlanDefaults.Task> offered = List.of();

    EmptyPlan(DesignDocument document) {
        super(new MigLayout("insets 48 24 24 24, gapy 12, hidemode 3", "[grow,center]", ""));
        this.document = document;
        problems = new ProblemLines(new PlanSteps(document)::fix);
        JPanel box = new JPanel(new MigLayout("insets 0, gapy 12, hidemode 3, wrap 1", "[560:560:560,fill]", ""));
        JLabel title = new JLabel(Texts.get("plan.none"));
        title.putClientProperty("FlatLaf.styleClass", "h2");
        box.add(title);
        box.add(why, "wmin 100");
        box.add(problems, "wmin 100");
        box.add(choices, "gaptop 8");
        add(box);
        refresh();
    }

    /** Looks at the document again. */
    void refresh() {
        Training training = document.design().training();
        boolean broken = !training.problems().isEmpty();
        why.setText(Texts.get(broken ? "plan.broken" : "plan.none.why"));
        problems.show(document.result().problems().stream()
                .filter(p -> broken && p.node().isEmpty() && p.parameter().startsWith(PlanPanel.SECTION))
                .toList());
        List<PlanDefaults.Task> tasks = PlanDefaults.of(document.result()).tasks();
        if (tasks.equals(offered)) {
            return;
        }
        offered = tasks;
        choices.removeAll();
        for (PlanDefaults.Task task : tasks) {
            JButton create = new JButton(Texts.get("plan.create." + task));
            create.addActionListener(_ -> create(task));
            if (task == tasks.getFirst()) {
                create.putClientProperty("FlatLaf.styleClass", "default");
                create.putClientProperty("FlatLaf.style", "font: bold $defaultFont");
            }
            choices.add(create);
            choices.add(WrappedText.quiet(Texts.get("plan.create." + task + ".why")), "wmin 60, wrap");
        }
        choices.revalidate();
    }

    private void create(PlanDefaults.Task task) {
        document.settle();
        document.edit(Edit.of(
                Texts.get("edit.plan.create"),
                d -> d.training(Training.of(PlanDefaults.of(document.result()).plan(task)))));
    }
}
