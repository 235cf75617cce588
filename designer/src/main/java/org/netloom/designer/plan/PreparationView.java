package org.netloom.designer.plan;

import java.awt.BorderLayout;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.BorderFactory;
import javax.swing.Icon;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JMenuItem;
import javax.swing.JPanel;
import javax.swing.JPopupMenu;
import javax.swing.JScrollPane;
import javax.swing.JSeparator;
import net.miginfocom.swing.MigLayout;
import org.netloom.data.Augmentation;
import org.netloom.data.Preprocess;
import org.netloom.designer.Texts;
import org.netloom.designer.document.DesignDocument;
import org.netloom.designer.edit.PlanEdits;
import org.netloom.designer.widget.Background;
import org.netloom.designer.widget.Glyph;
import org.netloom.designer.widget.ProblemLines;
import org.netloom.designer.widget.ScrollPage;
import org.netloom.designer.widget.SpecForm;
import org.netloom.designer.widget.Tips;
import org.netloom.designer.widget.ValueEditor;
import org.netloom.designer.widget.WrappedText;
import org.netloom.problem.NetloomException;
import org.netloom.problem.Problem;
import org.netloom.spec.Component;
import org.netloom.spec.Spec;
import org.netloom.spec.SpecFamily;
import org.netloom.spec.SpecType;
import org.netloom.train.TrainingPlan;

/** The steps that samples go through before the network sees them, each with what it does to some real ones. */
final class PreparationView extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final String AUGMENTATION = "augmentation";
    private static final String PREPROCESS = "preprocess";

    /** A step: its form and its samples. */
    private record Row(SpecForm form, PreviewStrip strip) {}

    private final transient DesignDocument document;
    private final transient SpecForm.Host steps;
    private final ScrollPage page = new ScrollPage(
            new MigLayout("insets 12 2 12 8, gapx 24, gapy 10, hidemode 3", "[270:300:320,fill][grow,fill]", "[top]"));
    private final transient List<Row> augmentations = new ArrayList<>();
    private final transient List<Row> preprocessings = new ArrayList<>();
    private final PreviewStrip samples = new PreviewStrip();
    private final PreviewStrip together = new PreviewStrip();
    private final ProblemLines problems;
    private transient TrainingPlan plan;
    private transient OpenedData data;
    private transient Optional<Preview.Fitted> fitted = Optional.empty();
    private transient Background.Job job;
    private transient List<Object> built = List.of();
    private boolean running;
    private boolean known;
    private boolean again;
    private long seed = 1;

    PreparationView(DesignDocument document) {
        super(new BorderLayout());
        this.document = document;
        steps = new Steps(document);
        problems = new ProblemLines(steps::fix);
        JScrollPane scroll = page.scroll();
        scroll.setBorder(BorderFactory.createEmptyBorder());
        add(scroll, BorderLayout.CENTER);
    }

    void close() {
        if (job != null) {
            job.cancel();
        }
    }

    /** Shows the steps of a plan. */
    void show(TrainingPlan now, List<Problem> all) {
        boolean other = !now.equals(plan) || !known;
        known = true;
        plan = now;
        build();
        for (int i = 0; i < augmentations.size(); i++) {
            augmentations.get(i).form().show(now.augmentation().get(i), all);
        }
        for (int i = 0; i < preprocessings.size(); i++) {
            preprocessings.get(i).form().show(now.preprocess().get(i), all);
        }
        problems.show(all.stream()
                .filter(p -> p.parameter().equals(AUGMENTATION) || p.parameter().equals(PREPROCESS))
                .toList());
        if (other) {
            preview();
        }
    }

    /** Shows them on the samples of a data set. */
    void show(OpenedData now) {
        data = now;
        known = false;
        build();
        show(plan, PlanPanel.problems(document.result()));
    }

    private boolean images() {
        return data == null || data.parts().train().inputShape().isImage();
    }

    // ---- rows -------------------------------------------------------------------------------------------------------

    /** Makes the rows anew where there are other steps than before. */
    private void build() {
        List<Object> kinds = new ArrayList<>();
        plan.augmentation().forEach(a -> kinds.add(a.getClass()));
        kinds.add(images());
        plan.preprocess().forEach(p -> kinds.add(p.getClass()));
        kinds.add(data == null ? "" : data.parts().train().inputShape());
        if (kinds.equals(built)) {
            return;
        }
        built = kinds;
        page.removeAll();
        augmentations.clear();
        preprocessings.clear();
        JPanel first = new JPanel(new MigLayout("insets 0, gap 0", "[grow,fill][]", "[top]"));
        first.add(new WrappedText(Texts.get("data.samples")), "wmin 60");
        first.add(tool(Glyph.SHUFFLE, Texts.get("data.draw"), () -> {
            seed++;
            preview();
        }));
        page.add(first, "wmin 60");
        page.add(samples, "wmin 60, wrap");
        page.add(problems, "span, wmin 60, wrap");
        if (images() || !plan.augmentation().isEmpty()) {
            head(AUGMENTATION);
            rows(AUGMENTATION, plan.augmentation(), augmentations);
            page.add(
                    adding(AUGMENTATION, Augmentation.class, plan.augmentation().size()), "span, left, growx 0, wrap");
        }
        head(PREPROCESS);
        rows(PREPROCESS, plan.preprocess(), preprocessings);
        page.add(adding(PREPROCESS, Preprocess.class, plan.preprocess().size()), "span, left, growx 0, wrap");
        head("together");
        page.add(WrappedText.quiet(Texts.get("data.together.help")), "wmin 60");
        page.add(together, "wmin 60, wrap");
        page.revalidate();
        page.repaint();
    }

    private void head(String key) {
        page.add(new JSeparator(), "span, growx, gaptop 4, wrap");
        JLabel head = new JLabel(Texts.get("data." + key));
        head.putClientProperty("FlatLaf.styleClass", "h4");
        page.add(head, "span, wrap");
    }

    private void rows(String list, List<? extends Spec> specs, List<Row> to) {
        for (int i = 0; i < specs.size(); i++) {
            SpecType<?> type = SpecType.of(specs.get(i));
            String path = list + "[" + i + "]";
            JPanel left = new JPanel(new MigLayout("insets 0, gapy 4, gapx 0, hidemode 3", "[grow,fill][][][]", ""));
            JLabel name = new JLabel(Texts.get("data.step", Integer.toString(i + 1), type.name()));
            name.putClientProperty("FlatLaf.style", "font: bold $defaultFont");
            name.setToolTipText(Tips.of(type.name(), type.doc()));
            left.add(name, "wmin 40");
            int at = i;
            if (specs.size() > 1) {
                JButton up = tool(Glyph.UP, Texts.get("data.up"), () -> swap(list, specs, at, at - 1));
                up.setEnabled(i > 0);
                left.add(up);
                JButton down = tool(Glyph.DOWN, Texts.get("data.down"), () -> swap(list, specs, at, at + 1));
                down.setEnabled(i < specs.size() - 1);
                left.add(down);
            }
            left.add(
                    tool(Glyph.REMOVE, Texts.get("data.remove", type.name()), () -> edit(() -> PlanEdits.reset(path))),
                    "wrap");
            WrappedText what = WrappedText.quiet(type.doc().summary());
            what.setToolTipText(Tips.of(type.name(), type.doc()));
            left.add(what, "span, wmin 40, wrap");
            SpecForm form = SpecForm.of(steps, path, type);
            form.setVisible(!form.isEmpty());
            left.add(form, "span, wmin 40");
            PreviewStrip strip = new PreviewStrip();
            page.add(left, "wmin 60");
            page.add(strip, "wmin 60, wrap");
            to.add(new Row(form, strip));
        }
    }

    private static JButton tool(Icon icon, String name, Runnable action) {
        JButton button = new JButton(icon);
        button.putClientProperty("JButton.buttonType", "toolBarButton");
        button.setToolTipText(name);
        button.getAccessibleContext().setAccessibleName(name);
        button.addActionListener(_ -> action.run());
        return button;
    }

    private void edit(java.util.function.Supplier<org.netloom.designer.document.Edit> edit) {
        document.settle();
        document.edit(edit.get());
        document.settle();
    }

    private void swap(String list, List<? extends Spec> specs, int a, int b) {
        List<Spec> moved = new ArrayList<>(specs);
        Collections.swap(moved, a, b);
        Component component = SpecType.of(TrainingPlan.class).component(list).orElseThrow();
        edit(() -> PlanEdits.set(list, component.toJson(moved)));
    }

    /** A button with the types that can be added. */
    private <T extends Spec> JButton adding(String list, Class<T> family, int size) {
        JButton add = new JButton(Texts.get("data.add." + list), Glyph.ADD);
        add.addActionListener(_ -> {
            JPopupMenu menu = new JPopupMenu();
            for (SpecType<? extends T> type : SpecFamily.of(family).types()) {
                JMenuItem item = new JMenuItem(type.name());
                item.setToolTipText(Tips.of(type.name(), type.doc()));
                item.addActionListener(_ -> edit(
                        () -> PlanEdits.set(list + "[" + size + "]", java.util.Map.of(SpecFamily.TYPE, type.name()))));
                menu.add(item);
            }
            menu.show(add, 0, add.getHeight());
        });
        return add;
    }

    /** Narrow forms with sliders where a number has two bounds. */
    private final class Steps extends PlanSteps {
        Steps(DesignDocument document) {
            super(document);
        }

        @Override
        public boolean narrow() {
            return true;
        }

        @Override
        public Optional<ValueEditor> editor(String path, Component component, Consumer<Object> changed) {
            boolean number = component.javaClass() == int.class || component.javaClass() == double.class;
            if (!number
                    || Double.isInfinite(component.range().min())
                    || Double.isInfinite(component.range().max())) {
                return Optional.empty();
            }
            double most = component.range().max();
            if (component.range().unit().equals("pixels") && data != null && images()) {
                most = Math.min(most, data.parts().train().inputShape().height());
            }
            double inside = component.range().contains(most) ? most : most - 0.01;
            return Optional.of(new SliderEditor(component, inside, changed, this::settle));
        }
    }

    // ---- preview ----------------------------------------------------------------------------------------------------

    /** Prepares the samples again; while that runs, only the last wish is kept. */
    private void preview() {
        if (data == null || plan == null) {
            return;
        }
        if (running) {
            again = true;
            return;
        }
        if (!SpecType.of(TrainingPlan.class).problems(plan).isEmpty()) {
            return;
        }
        running = true;
        OpenedData now = data;
        TrainingPlan of = plan;
        long random = seed;
        Optional<Preview.Fitted> known =
                fitted.filter(f -> f.data() == now && f.steps().equals(of.preprocess()));
        job = Background.run(
                _ -> {
                    Preview.Fitted measured = known.orElseGet(() -> Preview.Fitted.of(now, of.preprocess()));
                    return new Prepared(measured, Preview.of(measured, of.augmentation(), random));
                },
                done -> {
                    fitted = Optional.of(done.fitted());
                    finished();
                    show(done.preview());
                },
                e -> {
                    finished();
                    if (!(e instanceof NetloomException)) {
                        throw new IllegalStateException(e);
                    }
                    // A step that does not go with this data: the checker says so at its place.
                });
    }

    private record Prepared(Preview.Fitted fitted, Preview preview) {}

    private void finished() {
        running = false;
        if (again) {
            again = false;
            preview();
        }
    }

    private void show(Preview preview) {
        samples.show(preview.samples());
        together.show(preview.together());
        for (int i = 0; i < Math.min(augmentations.size(), preview.augmented().size()); i++) {
            augmentations.get(i).strip().show(preview.augmented().get(i));
        }
        for (int i = 0;
                i < Math.min(preprocessings.size(), preview.preprocessed().size());
                i++) {
            preprocessings.get(i).strip().show(preview.preprocessed().get(i));
        }
    }

    // For tests: what is on the screen.

    PreviewStrip sampleStrip() {
        return samples;
    }

    List<PreviewStrip> augmentationStrips() {
        return augmentations.stream().map(Row::strip).toList();
    }

    PreviewStrip togetherStrip() {
        return together;
    }
}
