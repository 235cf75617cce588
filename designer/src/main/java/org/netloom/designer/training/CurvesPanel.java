package org.netloom.designer.training;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import javax.swing.BorderFactory;
import javax.swing.JCheckBox;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JSlider;
import net.miginfocom.swing.MigLayout;
import org.netloom.designer.Texts;
import org.netloom.train.TrainingEvent;

/** Loss and metric of all shown runs, one chart each, with how they are drawn. */
final class CurvesPanel extends JPanel {
    private static final long serialVersionUID = 1L;

    private final transient Trainings trainings;
    private final CurveChart loss = new CurveChart();
    private final CurveChart metric = new CurveChart();
    private final JSlider smoothing = new JSlider(0, 97, 0);
    private final JCheckBox logarithmic = new JCheckBox(Texts.get("train.log"));
    private final JCheckBox training = new JCheckBox(Texts.get("train.training"), true);
    private final JCheckBox validation = new JCheckBox(Texts.get("train.validation"), true);
    private final JPanel charts =
            new JPanel(new MigLayout("insets 0, gap 1, fill, hidemode 3", "[grow,fill,sg]", "[grow,fill]"));

    CurvesPanel(Trainings trainings) {
        super(new MigLayout("insets 0, gap 0, fill, wrap 1", "[grow,fill]", "[][grow,fill]"));
        this.trainings = trainings;
        JPanel head = new JPanel(new MigLayout("insets 6 12 6 12, gap 8"));
        JLabel label = new JLabel(Texts.get("train.smoothing"));
        label.setLabelFor(smoothing);
        smoothing.setToolTipText(Texts.get("train.smoothing.tip"));
        smoothing.getAccessibleContext().setAccessibleName(Texts.get("train.smoothing"));
        logarithmic.setToolTipText(Texts.get("train.log.tip"));
        head.add(training);
        head.add(validation, "gapright 16");
        head.add(label);
        head.add(smoothing, "w 140!, gapright 16");
        head.add(logarithmic);
        smoothing.addChangeListener(_ -> refresh());
        logarithmic.addActionListener(_ -> refresh());
        training.addActionListener(_ -> refresh());
        validation.addActionListener(_ -> refresh());
        charts.add(loss);
        charts.add(metric);
        add(head);
        add(charts);
        lines();
    }

    @Override
    public void updateUI() {
        super.updateUI();
        if (charts != null) {
            lines();
        }
    }

    private void lines() {
        charts.setBackground(RunColors.line());
        charts.setBorder(BorderFactory.createMatteBorder(1, 0, 0, 0, RunColors.line()));
    }

    /** Puts something beside the two charts. */
    void beside(JPanel third) {
        charts.add(third);
        charts.revalidate();
    }

    /** Draws what there is now. */
    void refresh() {
        String name = trainings.runs().stream()
                .filter(TrainingRun::shown)
                .flatMap(r -> r.history().start().stream())
                .map(TrainingEvent.Start::metric)
                .findFirst()
                .orElse(Texts.get("train.metric"));
        double weight = smoothing.getValue() / 100.0;
        loss.set(Texts.get("train.loss"), lines(Curve.Figure.LOSS), weight, logarithmic.isSelected());
        metric.set(capital(name), lines(Curve.Figure.METRIC), weight, logarithmic.isSelected());
    }

    private static String capital(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private List<CurveChart.Line> lines(Curve.Figure figure) {
        List<CurveChart.Line> lines = new ArrayList<>();
        List<TrainingRun> shown = new ArrayList<>(
                trainings.runs().stream().filter(TrainingRun::shown).toList());
        // The one that is looked at lies on top.
        trainings.selected().filter(shown::remove).ifPresent(shown::addFirst);
        for (TrainingRun run : shown.reversed()) {
            Color color = RunColors.of(run.color());
            if (training.isSelected()) {
                lines.add(new CurveChart.Line(
                        run.name(), Curve.Part.TRAINING, color, Curve.of(run.history(), figure, Curve.Part.TRAINING)));
            }
            if (validation.isSelected()) {
                lines.add(new CurveChart.Line(
                        run.name(),
                        Curve.Part.VALIDATION,
                        color,
                        Curve.of(run.history(), figure, Curve.Part.VALIDATION)));
            }
        }
        return lines;
    }

    JSlider smoothingSlider() {
        return smoothing;
    }

    JCheckBox logarithmicBox() {
        return logarithmic;
    }
}
