package org.netloom.generate;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.netloom.check.CheckResult;
import org.netloom.check.DesignMessage;
import org.netloom.design.DesignFile;
import org.netloom.mode.Adversarial;
import org.netloom.mode.Autoencoder;
import org.netloom.mode.DeepQ;
import org.netloom.mode.Perceptron;
import org.netloom.mode.Supervised;
import org.netloom.plan.ClassPlan;
import org.netloom.plan.JavaNames;
import org.netloom.plan.NetworkPlan;
import org.netloom.plan.PlanOptions;
import org.netloom.plan.Planner;
import org.netloom.plan.Value;
import org.netloom.spec.ParameterShape;
import org.netloom.spec.Shape;
import org.netloom.spec.SpecType;
import org.netloom.spec.Step;
import org.netloom.train.TrainingPlan;

/** Makes all files of a project, in memory. */
final class ProjectGenerator {
    /** What generated code names beside the classes of the runtime. */
    private static final Set<String> OTHER_TYPES = Set.of(
            ("Train Evaluate Predict List Path Arrays BufferedImage Test Object String System Override Math Integer Long"
                            + " Double Float Boolean Character Byte Short Void Number Record Enum Iterable Comparable"
                            + " Runnable Thread Exception Error RuntimeException Throwable Class Process Module Package")
                    .split(" "));

    /** A constructor with more layers would be too long for a Java class. */
    static final int MOST_STEPS = 600;

    private static final int GRADIENT_BATCH = 2;

    private final CheckResult checked;
    private final ExportOptions options;
    private final RuntimeLibrary runtime;
    private final Optional<OpenClLibrary> openCl;
    private final NetworkPlan plan;
    private final Optional<AdversarialParts> parts;
    private final String packageName;
    private final JavaFormatter formatter;
    private final List<ProjectFile> files = new ArrayList<>();

    ProjectGenerator(CheckResult checked, ExportOptions options, RuntimeLibrary runtime) {
        this.checked = checked;
        this.options = options;
        this.runtime = runtime;
        openCl = options.openCl() ? Optional.of(OpenClLibrary.own()) : Optional.empty();
        Set<String> reserved = new TreeSet<>(runtime.types().keySet());
        reserved.addAll(OTHER_TYPES);
        plan = Planner.plan(checked.design(), PlanOptions.of().reserved(reserved));
        parts = checked.design()
                .plan()
                .map(TrainingPlan::mode)
                .filter(Adversarial.class::isInstance)
                .map(m -> AdversarialParts.of(checked.design(), (Adversarial) m, reserved));
        packageName = options.packageName().map(JavaNames::packageName).orElse(plan.packageName());
        Map<String, String> types = new HashMap<>(runtime.types());
        types.put("List", "java.util.List");
        types.put("Optional", "java.util.Optional");
        formatter = new JavaFormatter(types);
    }

    NetworkPlan plan() {
        return plan;
    }

    String packageName() {
        return packageName;
    }

    private String className() {
        return networks().getFirst().network().className();
    }

    /** Where the runtime lies in a project. */
    static String runtimeJar(RuntimeLibrary runtime) {
        return runtimeFolder(runtime) + "/netloom-runtime-" + runtime.version() + ".jar";
    }

    private static String runtimeFolder(RuntimeLibrary runtime) {
        return "lib/org/netloom/netloom-runtime/" + runtime.version();
    }

    /** Where the OpenCL module and what it needs lie in the project; none where it comes without. */
    List<String> openClJars() {
        return openCl.map(o -> List.of(o.path(), o.joclPath())).orElse(List.of());
    }

    private void openCl(OpenClLibrary module) {
        files.add(ProjectFile.bytes(module.path(), module.jar()));
        text(module.path().replace(".jar", ".pom"), new OpenClPom(module.version(), module.joclVersion()));
        files.add(ProjectFile.bytes(module.joclPath(), module.jocl()));
        text(module.joclPath().replace(".jar", ".pom"), new JoclPom(module.joclVersion()));
    }

    /** Name of the design file in the project. */
    private String designFile() {
        return JavaNames.fileName(plan.design().name()) + DesignFile.EXTENSION;
    }

    List<ProjectFile> files() {
        sources();
        String jar = runtimeJar(runtime);
        String artifact = JavaNames.fileName(plan.design().name()).toLowerCase(Locale.ROOT);
        text(
                "pom.xml",
                new PomFile(
                        packageName,
                        artifact,
                        Quote.xml(plan.design().name()),
                        runtime.version(),
                        openCl.map(OpenClLibrary::version).orElse("")));
        files.add(ProjectFile.script("run", Templates.fill(new RunScript(packageName, jar, openClJars()))));
        List<String> windows =
                openClJars().stream().map(j -> j.replace('/', '\\')).toList();
        String cmd = Templates.fill(new RunCmd(packageName, jar.replace('/', '\\'), windows));
        files.add(ProjectFile.text("run.cmd", cmd.replace("\n", "\r\n")));
        text(".mvn/maven.config", new MavenConfig());
        text(".gitignore", new GitIgnore());
        text(".gitattributes", new GitAttributes());
        text(
                "README.md",
                new ReadmeModel(
                                checked,
                                plan,
                                networks(),
                                packageName,
                                designFile(),
                                options.part().isPresent(),
                                options.openCl())
                        .readme());
        files.add(ProjectFile.text(designFile(), DesignFile.text(plan.design())));
        files.add(ProjectFile.bytes(jar, runtime.jar()));
        text(jar.replace(".jar", ".pom"), new RuntimePom(runtime.version()));
        openCl.ifPresent(this::openCl);
        options.part().ifPresent(p -> files.add(ProjectFile.bytes(modelFile(plan), PartModel.of(plan, p))));
        files.addAll(DataCopy.of(plan.design(), options.dataFolder(), files));
        requireDistinct();
        return files;
    }

    /** The Java files alone. */
    List<ProjectFile> javaFiles() {
        sources();
        return files;
    }

    private void sources() {
        networks().forEach(this::network);
        TrainingPlan training = plan.design().plan().orElse(null);
        if (training != null) {
            java("main", "Train", train(training));
            java("main", "Evaluate", new EvaluateClass(packageName, className()));
            java("main", "Predict", parts.isPresent() ? generate(parts.get().generator()) : predict());
        } else if (options.part().isPresent()) {
            java("main", "Predict", predict());
        }
        boolean learns = training != null && !(training.mode() instanceof Perceptron) && parts.isEmpty();
        for (NetworkPlan n : networks()) {
            java("test", n.network().className() + "Test", test(n, learns));
        }
    }

    /** The networks of the project: one, or generator and discriminator. */
    List<NetworkPlan> networks() {
        return parts.map(AdversarialParts::networks).orElse(List.of(plan));
    }

    private void network(NetworkPlan network) {
        ClassModels models = new ClassModels(network, packageName);
        requireSize(network.network());
        java("main", network.network().className(), models.network());
        for (ClassPlan block : network.blocks()) {
            requireSize(block);
            java("main", block.className(), models.block(block));
        }
    }

    private GeneratorPredictClass generate(NetworkPlan generator) {
        return new GeneratorPredictClass(
                packageName,
                generator.network().className(),
                ClassModels.words(generator.inputShapes()),
                generator.outputShape().toString(),
                modelFile(generator));
    }

    private static void requireSize(ClassPlan c) {
        if (c.steps().size() > MOST_STEPS) {
            throw DesignMessage.CLASS_TOO_LARGE.exception(
                    c.body().name(), c.steps().size(), MOST_STEPS);
        }
    }

    /** The model of Train.java: each training mode has a template of its own. */
    private Record train(TrainingPlan training) {
        String text = SpecType.of(training).toJava(training).text();
        return switch (training.mode()) {
            case Supervised _ -> new TrainClass(packageName, className(), text);
            case Autoencoder mode ->
                new AutoencoderTrainClass(packageName, className(), text, Quote.javadoc(mode.code()));
            case Adversarial mode ->
                new AdversarialTrainClass(packageName, text, parts.orElseThrow().samplePort(), mode.conditional());
            case Perceptron _ -> new PerceptronTrainClass(packageName, className(), text);
            case DeepQ mode -> new DeepQTrainClass(packageName, className(), text, mode.doubleQ());
        };
    }

    private PredictClass predict() {
        boolean image = isPicture(plan.sampleShape());
        boolean several = plan.network().inputs().size() > 1;
        return new PredictClass(
                packageName,
                className(),
                plan.design().plan().isPresent(),
                image,
                ClassWriter.shape(plan.sampleShape()),
                ClassModels.words(plan.inputShapes()) + (several ? ", one behind the other:" : ""),
                modelFile(plan),
                image ? "image" : "numbers");
    }

    /** What an image file can become: grey or in colours. */
    static boolean isPicture(Shape shape) {
        return shape.isImage() && (shape.channels() == 1 || shape.channels() == 3);
    }

    static String modelFile(NetworkPlan plan) {
        return "runs/" + ClassModels.runName(plan) + "/model.safetensors";
    }

    /** Batches and steps so that the test of a large network does not take hours. */
    private NetworkTestClass test(NetworkPlan network, boolean trained) {
        long work = Math.max(1, network.multiplyAdds());
        // The oracle does some 300 million multiply-adds a second.
        long groups = Math.max(1, 2_000_000_000L / (2 * GRADIENT_BATCH * work));
        long parameters = checked.reports().stream()
                .filter(r -> r.node().sharedWith().isEmpty())
                .flatMap(r -> r.parameters().stream())
                .filter(ParameterShape::trained)
                .count();
        boolean branched = network.network().branched();
        long steps = 20_000_000_000L / (3 * 8 * work);
        return new NetworkTestClass(
                packageName,
                network.network().className(),
                branched,
                branched
                        ? ClassWriter.shapes(network.inputShapes())
                        : ClassWriter.shape(network.network().inputShape()),
                branched
                        ? ClassWriter.shapes(network.network().main().stream()
                                .map(Value::shape)
                                .toList())
                        : ClassWriter.shape(network.outputShape()),
                network.parameters() + (network.parameters() > Integer.MAX_VALUE ? "L" : ""),
                GRADIENT_BATCH,
                groups < parameters ? ", " + groups : "",
                3 * GRADIENT_BATCH * work > 20_000_000_000L,
                checked.reports().stream().anyMatch(r -> r.spec().orElse(null) instanceof Step),
                trained,
                steps < 10 ? 2 : 8,
                Math.clamp(steps, 5, 30),
                1);
    }

    // ---- files ------------------------------------------------------------------------------------------------------

    private void text(String path, Record model) {
        files.add(ProjectFile.text(path, Templates.fill(model)));
    }

    private void java(String part, String name, Record model) {
        String path = "src/" + part + "/java/" + packageName.replace('.', '/') + "/" + name + ".java";
        files.add(ProjectFile.text(path, formatter.format(path, Templates.fill(model))));
    }

    /** Two files of one name, on any system, would be a mistake of the allocator of names. */
    private void requireDistinct() {
        Map<String, ProjectFile> seen = new HashMap<>();
        for (ProjectFile f : files) {
            ProjectFile other = seen.put(f.path().toLowerCase(Locale.ROOT), f);
            if (other != null) {
                throw new GeneratorDefect(
                        f.path(), "it is made twice", new String(f.content(), StandardCharsets.UTF_8));
            }
        }
    }
}
