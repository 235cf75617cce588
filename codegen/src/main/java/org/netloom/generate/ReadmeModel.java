package org.netloom.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.netloom.check.CheckResult;
import org.netloom.check.NodeReport;
import org.netloom.data.DataSpec;
import org.netloom.design.Content;
import org.netloom.design.Node;
import org.netloom.plan.ClassPlan;
import org.netloom.plan.NetworkPlan;
import org.netloom.plan.Step;
import org.netloom.plan.Step.BlockStep;
import org.netloom.plan.Step.LayerStep;
import org.netloom.spec.LayerSpec;
import org.netloom.spec.SpecType;

/** Makes the model of the README: what the network is, how to run it, where to look. */
final class ReadmeModel {
    private final CheckResult checked;
    private final NetworkPlan plan;
    private final List<NetworkPlan> networks;
    private final String packageName;
    private final String designFile;
    private final boolean part;
    private final boolean openCl;

    /**
     * @param networks that became classes: the whole, or its parts
     * @param part true where the design is a part of another one
     * @param openCl true where the project comes with the OpenCL module
     */
    ReadmeModel(
            CheckResult checked,
            NetworkPlan plan,
            List<NetworkPlan> networks,
            String packageName,
            String designFile,
            boolean part,
            boolean openCl) {
        this.checked = checked;
        this.networks = List.copyOf(networks);
        this.plan = plan;
        this.packageName = packageName;
        this.designFile = designFile;
        this.part = part;
        this.openCl = openCl;
    }

    ReadmeFile readme() {
        String summary = String.format(
                Locale.ROOT,
                "A network from %s to %s with %,d parameters and %,d multiply-adds a sample, exported by Netloom.",
                ClassModels.words(plan.inputShapes()),
                ClassModels.outputs(plan.network()),
                plan.parameters(),
                plan.multiplyAdds());
        return new ReadmeFile(
                Quote.markdown(plan.design().name()),
                summary,
                plan.design().plan().isPresent(),
                part,
                openCl,
                "runs/" + ClassModels.runName(plan),
                plan.design().plan().map(p -> data(p.data())).orElse(""),
                layers(plan.network(), ""),
                plan.blocks().stream().map(this::block).toList(),
                files(),
                ProjectGenerator.modelFile(plan),
                ProjectGenerator.isPicture(plan.sampleShape()) ? "image" : "numbers");
    }

    private static <T extends DataSpec> String data(T data) {
        SpecType<T> type = SpecType.of(data);
        String summary = type.summary(data);
        String text = "The training data: " + type.name() + (summary.isEmpty() ? "" : ", " + summary) + ".";
        return Quote.markdown(text)
                + " `./run --data PATH` takes others: a folder of images, IDX or CIFAR-10 files, a CSV"
                + " file, or the name of a generator.";
    }

    // ---- layers -----------------------------------------------------------------------------------------------------

    private ReadmeFile.Block block(ClassPlan block) {
        String remark = block.varied()
                ? "Shapes and parameters of " + Quote.markdown(block.place()) + "; elsewhere they differ."
                : "";
        return new ReadmeFile.Block(Quote.markdown(block.body().name()), layers(block, block.place() + "."), remark);
    }

    private List<ReadmeFile.Layer> layers(ClassPlan c, String prefix) {
        List<ReadmeFile.Layer> rows = new ArrayList<>();
        for (Step step : c.steps()) {
            rows.add(new ReadmeFile.Layer(
                    Quote.markdown(names(step)),
                    Quote.markdown(what(step, prefix) + shared(c, step)),
                    step.output().shape().toString(),
                    String.format(Locale.ROOT, "%,d", parameters(step, prefix))));
        }
        return rows;
    }

    /** The node whose parameters a step has. */
    private static String shared(ClassPlan c, Step step) {
        return step.sharedWith().isPresent()
                ? ", shared with " + c.body().owners().get(step.node().id())
                : "";
    }

    private static String names(Step step) {
        return switch (step) {
            case LayerStep s -> s.nodes().stream().map(Node::id).collect(Collectors.joining(", "));
            case BlockStep s -> s.node().id();
        };
    }

    private String what(Step step, String prefix) {
        return switch (step) {
            case LayerStep s -> s.nodes().stream().map(n -> what(n, prefix)).collect(Collectors.joining("; "));
            case BlockStep s -> {
                Content.BlockUse use = s.use();
                String arguments = use.arguments().entrySet().stream()
                        .map(e -> e.getKey() + " " + e.getValue())
                        .collect(Collectors.joining(", "));
                yield (s.repeated() ? s.times() + " x " : "")
                        + use.block()
                        + (arguments.isEmpty() ? "" : ": " + arguments);
            }
        };
    }

    private String what(Node node, String prefix) {
        return checked.report(prefix + node.id())
                .flatMap(NodeReport::spec)
                .map(ReadmeModel::what)
                .orElse(node.content().type());
    }

    private static <T extends LayerSpec> String what(T spec) {
        String summary = SpecType.of(spec).summary(spec);
        return spec.typeName() + (summary.isEmpty() ? "" : ": " + summary);
    }

    private long parameters(Step step, String prefix) {
        return switch (step) {
            case LayerStep s ->
                s.nodes().stream()
                        .map(n -> checked.report(prefix + n.id()).orElseThrow())
                        .mapToLong(NodeReport::parameterCount)
                        .sum();
            case BlockStep s -> {
                String one = prefix + s.node().id() + ".";
                String many = prefix + s.node().id() + "[";
                yield checked.reports().stream()
                        .filter(r -> r.path().startsWith(one) || r.path().startsWith(many))
                        .mapToLong(NodeReport::parameterCount)
                        .sum();
            }
        };
    }

    // ---- files ------------------------------------------------------------------------------------------------------

    private List<ReadmeFile.File> files() {
        String main = "src/main/java/" + packageName.replace('.', '/') + "/";
        String test = "src/test/java/" + packageName.replace('.', '/') + "/";
        List<ReadmeFile.File> files = new ArrayList<>();
        for (NetworkPlan n : networks) {
            String what = networks.size() == 1
                    ? "the network"
                    : n.network().className().toLowerCase(Locale.ROOT);
            add(files, main, n.network().className() + ".java", what + ": its layers, forward and backward pass");
            for (ClassPlan b : n.blocks()) {
                add(
                        files,
                        main,
                        b.className() + ".java",
                        "the block " + Quote.markdown(b.body().name()));
            }
        }
        if (plan.design().plan().isPresent()) {
            add(files, main, "Train.java", "how it is trained");
            add(files, main, "Evaluate.java", "measures it");
        }
        if (part || plan.design().plan().isPresent()) {
            add(files, main, "Predict.java", "asks it, also from other programs");
        }
        for (NetworkPlan n : networks) {
            add(
                    files,
                    test,
                    n.network().className() + "Test.java",
                    "shapes, count of parameters, gradients, and that it learns");
        }
        add(files, "", designFile, "the design, to be opened with Netloom");
        return files;
    }

    private static void add(List<ReadmeFile.File> files, String folder, String name, String what) {
        files.add(new ReadmeFile.File(name, folder + name, what));
    }
}
