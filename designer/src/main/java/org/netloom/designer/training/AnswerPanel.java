package org.netloom.designer.training;

import java.awt.Font;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.UIManager;
import net.miginfocom.swing.MigLayout;
import org.netloom.designer.Texts;
import org.netloom.designer.widget.PlacePicture;
import org.netloom.designer.widget.SampleImages;
import org.netloom.model.Task;
import org.netloom.run.PredictionProcess;

/** What the network answers, in the form that suits it. */
final class AnswerPanel extends JPanel {
    private static final long serialVersionUID = 1L;

    private final JLabel title = new JLabel(" ");
    private final JLabel truth = new JLabel(" ");
    private final PredictionBars bars = new PredictionBars();
    private final Picture picture = new Picture(336, Texts.get("tryit.reconstruction"));

    AnswerPanel() {
        super(new MigLayout("insets 0, wrap 1, gap 8, hidemode 3, fillx", "[grow,fill]"));
        add(title);
        add(bars);
        add(picture, "w 336!, h 336!");
        add(truth);
        picture.setVisible(false);
    }

    void clear() {
        bars.clear();
        picture.show(null);
        title.setText(" ");
        truth.setText(" ");
    }

    void truth(String text) {
        truth.setText(text.isEmpty() ? " " : text);
    }

    void show(PredictionProcess.Model m, float[] sample, float... values) {
        Font font = UIManager.getFont("Label.font");
        title.setFont(font.deriveFont(Font.BOLD, font.getSize2D() + 5));
        truth.setForeground(RunColors.mixed(RunColors.ink(), RunColors.ground(), 0.35));
        boolean mask = m.task() == Task.SEGMENTATION
                || (m.task() == Task.CLASSES && values.length > m.labels().size());
        boolean places = (m.task() == Task.DETECTION || m.task() == Task.POINTS) && SampleImages.shows(m.input());
        boolean image = (m.reconstructs() && SampleImages.shows(m.output())) || mask || places;
        bars.setVisible(!image);
        picture.setVisible(image);
        if (mask) {
            title.setText(Texts.get("tryit.mask"));
            picture.show(mask(m, values));
        } else if (places) {
            picture.show(places(m, SampleImages.of(sample, m.input()), values));
            title.setText(places(m, values));
        } else if (image) {
            title.setText(Texts.get("tryit.reconstruction.error", Math.round(error(sample, values))));
            picture.show(SampleImages.of(values, m.output()));
        } else {
            bars.show(m.task(), m.labels(), values);
            title.setText(m.task().labelled() ? bars.top() : Texts.get("tryit.prediction"));
        }
    }

    /** The sample with the boxes or points that were found. */
    private static BufferedImage places(PredictionProcess.Model m, BufferedImage sample, float... values) {
        PlacePicture picture = new PlacePicture(sample);
        if (m.task() == Task.POINTS) {
            for (int i = 0; i + 1 < values.length; i += 2) {
                picture.point(values[i], values[i + 1], RunColors.of(i / 2));
            }
        } else {
            // Best last, so that it lies on top.
            for (int at = values.length - PredictionProcess.OBJECT; at >= 0; at -= PredictionProcess.OBJECT) {
                picture.box(
                        values[at + 2], values[at + 3], values[at + 4], values[at + 5], RunColors.of((int) values[at]));
            }
        }
        return picture.image();
    }

    /** The objects that were found, the surest first. */
    private static String places(PredictionProcess.Model m, float... values) {
        if (m.task() == Task.POINTS) {
            return String.join(", ", m.labels());
        }
        List<String> found = new ArrayList<>();
        for (int at = 0; at < values.length; at += PredictionProcess.OBJECT) {
            found.add(String.format(Locale.ROOT, "%s %.2f", m.labels().get((int) values[at]), values[at + 1]));
        }
        return found.isEmpty() ? Texts.get("tryit.nothing") : String.join(", ", found);
    }

    private static double error(float[] sample, float... values) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += Math.abs(values[i] - sample[i]);
        }
        return sum / values.length;
    }

    /** Each pixel in the colour of its likeliest class. */
    private static BufferedImage mask(PredictionProcess.Model m, float... values) {
        int classes = values.length / (m.output().height() * m.output().width());
        BufferedImage image = new BufferedImage(m.output().width(), m.output().height(), BufferedImage.TYPE_INT_RGB);
        for (int p = 0; p < image.getWidth() * image.getHeight(); p++) {
            int best = 0;
            for (int c = 1; c < classes; c++) {
                best = values[p * classes + c] > values[p * classes + best] ? c : best;
            }
            image.setRGB(
                    p % image.getWidth(),
                    p / image.getWidth(),
                    RunColors.of(best).getRGB());
        }
        return image;
    }

    String top() {
        return bars.top();
    }

    boolean showsPicture() {
        return picture.isVisible() && !picture.empty();
    }
}
