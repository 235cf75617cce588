package org.netloom.designer.palette;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.swing.JLabel;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import org.netloom.design.DesignFile;
import org.netloom.designer.Displays;
import org.netloom.designer.document.Checks;
import org.netloom.designer.document.DesignDocument;
import org.netloom.designer.document.Editor;

/** Pictures of the palette and of all icons, to look at: {@code PalettePicture FOLDER}. */
final class PalettePicture {
    private PalettePicture() {}

    public static void main(String[] args) {
        Path folder = Path.of(args[0]);
        for (boolean dark : List.of(false, true)) {
            Displays.look(dark);
            String look = dark ? "-dark" : "-light";
            Palette palette = Displays.onEventThread(() -> {
                DesignDocument document = DesignDocument.untitled(
                        DesignFile.load(Path.of("samples/mini-resnet/mini-resnet.netloom")), Checks.direct());
                Palette p = new Palette(new Editor(document), _ -> {});
                p.rows().select("Conv2d");
                return p;
            });
            for (int scale : List.of(1, 2)) {
                Displays.save(
                        Displays.paint(palette, 248, 720, scale),
                        folder.resolve("palette" + look + "-" + scale + ".png"));
            }
            Displays.onEventThread(() -> {
                palette.searchField().setText("relu");
                return null;
            });
            Displays.save(Displays.paint(palette, 248, 420, 2), folder.resolve("palette-search" + look + ".png"));
            JPanel icons = Displays.onEventThread(PalettePicture::icons);
            Displays.save(Displays.paint(icons, 760, 330, 2), folder.resolve("icons" + look + ".png"));
        }
        System.exit(0);
    }

    private static JPanel icons() {
        JPanel panel = new JPanel(new MigLayout("insets 16, wrap 6, gap 16 12"));
        LayerCatalog.entries().forEach(e -> {
            JPanel one = new JPanel(new MigLayout("insets 0, gap 6"));
            for (int size : new int[] {16, 24, 32}) {
                one.add(new JLabel(LayerIcons.layer(e.name(), e.category(), size)));
            }
            one.add(new JLabel(e.name()), "newline, spanx");
            panel.add(one);
        });
        for (Optional<String> other : List.of(Optional.of("block"), Optional.<String>empty())) {
            panel.add(new JLabel(other.isPresent() ? LayerIcons.block(32) : LayerIcons.note(32)));
        }
        return panel;
    }
}
