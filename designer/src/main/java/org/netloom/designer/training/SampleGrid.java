package org.netloom.designer.training;

import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import javax.swing.BorderFactory;
import javax.swing.DefaultListModel;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.UIManager;
import org.netloom.data.Dataset;
import org.netloom.designer.Texts;
import org.netloom.designer.widget.Background;
import org.netloom.designer.widget.SampleImages;
import org.netloom.run.SampleResult;

/** Samples of a cell of the confusion matrix: pictures, or the numbers of a table, with how sure the network was. */
final class SampleGrid extends JPanel {
    private static final long serialVersionUID = 1L;

    /** More nobody looks at. */
    private static final int MOST = 300;

    private static final int SIDE = 56;

    /**
     * A sample to show.
     *
     * @param image where it is one
     * @param text its numbers where it is none
     */
    record Shown(SampleResult result, Optional<BufferedImage> image, String text) {}

    private final JLabel title = new JLabel();
    private final DefaultListModel<Shown> rows = new DefaultListModel<>();
    private final JList<Shown> list = new JList<>(rows);
    private transient Optional<Background.Job> reading = Optional.empty();

    SampleGrid() {
        super(new BorderLayout());
        title.setBorder(BorderFactory.createEmptyBorder(8, 8, 4, 8));
        list.setCellRenderer(new Cell());
        list.getAccessibleContext().setAccessibleName(Texts.get("train.samples"));
        JScrollPane scroll = new JScrollPane(list);
        scroll.setBorder(BorderFactory.createEmptyBorder());
        scroll.setHorizontalScrollBarPolicy(JScrollPane.HORIZONTAL_SCROLLBAR_NEVER);
        add(title, BorderLayout.NORTH);
        add(scroll, BorderLayout.CENTER);
    }

    /** Shows samples of a data set, read beside the event thread. */
    void show(String text, Dataset data, List<SampleResult> samples) {
        reading.ifPresent(Background.Job::cancel);
        title.setText(text);
        rows.clear();
        boolean images = SampleImages.shows(data.inputShape());
        list.setLayoutOrientation(images ? JList.HORIZONTAL_WRAP : JList.VERTICAL);
        list.setVisibleRowCount(-1);
        list.setFixedCellWidth(images ? SIDE + 16 : -1);
        list.setFixedCellHeight(images ? SIDE + 30 : 26);
        reading = Optional.of(Background.run(
                _ -> samples.stream()
                        .limit(MOST)
                        .map(s -> read(data, s, images))
                        .toList(),
                read -> {
                    rows.addAll(read);
                    reading = Optional.empty();
                },
                e -> title.setText(Trainings.message(e))));
    }

    private static Shown read(Dataset data, SampleResult sample, boolean image) {
        float[] values = new float[data.inputShape().size()];
        data.input(sample.index(), values, 0);
        if (image) {
            return new Shown(sample, Optional.of(SampleImages.of(values, data.inputShape())), "");
        }
        StringJoiner numbers = new StringJoiner("   ");
        for (int i = 0; i < Math.min(values.length, 16); i++) {
            numbers.add(String.format(Locale.ROOT, "%.4g", values[i]));
        }
        return new Shown(sample, Optional.empty(), numbers.toString());
    }

    /** How many are shown. */
    int count() {
        return rows.size();
    }

    String title() {
        return title.getText();
    }

    private static final class Cell extends JPanel implements javax.swing.ListCellRenderer<Shown> {
        private static final long serialVersionUID = 1L;
        private transient Shown shown;
        private boolean selected;

        Cell() {
            setOpaque(false);
        }

        @Override
        public Component getListCellRendererComponent(
                JList<? extends Shown> list, Shown value, int index, boolean isSelected, boolean focused) {
            shown = value;
            selected = isSelected;
            setFont(UIManager.getFont("Label.font"));
            getAccessibleContext()
                    .setAccessibleName(Texts.get(
                            "train.sample",
                            value.result().index(),
                            value.result().confidence()));
            setToolTipText(Texts.get(
                    "train.sample", value.result().index(), value.result().confidence()));
            return this;
        }

        @Override
        public Dimension getPreferredSize() {
            return new Dimension(360, 26);
        }

        @Override
        protected void paintComponent(Graphics graphics) {
            Graphics2D g = (Graphics2D) graphics;
            g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            if (selected) {
                g.setColor(RunColors.mixed(RunColors.ground(), RunColors.accent(), 0.25));
                g.fillRoundRect(1, 1, getWidth() - 2, getHeight() - 2, 6, 6);
            }
            FontMetrics metrics = g.getFontMetrics(getFont());
            g.setFont(getFont());
            String sure =
                    String.format(Locale.ROOT, "%.1f %%", 100 * shown.result().confidence());
            if (shown.image().isPresent()) {
                BufferedImage image = shown.image().get();
                g.setRenderingHint(
                        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
                g.drawImage(image, 8, 6, SIDE, SIDE, null);
                g.setColor(RunColors.mixed(RunColors.ink(), RunColors.ground(), 0.25));
                g.drawString(sure, (getWidth() - metrics.stringWidth(sure)) / 2, SIDE + 10 + metrics.getAscent());
                return;
            }
            int base = (getHeight() - metrics.getHeight()) / 2 + metrics.getAscent();
            g.setColor(RunColors.muted());
            g.drawString(sure, 8, base);
            g.setColor(RunColors.ink());
            g.drawString(shown.text(), 76, base);
        }
    }
}
