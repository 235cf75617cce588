package org.netloom.designer.shell;

import com.formdev.flatlaf.FlatClientProperties;
import com.formdev.flatlaf.util.UIScale;
import java.awt.Dimension;
import java.awt.Image;
import javax.swing.ImageIcon;
import javax.swing.JButton;
import javax.swing.JLabel;
import net.miginfocom.swing.MigLayout;
import org.netloom.check.CheckResult;
import org.netloom.cli.Samples;
import org.netloom.designer.Texts;

/** A sample on the start page: its picture, its size, what it is for. */
final class SampleCard extends JButton {
    private static final long serialVersionUID = 1L;
    static final int WIDTH = 256;
    private static final int PICTURE_HEIGHT = 116;
    private static final int HEIGHT = 260;
    private static final int INSET = 16;

    private final transient Samples.Sample sample;
    private final JLabel picture = new JLabel();
    private final JLabel size = new JLabel(" ");

    SampleCard(Samples.Sample sample, Runnable chosen) {
        this.sample = sample;
        setName("sample." + sample.name());
        getAccessibleContext().setAccessibleName(Texts.get("start.sample", sample.name()));
        getAccessibleContext().setAccessibleDescription(sample.summary());
        putClientProperty(
                FlatClientProperties.STYLE,
                "arc: 16; background: $Netloom.card; hoverBackground: $Netloom.cardHover; borderColor: $Netloom.line;"
                        + " hoverBorderColor: $Component.focusedBorderColor; margin: 0,0,0,0");
        setLayout(new MigLayout(
                "insets 12 " + INSET + " 12 " + INSET + ", gap 0, wrap, fillx",
                "[fill,grow]",
                "[" + PICTURE_HEIGHT + "!]8[]2[]6[grow,top]"));
        JLabel name = new JLabel(sample.name());
        name.putClientProperty(FlatClientProperties.STYLE_CLASS, "h4");
        size.putClientProperty(FlatClientProperties.STYLE_CLASS, "small");
        size.putClientProperty(FlatClientProperties.STYLE, "foreground: $Netloom.quiet");
        WrappedLabel purpose = new WrappedLabel(sample.summary(), "Netloom.quiet");
        purpose.putClientProperty(FlatClientProperties.STYLE_CLASS, "small");
        setToolTipText(null);
        add(picture, "center, grow 0, hmax " + PICTURE_HEIGHT);
        add(name, "wmin 0");
        add(size, "wmin 0");
        add(purpose, "wmin 0, growy");
        addActionListener(_ -> chosen.run());
    }

    Samples.Sample sample() {
        return sample;
    }

    static int pictureHeight() {
        return UIScale.scale(PICTURE_HEIGHT);
    }

    static int pictureWidth() {
        return UIScale.scale(WIDTH - 2 * INSET);
    }

    /** Shows what was found out beside the event thread. */
    void show(CheckResult result, Image image) {
        picture.setIcon(new ImageIcon(image));
        String in = result.inputShape().map(Object::toString).orElse("?");
        String out = result.outputShape().map(Object::toString).orElse("?");
        size.setText(Texts.get("start.size", Quantities.count(result.totals().parameters()), in, out));
    }

    @Override
    public Dimension getPreferredSize() {
        return new Dimension(UIScale.scale(WIDTH), UIScale.scale(HEIGHT));
    }
}
