package org.netloom.designer.training;

import java.awt.BorderLayout;
import java.awt.event.ComponentAdapter;
import java.awt.event.ComponentEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.swing.BorderFactory;
import javax.swing.JLabel;
import javax.swing.JMenuItem;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.JPopupMenu;
import javax.swing.JScrollPane;
import javax.swing.JSplitPane;
import javax.swing.JTabbedPane;
import javax.swing.Timer;
import org.netloom.check.CheckResult;
import org.netloom.designer.Texts;
import org.netloom.designer.document.DesignChange;
import org.netloom.designer.document.DocumentListener;
import org.netloom.designer.widget.Command;
import org.netloom.run.RunOptions;

/**
 * The page that trains a design: the buttons, the runs, their curves, and below what came of the run that is looked at.
 */
public final class TrainingPanel extends JPanel {
    private static final long serialVersionUID = 1L;

    /** Curves are drawn anew at most this often. */
    private static final int DRAW_MILLIS = 150;

    /** Height of the tabs below the curves. */
    private static final int BELOW = 216;

    private static final int COMPLAINT_MILLIS = 12_000;

    private final transient Trainings trainings;
    private final TrainBar bar;
    private final RunList list;
    private final CurvesPanel curves;
    private final ResultPanel result;
    private final ConsolePanel console = new ConsolePanel();
    private final ConfusionPanel confusion;
    private final BoundaryPanel boundary;
    private final JTabbedPane tabs = new JTabbedPane();
    private final JTabbedPane below = new JTabbedPane();
    private final JLabel complaint = new JLabel();
    private final Timer redraw = new Timer(DRAW_MILLIS, _ -> draw());
    private final Timer quiet = new Timer(COMPLAINT_MILLIS, _ -> complain(""));
    private final transient Trainings.Listener following = new Following();
    private final transient DocumentListener designs = new DocumentListener() {
        @Override
        public void designChanged(DesignChange change) {
            redraw.start();
        }

        @Override
        public void checked(CheckResult checked) {
            redraw.start();
        }
    };

    public TrainingPanel(Trainings trainings) {
        this(trainings, RunOptions::of);
    }

    /** @param planned options that other pages have for the next run: threads, memory */
    public TrainingPanel(Trainings trainings, Supplier<RunOptions> planned) {
        super(new BorderLayout());
        this.trainings = trainings;
        bar = new TrainBar(trainings, planned);
        list = new RunList(trainings);
        curves = new CurvesPanel(trainings);
        result = new ResultPanel(trainings);
        confusion = new ConfusionPanel(trainings);
        boundary = new BoundaryPanel(trainings);
        redraw.setRepeats(false);
        quiet.setRepeats(false);
        complaint.setBorder(BorderFactory.createEmptyBorder(8, 12, 0, 12));
        complaint.setVisible(false);
        JPanel head = new JPanel(new BorderLayout());
        head.add(bar, BorderLayout.CENTER);
        head.add(complaint, BorderLayout.SOUTH);
        add(head, BorderLayout.NORTH);
        add(body(), BorderLayout.CENTER);
        list.addMouseListener(new Menu());
        list.bind("DELETE", this::delete);
        trainings.addListener(following);
        trainings.document().addListener(designs);
        select(trainings.selected());
        draw();
    }

    private JSplitPane body() {
        JScrollPane runs = bare(list);
        tabs.addTab(Texts.get("train.curves"), curves);
        tabs.addTab(Texts.get("train.confusion"), confusion);
        below.addTab(Texts.get("train.result"), bare(result));
        below.addTab(Texts.get("train.console"), console);
        tabs.addChangeListener(_ -> confusion.inFront(tabs.getSelectedComponent() == confusion));
        boundary.setVisible(false);
        curves.beside(boundary);
        JSplitPane right = split(JSplitPane.VERTICAL_SPLIT, tabs, below, 1);
        right.addComponentListener(new ComponentAdapter() {
            @Override
            public void componentResized(ComponentEvent e) {
                // Once its height is known: room for the words below, the rest for the curves.
                right.removeComponentListener(this);
                right.setDividerLocation(Math.max(200, right.getHeight() - BELOW));
            }
        });
        JSplitPane all = split(JSplitPane.HORIZONTAL_SPLIT, runs, right, 0);
        all.setDividerLocation(236);
        return all;
    }

    private static JScrollPane bare(java.awt.Component content) {
        JScrollPane pane = new JScrollPane(content);
        pane.setBorder(BorderFactory.createEmptyBorder());
        return pane;
    }

    private static JSplitPane split(int way, java.awt.Component one, java.awt.Component other, double weight) {
        JSplitPane pane = new JSplitPane(way, true, one, other);
        pane.setResizeWeight(weight);
        pane.setBorder(BorderFactory.createEmptyBorder());
        return pane;
    }

    // ---- commands ---------------------------------------------------------------------------------------------------

    /** Trains with what the fields say. */
    public void train() {
        bar.train();
    }

    /** What can be done with the run that is looked at, for menus, the tool bar and the command palette. */
    public List<Command> commands() {
        return List.of(
                Command.of("train.goOn", "", () -> result.goOnButton().doClick())
                        .when(() -> result.goOnButton().isVisible()
                                && result.goOnButton().isEnabled()),
                onRun("train.rename", list::rename),
                onRun("train.delete", this::delete),
                onRun("train.show", () -> selected().forEach(r -> trainings.show(r, !r.shown()))),
                onRun("train.usePlan", () -> trainings.selected().ifPresent(trainings::usePlan)),
                onRun(
                        "train.folder",
                        () -> trainings
                                .selected()
                                .ifPresent(r -> Opening.open(r.run().folder(), this::complain))),
                onRun(
                                "train.report",
                                () -> trainings
                                        .selected()
                                        .ifPresent(r -> Opening.open(r.run().report(), this::complain)))
                        .when(() -> trainings
                                .selected()
                                .flatMap(TrainingRun::result)
                                .isPresent()));
    }

    private Command onRun(String id, Runnable action) {
        return Command.of(id, "", action).when(() -> trainings.selected().isPresent());
    }

    private List<TrainingRun> selected() {
        return list.getSelectedValuesList();
    }

    private void delete() {
        List<TrainingRun> runs = selected().stream().filter(r -> !r.active()).toList();
        if (runs.isEmpty()) {
            return;
        }
        String[] options = {Texts.get("train.delete.keep"), Texts.get("train.delete.delete")};
        int answer = JOptionPane.showOptionDialog(
                this,
                Texts.get("train.delete.text", runs.size(), runs.getFirst().name()),
                Texts.get("command.train.delete"),
                JOptionPane.DEFAULT_OPTION,
                JOptionPane.WARNING_MESSAGE,
                null,
                options,
                options[0]);
        if (answer == 1) {
            trainings.delete(runs);
        }
    }

    /** The trainings that are running now, for the question whether to end them before the window closes. */
    public List<TrainingRun> running() {
        return trainings.running();
    }

    public Trainings trainings() {
        return trainings;
    }

    /** Lets go of everything; trainings that run go on. */
    public void close() {
        redraw.stop();
        quiet.stop();
        confusion.close();
        boundary.close();
        trainings.removeListener(following);
        trainings.document().removeListener(designs);
    }

    // ---- following --------------------------------------------------------------------------------------------------

    private void draw() {
        bar.refresh();
        list.refresh();
        curves.refresh();
        boundary.setVisible(boundary.hasSomething());
        boundary.repaint();
        result.show(trainings.selected());
    }

    private void select(Optional<TrainingRun> run) {
        list.refresh();
        result.show(run);
        console.show(run);
        confusion.show(run);
        boundary.show(run);
        redraw.start();
    }

    private void complain(String message) {
        complaint.setText(message.isEmpty() ? "" : "<html>" + escaped(message) + "</html>");
        complaint.setForeground(RunColors.of(4));
        complaint.setVisible(!message.isEmpty());
        if (!message.isEmpty()) {
            quiet.restart();
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>");
    }

    private final class Following implements Trainings.Listener {
        @Override
        public void listChanged() {
            draw();
        }

        @Override
        public void changed(TrainingRun run) {
            if (!redraw.isRunning()) {
                redraw.start();
            }
        }

        @Override
        public void console(TrainingRun run, String line) {
            console.line(run, line);
        }

        @Override
        public void selected(Optional<TrainingRun> run) {
            select(run);
        }

        @Override
        public void failed(String message) {
            complain(message);
        }
    }

    /** What can be done with the run under the mouse. */
    private final class Menu extends MouseAdapter {
        @Override
        public void mousePressed(MouseEvent e) {
            show(e);
        }

        @Override
        public void mouseReleased(MouseEvent e) {
            show(e);
        }

        private void show(MouseEvent e) {
            if (!e.isPopupTrigger() || list.locationToIndex(e.getPoint()) < 0) {
                return;
            }
            JPopupMenu menu = new JPopupMenu();
            commands().stream().filter(c -> c.enabled().getAsBoolean()).forEach(c -> {
                JMenuItem item = new JMenuItem(c.title().get());
                item.addActionListener(_ -> c.run());
                menu.add(item);
            });
            menu.show(list, e.getX(), e.getY());
        }
    }

    // ---- for tests --------------------------------------------------------------------------------------------------

    TrainBar bar() {
        return bar;
    }

    RunList runList() {
        return list;
    }

    CurvesPanel curves() {
        return curves;
    }

    ConsolePanel consolePanel() {
        return console;
    }

    ConfusionPanel confusion() {
        return confusion;
    }

    void showTab(int index) {
        tabs.setSelectedIndex(index % 2);
        below.setSelectedIndex(index / 2);
    }
}
