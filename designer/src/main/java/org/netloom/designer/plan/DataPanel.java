package org.netloom.designer.plan;

import java.awt.BorderLayout;
import java.awt.CardLayout;
import java.awt.Dimension;
import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.UnsupportedFlavorException;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JFileChooser;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JProgressBar;
import javax.swing.JScrollPane;
import javax.swing.JTabbedPane;
import javax.swing.SwingConstants;
import javax.swing.TransferHandler;
import javax.swing.UIManager;
import net.miginfocom.swing.MigLayout;
import org.netloom.check.CheckResult;
import org.netloom.data.CsvData;
import org.netloom.data.Split;
import org.netloom.data.TableOverview;
import org.netloom.data.Targets;
import org.netloom.designer.Texts;
import org.netloom.designer.document.DesignChange;
import org.netloom.designer.document.DesignDocument;
import org.netloom.designer.document.DocumentListener;
import org.netloom.designer.edit.PlanEdits;
import org.netloom.designer.widget.Command;
import org.netloom.designer.widget.Dot;
import org.netloom.designer.widget.ScrollPage;
import org.netloom.designer.widget.SpecForm;
import org.netloom.designer.widget.Tips;
import org.netloom.designer.widget.WrappedText;
import org.netloom.problem.Problem;
import org.netloom.spec.SpecType;
import org.netloom.train.TrainingPlan;

/** The page of data: what a design is trained on, looked at from all sides before the first step. */
public final class DataPanel extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final String EMPTY = "empty";
    private static final String FULL = "full";

    private final transient DesignDocument document;
    private final transient DataModel data;
    private final boolean ownData;
    private boolean stale;
    private final transient DocumentListener following = new Following();
    private final transient Runnable opened = this::state;
    private final CardLayout cards = new CardLayout();
    private final EmptyPlan empty;
    private final DataChooser chooser;
    private final SplitBar splitBar;
    private final SpecForm split;
    private final JPanel sizes =
            new JPanel(new MigLayout("insets 0, gap 4 0", "[grow,fill][grow,fill][grow,fill]", ""));
    private final JLabel title = new JLabel(" ");
    private final WrappedText description = WrappedText.quiet("");
    private final JPanel busy = new JPanel(new MigLayout("insets 0, gap 10, hidemode 3", "[220!][grow,fill][]", ""));
    private final JProgressBar progress = new JProgressBar(0, 1000);
    private final JLabel doing = new JLabel();
    private final DataProblems problems;
    private final JTabbedPane tabs = new JTabbedPane();
    private final ExamplesView examples = new ExamplesView();
    private final BalanceView balance = new BalanceView();
    private final StatisticsView statistics = new StatisticsView();
    private final PreparationView preparation;
    private final ColumnsView columns;
    private final JPanel columnsTab;
    private transient OpenedData shown;
    private transient List<Problem> refused = List.of();
    private final transient TableLook look = new TableLook(this::table);
    private final transient DataFailures failures;

    /** A page that stands alone: its data is its own. */
    public DataPanel(DesignDocument document) {
        this(document, new DataModel(document), true);
    }

    /** A page that shares its data with other pages of the document. */
    public DataPanel(DesignDocument document, DataModel data) {
        this(document, data, false);
    }

    private DataPanel(DesignDocument document, DataModel data, boolean ownData) {
        super();
        setLayout(cards);
        this.document = document;
        this.data = data;
        this.ownData = ownData;
        PlanSteps steps = new NarrowSteps(document);
        empty = new EmptyPlan(document);
        problems = new DataProblems(document);
        chooser = new DataChooser(document, data, this::refused);
        split = SpecForm.of(steps, "split", SpecType.of(Split.class));
        splitBar = new SplitBar(new SplitBar.Listener() {
            @Override
            public void changed(Split now) {
                document.edit(PlanEdits.set("split", SpecType.of(Split.class).toJson(now)));
            }

            @Override
            public void settled() {
                document.settle();
            }
        });
        preparation = new PreparationView(document);
        failures = new DataFailures(document, look, chooser::open, this::again, this::messages, this::refused);
        columns = new ColumnsView(name -> document.edit(PlanEdits.set("data.target", name)));
        columnsTab = padded(columns);
        add(empty, EMPTY);
        add(page(), FULL);
        setTransferHandler(new Drop());
        document.addListener(following);
        data.addListener(opened);
        addHierarchyListener(_ -> {
            if (isShowing()) {
                data.need();
                if (stale) {
                    stale = false;
                    refresh(document.result());
                }
                document.design().plan().ifPresent(this::look);
            }
        });
        refresh(document.result());
        state();
    }

    /** Ends it. */
    public void close() {
        document.removeListener(following);
        data.removeListener(opened);
        examples.close();
        preparation.close();
        look.close();
        failures.close();
        if (ownData) {
            data.close();
        }
    }

    private static final class NarrowSteps extends PlanSteps {
        NarrowSteps(DesignDocument document) {
            super(document);
        }

        @Override
        public boolean narrow() {
            return true;
        }
    }

    /** What can be done on this page. */
    public List<Command> commands() {
        BooleanSupplier planned = () -> document.design().plan().isPresent();
        return List.of(
                Command.of("train.dataFile", "", () -> chooser.open(JFileChooser.FILES_ONLY))
                        .when(planned),
                Command.of("train.dataFolder", "", () -> chooser.open(JFileChooser.DIRECTORIES_ONLY))
                        .when(planned),
                Command.of("train.dataAgain", "", this::again).when(planned));
    }

    // ---- layout -----------------------------------------------------------------------------------------------------

    private JComponent page() {
        JPanel page = new JPanel(new BorderLayout());
        JScrollPane side = side().scroll();
        side.setBorder(BorderFactory.createMatteBorder(0, 0, 0, 1, UIManager.getColor("Separator.foreground")));
        side.setPreferredSize(new Dimension(320, 200));
        page.add(side, BorderLayout.WEST);
        JPanel main = new JPanel(new MigLayout("insets 16 20 16 20, gapy 8, hidemode 3, wrap 1", "[grow,fill]", ""));
        title.putClientProperty("FlatLaf.styleClass", "h3");
        title.putClientProperty("html.disable", true);
        main.add(title);
        main.add(description, "wmin 60");
        JButton cancel = new JButton(Texts.get("data.cancel"));
        cancel.addActionListener(_ -> data.cancel());
        busy.add(progress);
        busy.add(doing);
        busy.add(cancel);
        main.add(busy);
        main.add(problems, "wmin 60");
        tabs.addTab(Texts.get("data.tab.examples"), padded(examples));
        JScrollPane bars = new JScrollPane(balance);
        bars.setBorder(BorderFactory.createEmptyBorder());
        tabs.addTab(Texts.get("data.tab.balance"), padded(bars));
        tabs.addTab(Texts.get("data.tab.statistics"), padded(statistics));
        tabs.addTab(Texts.get("data.tab.preparation"), preparation);
        main.add(tabs, "wmin 100, hmin 200, pushy, growy");
        page.add(main, BorderLayout.CENTER);
        return page;
    }

    private static JPanel padded(JComponent content) {
        JPanel around = new JPanel(new BorderLayout());
        around.setBorder(BorderFactory.createEmptyBorder(12, 0, 0, 0));
        around.add(content, BorderLayout.CENTER);
        return around;
    }

    private ScrollPage side() {
        ScrollPage side =
                new ScrollPage(new MigLayout("insets 16 20 16 16, gapy 6, hidemode 3, wrap 1", "[grow,fill]", ""));
        side.add(head("data.set"));
        side.add(chooser, "wmin 0");
        side.add(head("data.split"), "gaptop 16");
        WrappedText help = WrappedText.quiet(SpecType.of(Split.class).doc().use());
        help.setToolTipText(
                Tips.of(Texts.get("data.split"), SpecType.of(Split.class).doc()));
        side.add(help, "wmin 40");
        side.add(splitBar, "wmin 40, gaptop 2");
        sizes.setOpaque(false);
        side.add(sizes, "wmin 40, gapbottom 4");
        side.add(split, "wmin 0");
        return side;
    }

    /** The number of samples of a part, with the colour of the part. */
    private static final class SizeLabel extends JPanel {
        private static final long serialVersionUID = 1L;

        SizeLabel(OpenedData.Part part, int size) {
            super(new MigLayout("insets 0, gap 0", "[grow,fill]", ""));
            setOpaque(false);
            JLabel name = new JLabel(part.words(), new Dot(() -> ClassColours.of(part)), SwingConstants.LEADING);
            name.putClientProperty("FlatLaf.style", "font: $small.font; foreground: $Label.disabledForeground");
            add(name, "wmin 0, wrap");
            add(new JLabel(ExamplesView.grouped(size)), "wmin 0, gapleft 14");
        }
    }

    private static JLabel head(String key) {
        JLabel head = new JLabel(Texts.get(key));
        head.putClientProperty("FlatLaf.styleClass", "h4");
        return head;
    }

    // ---- following --------------------------------------------------------------------------------------------------

    private void refresh(CheckResult result) {
        Optional<TrainingPlan> plan = document.design().plan();
        cards.show(this, plan.isPresent() ? FULL : EMPTY);
        if (plan.isEmpty()) {
            empty.refresh();
            return;
        }
        List<Problem> found = PlanPanel.problems(result);
        chooser.show(plan.get().data(), found);
        split.show(plan.get().split(), found);
        splitBar.show(legal(plan.get().split()));
        preparation.show(plan.get(), found);
        look(plan.get());
        messages();
    }

    /** A split that can be drawn: while a share is typed it may be anything. */
    private static Split legal(Split s) {
        double validation = Math.clamp(s.validation(), 0, 1);
        double test = Math.clamp(s.test(), 0, 1);
        return validation + test <= 1 ? new Split(validation, test) : Split.of();
    }

    private void state() {
        DataModel.State state = data.state();
        busy.setVisible(state instanceof DataModel.State.Opening || state instanceof DataModel.State.Cancelled);
        if (state instanceof DataModel.State.Opening o) {
            progress.setIndeterminate(o.share() < 0);
            progress.setValue((int) (o.share() * progress.getMaximum()));
            doing.setText(o.text());
        } else {
            progress.setIndeterminate(false);
            progress.setValue(0);
            doing.setText(Texts.get("data.cancelled"));
        }
        data.opened().filter(d -> d != shown).ifPresent(this::show);
        if (data.opened().isEmpty() && !(state instanceof DataModel.State.Opening)) {
            // The sizes of the parts were those of other data.
            shown = null;
            sizes.removeAll();
            sizes.revalidate();
            sizes.repaint();
        }
        tabs();
        document.design().plan().filter(_ -> data.opened().isEmpty()).ifPresent(plan -> {
            title.setText(chooser.title());
            description.setText(SpecType.of(plan.data()).doc().summary());
        });
        chooser.columns(data.opened());
        messages();
    }

    /** Nothing to look at is not shown; of a table that cannot be used the columns still are. */
    private void tabs() {
        boolean open = data.opened().isPresent();
        boolean opening = data.state() instanceof DataModel.State.Opening;
        int column = tabs.indexOfComponent(columnsTab);
        for (int i = 0; i < tabs.getTabCount(); i++) {
            tabs.setEnabledAt(i, open || opening || i == column);
        }
        if (!open && !opening && column >= 0) {
            tabs.setSelectedIndex(column);
        }
        tabs.setVisible(open || opening && shown != null || column >= 0);
    }

    private static String counted(String key, List<String> names) {
        return Texts.get(key, Integer.toString(names.size()), String.join(", ", names));
    }

    private void show(OpenedData now) {
        shown = now;
        refused = List.of();
        title.setText(Texts.get(
                "data.title",
                chooser.title(),
                DataFits.words(now.parts().train().inputShape())));
        String targets = switch (now.targets()) {
            case Targets.Classes c ->
                Texts.get("data.classes", Integer.toString(c.count()), String.join(", ", c.labels()));
            case Targets.Values v -> Texts.get("data.values", DataFits.words(v.shape()), String.join(", ", v.names()));
            case Targets.ClassMap m -> counted("data.classMap", m.labels());
            case Targets.Boxes b -> Texts.get("data.boxes", Integer.toString(b.most()), String.join(", ", b.labels()));
            case Targets.Points p -> counted("data.points", p.names());
            case Targets.Labels l -> counted("data.labels", l.names());
        };
        description.setText(targets);
        description.setToolTipText(now.parts().description());
        sizes.removeAll();
        for (OpenedData.Part part : OpenedData.Part.values()) {
            sizes.add(new SizeLabel(part, now.part(part).size()), "wmin 0");
        }
        sizes.revalidate();
        examples.show(now);
        balance.show(now.balance());
        statistics.show(now.statistics());
        preparation.show(now);
    }

    private void refused(List<Problem> why) {
        refused = why;
        messages();
    }

    private void messages() {
        Optional<TrainingPlan> plan = document.design().plan();
        if (plan.isEmpty()) {
            return;
        }
        List<DataProblems.Message> all = new ArrayList<>();
        refused.forEach(p -> all.add(new DataProblems.Message(true, p.text(), null, List.of())));
        if (data.state() instanceof DataModel.State.Failed f) {
            all.addAll(failures.messages(f.problems()));
        }
        data.opened().ifPresent(o -> all.addAll(problems.misfits(plan.get(), o.parts(), this::refused)));
        problems.show(all);
    }

    // ---- tables -----------------------------------------------------------------------------------------------------

    private void look(TrainingPlan plan) {
        if (isShowing()) {
            look.look(OpenedData.Source.of(document, plan));
        }
        showColumns();
    }

    private void table(Optional<TableOverview> found) {
        int tab = tabs.indexOfComponent(columnsTab);
        if (found.isPresent() && tab < 0) {
            tabs.insertTab(Texts.get("data.tab.columns"), null, columnsTab, null, 1);
        } else if (found.isEmpty() && tab >= 0) {
            tabs.removeTabAt(tab);
        }
        showColumns();
        tabs();
        messages();
    }

    private void again() {
        data.reopen();
        look.again();
    }

    private void showColumns() {
        if (document.design().plan().map(TrainingPlan::data).orElse(null) instanceof CsvData csv) {
            look.overview().ifPresent(o -> columns.show(o, csv.target()));
        }
    }

    private final class Following implements DocumentListener {
        @Override
        public void designChanged(DesignChange change) {
            follow(document.result());
        }

        @Override
        public void checked(CheckResult result) {
            follow(result);
        }

        private void follow(CheckResult result) {
            if (isShowing()) {
                refresh(result);
            } else {
                stale = true;
            }
        }
    }

    /** A file or folder dropped on the page becomes its data. */
    private final class Drop extends TransferHandler {
        private static final long serialVersionUID = 1L;

        @Override
        public boolean canImport(TransferSupport support) {
            return support.isDataFlavorSupported(DataFlavor.javaFileListFlavor)
                    && document.design().plan().isPresent();
        }

        @Override
        public boolean importData(TransferSupport support) {
            if (!canImport(support)) {
                return false;
            }
            try {
                List<?> files = (List<?>) support.getTransferable().getTransferData(DataFlavor.javaFileListFlavor);
                files.stream().findFirst().ifPresent(f -> chooser.recognise((File) f));
                return !files.isEmpty();
            } catch (UnsupportedFlavorException | IOException _) {
                // The other program took its offer back.
                return false;
            }
        }
    }
}
