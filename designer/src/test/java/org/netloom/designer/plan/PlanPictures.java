package org.netloom.designer.plan;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JTabbedPane;
import org.netloom.data.Augmentation;
import org.netloom.data.CsvData;
import org.netloom.data.Cutout;
import org.netloom.data.DataSources;
import org.netloom.data.DataSpec;
import org.netloom.data.RandomFlip;
import org.netloom.data.RandomRotate;
import org.netloom.data.Shapes;
import org.netloom.design.Design;
import org.netloom.design.DesignFile;
import org.netloom.designer.Bot;
import org.netloom.designer.Displays;
import org.netloom.designer.document.Checks;
import org.netloom.designer.document.DesignDocument;
import org.netloom.train.TrainingPlan;

/** Saves pictures of the pages of data and plan: {@code FOLDER SAMPLES DATA [PART-OF-NAME]}. */
public final class PlanPictures {
    private static final int LONG_PAGE = 2100;

    private final Path folder;
    private final Path samples;
    private final Path dataSets;
    private final String only;

    private PlanPictures(String... args) {
        folder = Path.of(args[0]);
        samples = Path.of(args[1]);
        dataSets = Path.of(args[2]);
        only = args.length > 3 ? args[3] : "";
    }

    public static void main(String[] args) throws Exception {
        new PlanPictures(args).all();
        System.exit(0);
    }

    private void all() throws Exception {
        for (boolean dark : new boolean[] {false, true}) {
            Displays.look(dark);
            String mode = dark ? "-dark" : "";
            page("plan-lenet5" + mode, "lenet5", null, List.of(), -1);
            page("plan-computer" + mode, "lenet5", null, List.of(), -1);
            page("data-digits" + mode, "lenet5", null, List.of(), 0);
            page("data-balance" + mode, "lenet5", null, List.of(), 1);
            page("data-statistics" + mode, "cifar-vgg", null, List.of(), 2);
            page(
                    "data-augmentation" + mode,
                    "cifar-vgg",
                    Shapes.of(),
                    List.of(RandomFlip.of(), RandomRotate.of(), Cutout.of()),
                    3);
            page("data-misfit" + mode, "lenet5", Shapes.of(), List.of(), 0);
            page(
                    "data-folder" + mode,
                    "lenet5",
                    DataSources.recognise(dataSets.resolve("sign-digits").toString()),
                    List.of(),
                    0);
            page("data-masks" + mode, "cifar-vgg", Shapes.of().masks(true), List.of(), 0);
            page("data-spirals" + mode, "spirals", null, List.of(), 0);
            page("data-plants" + mode, "tabular-mlp", null, List.of(), 0);
            page("data-columns" + mode, "tabular-mlp", null, List.of(), 1);
            Path gaps = Files.writeString(
                    Files.createTempDirectory("netloom").resolve("gaps.csv"),
                    Files.readString(samples.resolve("tabular-mlp/plants.csv")).replaceFirst("54.8,16.0", "54.8,"));
            page("data-gaps" + mode, "tabular-mlp", CsvData.of(gaps.toString()), List.of(), 0);
            page("data-empty" + mode, "tabular-mlp", CsvData.of(""), List.of(), 0);
            page("data-plants-steps" + mode, "tabular-mlp", null, List.of(), 3);
            page(
                    "data-iris" + mode,
                    "tabular-mlp",
                    CsvData.of(
                            dataSets.resolve("iris/iris.data").toAbsolutePath().toString()),
                    List.of(),
                    0);
        }
    }

    private void page(String name, String sample, DataSpec spec, List<Augmentation> augmentation, int tab)
            throws Exception {
        if (!name.contains(only)) {
            return;
        }
        Path file = samples.resolve(sample).resolve(sample + DesignFile.EXTENSION);
        Design design = DesignFile.load(file);
        TrainingPlan plan = design.plan().orElseThrow();
        TrainingPlan changed = plan.augmentation(augmentation);
        design.training(
                spec == null
                        ? changed
                        : org.netloom.spec.SpecType.of(TrainingPlan.class).copy(changed, "data", spec));
        DesignDocument document = Displays.onEventThread(() -> DesignDocument.of(design, file, Checks.direct()));
        DataModel data = Displays.onEventThread(() -> new DataModel(document));
        JComponent panel = Displays.onEventThread(
                () -> tab < 0 ? new PlanPanel(document, data, new RunSettings()) : new DataPanel(document, data));
        // The options of the run stand at the end of a long page, and devices take a while to be found.
        boolean whole = name.contains("computer");
        JFrame frame = Displays.show(panel, 1280, whole ? LONG_PAGE : 760);
        Displays.onEventThread(() -> {
            if (tab > 0) {
                tabs(panel).setSelectedIndex(tab);
            }
            return null;
        });
        new Bot()
                .waitFor(
                        "the data is open",
                        () -> data.state() instanceof DataModel.State.Opened
                                || data.state() instanceof DataModel.State.Failed);
        Thread.sleep(whole ? 5000 : 1500);
        if (name.contains("columns")) {
            Displays.onEventThread(() -> {
                tabs(panel).setSelectedIndex(1);
                return null;
            });
            Thread.sleep(300);
        }
        Displays.save(
                Displays.paint(panel, Double.parseDouble(System.getProperty("scale", "1"))),
                folder.resolve(name + ".png"));
        Displays.close(frame);
        Displays.onEventThread(() -> {
            data.close();
            return null;
        });
    }

    private static JTabbedPane tabs(java.awt.Container in) {
        for (java.awt.Component c : in.getComponents()) {
            if (c instanceof JTabbedPane t) {
                return t;
            }
            JTabbedPane found = c instanceof java.awt.Container inner ? tabs(inner) : null;
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
