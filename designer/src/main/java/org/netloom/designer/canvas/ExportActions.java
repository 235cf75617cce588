package org.netloom.designer.canvas;

import java.awt.Component;
import java.awt.print.PrinterException;
import java.awt.print.PrinterJob;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.swing.JComboBox;
import javax.swing.JFileChooser;
import javax.swing.JLabel;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.SwingUtilities;
import javax.swing.filechooser.FileNameExtensionFilter;
import net.miginfocom.swing.MigLayout;
import org.netloom.designer.Texts;
import org.netloom.designer.document.DesignDocument;
import org.netloom.designer.widget.Background;
import org.netloom.problem.NetloomException;
import org.netloom.render.Theme;

/** Asks where a drawing should go and sends it there. */
final class ExportActions {
    private static final Integer[] SCALES = {1, 2, 3, 4};

    private final CanvasView view;
    private File folder;

    ExportActions(CanvasView view) {
        this.view = view;
    }

    /** Asks for a file and writes it. */
    void ask(DrawingExport.Format format) {
        DesignDocument document = view.editor().document();
        JFileChooser chooser = new JFileChooser(folder(document));
        chooser.setDialogTitle(Texts.get("canvas.export.title", format.name()));
        chooser.setFileFilter(new FileNameExtensionFilter(
                Texts.get("canvas.export.files", format.name()), format.ending().substring(1)));
        String scope =
                view.editor().scope().isRoot() ? "" : "-" + view.editor().body().name();
        chooser.setSelectedFile(new File(document.title() + scope + format.ending()));
        Options options = new Options(format);
        chooser.setAccessory(options);
        if (chooser.showDialog(window(), Texts.get("canvas.export.approve")) != JFileChooser.APPROVE_OPTION) {
            return;
        }
        folder = chooser.getCurrentDirectory();
        Path file = withEnding(chooser.getSelectedFile().toPath(), format);
        if (Files.exists(file) && !replace(file)) {
            return;
        }
        DrawingExport drawing = DrawingExport.of(view, options.theme());
        int scale = options.scale();
        Background.run(
                _ -> {
                    drawing.write(file, format, scale);
                    return file;
                },
                _ -> {},
                this::failed);
    }

    private File folder(DesignDocument document) {
        return folder != null
                ? folder
                : document.file().map(f -> f.getParent().toFile()).orElse(null);
    }

    private static Path withEnding(Path file, DrawingExport.Format format) {
        String name = file.getFileName().toString();
        return name.contains(".") ? file : file.resolveSibling(name + format.ending());
    }

    private boolean replace(Path file) {
        return JOptionPane.showConfirmDialog(
                        window(),
                        Texts.get("canvas.export.replace", file.getFileName()),
                        Texts.get("shell.title"),
                        JOptionPane.OK_CANCEL_OPTION)
                == JOptionPane.OK_OPTION;
    }

    private Component window() {
        return SwingUtilities.getWindowAncestor(view);
    }

    private void failed(Exception e) {
        if (!(e instanceof NetloomException)) {
            throw new IllegalStateException(e);
        }
        JOptionPane.showMessageDialog(window(), e.getMessage(), Texts.get("shell.title"), JOptionPane.ERROR_MESSAGE);
    }

    /** Asks for a printer and prints. */
    void print() {
        PrinterJob job = PrinterJob.getPrinterJob();
        job.setJobName(view.editor().document().title());
        job.setPrintable(new DrawingPrint(DrawingExport.of(view)));
        if (!job.printDialog()) {
            return;
        }
        Background.run(
                _ -> {
                    job.print();
                    return job;
                },
                _ -> {},
                e -> {
                    if (!(e instanceof PrinterException)) {
                        throw new IllegalStateException(e);
                    }
                    JOptionPane.showMessageDialog(
                            window(),
                            Texts.get("canvas.print.failed", String.valueOf(e.getMessage())),
                            Texts.get("shell.title"),
                            JOptionPane.ERROR_MESSAGE);
                });
    }

    /** Colours, and for images the size. */
    private static final class Options extends JPanel {
        private static final long serialVersionUID = 1L;
        private final JComboBox<String> themes =
                new JComboBox<>(new String[] {Texts.get("canvas.export.light"), Texts.get("canvas.export.dark")});
        private final JComboBox<Integer> scales = new JComboBox<>(SCALES);

        Options(DrawingExport.Format format) {
            super(new MigLayout("insets 0 12 0 0, wrap 1", "[grow, fill]", "[]4[]12[]4[]"));
            add(new JLabel(Texts.get("canvas.export.theme")));
            add(themes);
            if (format == DrawingExport.Format.PNG) {
                scales.setSelectedIndex(1);
                add(new JLabel(Texts.get("canvas.export.scale")));
                add(scales);
            }
        }

        Theme theme() {
            return themes.getSelectedIndex() == 1 ? Theme.DARK : Theme.LIGHT;
        }

        int scale() {
            return SCALES[scales.getSelectedIndex()];
        }
    }
}
