package org.netloom.designer.training;

import java.awt.FileDialog;
import java.awt.Frame;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JSlider;
import javax.swing.SwingUtilities;
import net.miginfocom.swing.MigLayout;
import org.netloom.designer.Texts;
import org.netloom.designer.widget.SampleImages;
import org.netloom.spec.Shape;

/** Where pictures for a network come from: drawn, opened, dropped, pasted, or taken from the data. */
final class PaperPanel extends JPanel {
    private static final long serialVersionUID = 1L;

    private final DigitCanvas paper;
    private final JSlider brush = new JSlider(2, 25, 9);
    private final JCheckBox centred = new JCheckBox(Texts.get("tryit.centre"), true);
    private final JButton clear = new JButton(Texts.get("tryit.clear"));
    private final Picture seen = new Picture(128, Texts.get("tryit.seen"));
    private final transient java.util.function.Consumer<float[]> changed;
    private boolean drawn = true;

    /**
     * @param changed is told what the network is to see
     * @param another gives a sample of the data
     */
    PaperPanel(
            java.util.function.Consumer<float[]> changed,
            Runnable another,
            java.util.function.Consumer<String> failed) {
        super(new MigLayout("insets 0, gap 8, hidemode 3", "[336::,grow 0][128!]", "[336::][][]"));
        this.changed = changed;
        paper = new DigitCanvas(this::tell);
        ImageDrop drop = new ImageDrop(this::put, failed);
        paper.setTransferHandler(drop);
        JPanel sight = new JPanel(new MigLayout("insets 0, wrap 1, gap 4"));
        JLabel seenLabel = new JLabel(Texts.get("tryit.seen"));
        sight.add(seenLabel);
        sight.add(seen, "w 128!, h 128!");
        add(paper, "w 336!, h 336!");
        add(sight, "aligny top, wrap");
        JLabel label = new JLabel(Texts.get("tryit.brush"));
        label.setLabelFor(brush);
        brush.getAccessibleContext().setAccessibleName(Texts.get("tryit.brush"));
        brush.addChangeListener(_ -> paper.brush(brush.getValue() / 100.0));
        paper.brush(brush.getValue() / 100.0);
        centred.setToolTipText(Texts.get("tryit.centre.tip"));
        centred.addActionListener(_ -> tell());
        clear.addActionListener(_ -> clear());
        JButton open = new JButton(Texts.get("tryit.open"));
        open.addActionListener(_ -> choose(drop));
        JButton sample = new JButton(Texts.get("tryit.sample"));
        sample.setToolTipText(Texts.get("tryit.sample.tip"));
        sample.addActionListener(_ -> another.run());
        JPanel pen = new JPanel(new MigLayout("insets 0, gap 8, fillx", "[][grow,fill][]"));
        pen.add(label);
        pen.add(brush);
        pen.add(centred);
        add(pen, "spanx, w 336!, wrap");
        JPanel buttons = new JPanel(new MigLayout("insets 0, gap 8"));
        buttons.add(clear);
        buttons.add(open);
        buttons.add(sample);
        add(buttons, "spanx");
    }

    /** What the network takes. */
    void set(Shape shape, boolean bright) {
        paper.set(shape, bright);
        centred.setVisible(shape.channels() == 1);
    }

    void clear() {
        drawn = true;
        paper.clear();
    }

    private void put(BufferedImage picture) {
        drawn = false;
        paper.put(picture);
    }

    /** Shows a sample of the data, as it is. */
    void put(float[] sample) {
        put(SampleImages.of(sample, paper.shape()));
    }

    private void choose(ImageDrop drop) {
        if (SwingUtilities.getWindowAncestor(this) instanceof Frame frame) {
            FileDialog dialog = new FileDialog(frame, Texts.get("tryit.open"), FileDialog.LOAD);
            dialog.setVisible(true);
            if (dialog.getFile() != null) {
                drop.read(Path.of(dialog.getDirectory(), dialog.getFile()));
            }
        }
    }

    private void tell() {
        if (paper == null) {
            return;
        }
        if (paper.blank()) {
            drawn = true;
        }
        boolean centre = drawn && centred.isSelected() && centred.isVisible() && !paper.blank();
        float[] sample = centre ? paper.centred() : paper.sample();
        seen.show(SampleImages.of(sample, paper.shape()));
        changed.accept(paper.blank() ? null : sample);
    }

    DigitCanvas paper() {
        return paper;
    }
}
