package org.netloom.designer;

import com.formdev.flatlaf.FlatDarkLaf;
import com.formdev.flatlaf.FlatLaf;
import com.formdev.flatlaf.FlatLightLaf;
import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.Point;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.ExecutionException;
import javax.swing.AbstractButton;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JFileChooser;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JOptionPane;
import javax.swing.JScrollPane;
import javax.swing.JSplitPane;
import javax.swing.JToggleButton;
import javax.swing.JToolBar;
import javax.swing.SwingWorker;
import javax.swing.Timer;
import javax.swing.filechooser.FileNameExtensionFilter;
import org.netloom.problem.NetloomException;
import org.netloom.render.Direction;
import org.netloom.render.Picture;
import org.netloom.render.Theme;

/** A window that shows a design: its picture, its layers, its problems. It follows the file when another program saves it. */
final class DesignerWindow extends JFrame {
    private static final long serialVersionUID = 1L;
    private static final int LOOK_EVERY_MS = 1000;

    private final SummaryPanel summary = new SummaryPanel();
    private final DrawingCanvas canvas = new DrawingCanvas(summary::select);
    private final ProblemList problems = new ProblemList(summary::select);
    private final JLabel status = new JLabel(" ");
    private final JToggleButton right = new JToggleButton("Left to right");
    private final JToggleButton blocks = new JToggleButton("Open blocks");
    private final JToggleButton dark = new JToggleButton("Dark");

    private transient Path file;
    private transient FileTime seen = FileTime.fromMillis(0);
    private int request;

    DesignerWindow() {
        super("Netloom");
        setDefaultCloseOperation(EXIT_ON_CLOSE);
        JScrollPane scroll = new JScrollPane(canvas);
        scroll.setBorder(BorderFactory.createEmptyBorder());
        scroll.getVerticalScrollBar().setUnitIncrement(24);
        scroll.getHorizontalScrollBar().setUnitIncrement(24);
        JSplitPane side = new JSplitPane(JSplitPane.VERTICAL_SPLIT, summary, problems);
        side.setResizeWeight(0.8);
        JSplitPane all = new JSplitPane(JSplitPane.HORIZONTAL_SPLIT, scroll, side);
        all.setResizeWeight(0.6);
        status.putClientProperty("html.disable", true);
        status.setBorder(BorderFactory.createEmptyBorder(4, 10, 4, 10));
        add(tools(), BorderLayout.NORTH);
        add(all, BorderLayout.CENTER);
        add(status, BorderLayout.SOUTH);
        setPreferredSize(new Dimension(1400, 900));
        pack();
        setLocationRelativeTo(null);
        all.setDividerLocation(0.55);
        side.setDividerLocation(0.78);
        new Timer(LOOK_EVERY_MS, _ -> look()).start();
    }

    private JToolBar tools() {
        JToolBar tools = new JToolBar();
        tools.setFloatable(false);
        button(tools, new JButton("Open..."), this::choose);
        tools.addSeparator();
        button(tools, new JButton("Fit"), canvas::fit);
        button(tools, new JButton("Width"), canvas::fitWidth);
        button(tools, new JButton("100 %"), () -> canvas.zoomTo(1, new Point()));
        tools.addSeparator();
        button(tools, right, () -> reload(true));
        button(tools, blocks, () -> reload(true));
        button(tools, dark, this::theme);
        return tools;
    }

    private static void button(JToolBar tools, AbstractButton button, Runnable action) {
        button.addActionListener(_ -> action.run());
        tools.add(button);
    }

    private void theme() {
        if (dark.isSelected()) {
            FlatDarkLaf.setup();
        } else {
            FlatLightLaf.setup();
        }
        FlatLaf.updateUI();
        reload(false);
    }

    void welcome() {
        status.setText("Open a design, such as samples/lenet5/lenet5.netloom");
    }

    private void choose() {
        JFileChooser chooser = new JFileChooser(
                file == null ? Path.of("").toFile() : file.getParent().toFile());
        chooser.setFileFilter(new FileNameExtensionFilter("Netloom designs", "netloom"));
        if (chooser.showOpenDialog(this) == JFileChooser.APPROVE_OPTION) {
            open(chooser.getSelectedFile().toPath());
        }
    }

    /** Shows a file. */
    void open(Path path) {
        file = path.toAbsolutePath();
        setTitle(path.getFileName() + " - Netloom");
        reload(true);
    }

    /** Loads again when the file was saved. */
    private void look() {
        if (file != null && !time().equals(seen)) {
            reload(false);
        }
    }

    private FileTime time() {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException _) {
            return seen;
        }
    }

    private void reload(boolean fit) {
        if (file == null) {
            return;
        }
        seen = time();
        int mine = ++request;
        Path path = file;
        Picture picture = Picture.DEFAULT
                .theme(dark.isSelected() ? Theme.DARK : Theme.LIGHT)
                .direction(right.isSelected() ? Direction.RIGHT : Direction.DOWN);
        boolean opened = blocks.isSelected();
        new SwingWorker<OpenedDesign, Void>() {
            @Override
            protected OpenedDesign doInBackground() {
                return OpenedDesign.load(path, picture, opened);
            }

            @Override
            protected void done() {
                if (mine != request) {
                    return;
                }
                try {
                    show(get(), fit);
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                } catch (ExecutionException e) {
                    failed(e.getCause());
                }
            }
        }.execute();
    }

    private void show(OpenedDesign design, boolean fit) {
        canvas.show(design.drawing());
        summary.show(design.summary());
        problems.show(design.result().problems());
        status.setText(design.file() + "   " + design.drawing().description());
        if (fit) {
            canvas.fit();
        }
    }

    private void failed(Throwable e) {
        if (e instanceof NetloomException) {
            status.setText(e.getMessage());
            JOptionPane.showMessageDialog(this, e.getMessage(), "Netloom", JOptionPane.ERROR_MESSAGE);
            return;
        }
        status.setText("A defect of Netloom: " + e);
        throw new IllegalStateException(e);
    }
}
