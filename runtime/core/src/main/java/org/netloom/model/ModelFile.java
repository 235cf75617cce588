package org.netloom.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.netloom.data.Inputs;
import org.netloom.data.Preprocessor;
import org.netloom.data.TableSchema;
import org.netloom.data.TargetKind;
import org.netloom.json.Json;
import org.netloom.layer.Network;
import org.netloom.loss.LossSpec;
import org.netloom.problem.CoreMessage;
import org.netloom.problem.NetloomException;
import org.netloom.spec.Shape;
import org.netloom.spec.SpecFamily;
import org.netloom.tensor.Tensor;

/**
 * A trained network on the disk: weights and running statistics as tensors of a safetensors file, and beside them, as
 * texts, all that a prediction needs. Other programs read the weights; ours reads both.
 */
public final class ModelFile {
    private static final String FORMAT = "netloom model";
    private static final String VERSION = "1";

    /** In front of the names of what the preprocessing has measured. */
    static final String PREPROCESSING = "preprocessing/";

    private final Path path;
    private final Map<String, Tensor> weights;
    private final ModelInfo info;

    private ModelFile(Path path, Map<String, Tensor> weights, ModelInfo info) {
        this.path = path;
        this.weights = weights;
        this.info = info;
    }

    // ---- writing ----------------------------------------------------------------------------------------------------

    /**
     * Writes a model in one piece.
     *
     * @throws NetloomException NL-411 if it cannot be written; an older one in its place is then unchanged
     */
    public static void write(Path path, Network network, ModelInfo info) {
        SafeTensors file = new SafeTensors()
                .putText("format", FORMAT)
                .putText("version", VERSION)
                .putText("network", info.network())
                .putText("designHash", info.designHash())
                .putText("input", dims(info.input()))
                .putText("output", dims(info.output()))
                .putText("task", info.task().name())
                .putText("target", info.target().name())
                .putText("labels", Json.line(info.labels()))
                .putText("loss", Json.line(SpecFamily.of(LossSpec.class).toJson(info.loss())))
                .putText("preprocessing", Json.line(info.preprocessor().toJson()));
        info.schema().ifPresent(s -> file.putText("schema", Json.line(s.toJson())));
        info.preprocessor().tensors().forEach((name, t) -> file.put(PREPROCESSING + name, t));
        Weights.addTo(file, "", network);
        file.write(path);
    }

    private static String dims(Shape shape) {
        return Json.line(Arrays.stream(shape.dims()).mapToObj(Long::valueOf).toList());
    }

    // ---- reading ----------------------------------------------------------------------------------------------------

    /**
     * Reads a model.
     *
     * @throws NetloomException NL-412 if there is none, NL-413 if it is damaged, NL-415 if it is another kind of file
     */
    public static ModelFile read(Path path) {
        SafeTensors file = SafeTensors.read(path);
        Map<String, String> texts = file.metadata();
        if (!FORMAT.equals(texts.get("format"))) {
            throw CoreMessage.NOT_A_MODEL.exception(
                    path, "it is a safetensors file without labels, preprocessing and design");
        }
        if (!VERSION.equals(texts.get("version"))) {
            throw CoreMessage.NOT_A_MODEL.exception(
                    path, "it is of version " + texts.get("version") + ", and this program reads version " + VERSION);
        }
        try {
            Map<String, Tensor> weights = new LinkedHashMap<>(file.tensors());
            Map<String, Tensor> measured = new LinkedHashMap<>();
            file.tensors().forEach((name, t) -> {
                if (name.startsWith(PREPROCESSING)) {
                    measured.put(name.substring(PREPROCESSING.length()), weights.remove(name));
                }
            });
            return new ModelFile(path, weights, info(texts, measured));
        } catch (NetloomException e) {
            throw CoreMessage.NOT_A_MODEL.exception(
                    path, e.problems().getFirst().text());
        } catch (IllegalArgumentException | ClassCastException | NullPointerException e) {
            throw CoreMessage.NOT_A_MODEL.exception(path, "its metadata are damaged (" + e.getMessage() + ")");
        }
    }

    private static ModelInfo info(Map<String, String> texts, Map<String, Tensor> measured) {
        Shape input = shape(texts.get("input"));
        Task task = Task.valueOf(texts.get("task"));
        Shape output = shape(texts.get("output"));
        // Raw data are what goes in; of a generator they are what comes out.
        Shape raw = task == Task.SAMPLES ? output : input;
        return new ModelInfo(
                texts.get("network"),
                texts.get("designHash"),
                input,
                output,
                task,
                ((List<?>) Json.parse(texts.get("labels")))
                        .stream().map(String.class::cast).toList(),
                SpecFamily.of(LossSpec.class).fromJson(Json.parseObject(texts.get("loss"))),
                Preprocessor.fromJson((List<?>) Json.parseDoubles(texts.get("preprocessing")), measured, raw),
                TargetKind.valueOf(texts.get("target")),
                Optional.ofNullable(texts.get("schema")).map(Json::parseObject).map(TableSchema::fromJson));
    }

    private static Shape shape(String text) {
        return Shape.of(((List<?>) Json.parse(text))
                .stream().mapToInt(o -> Math.toIntExact((Long) o)).toArray());
    }

    public ModelInfo info() {
        return info;
    }

    /**
     * Copies the weights into a prepared network.
     *
     * @throws NetloomException NL-416 with a list of all that differs: parameters that are missing, unknown or of another
     *     shape, input, output, design
     */
    public void loadInto(Network network) {
        List<String> differences = new ArrayList<>(Weights.differences(weights, "", network));
        if (!Inputs.in(info.input(), network.inputShapes())) {
            differences.add("input: " + info.input() + " in the file, " + network.sampleShape() + " in the network");
        }
        Shape output = network.outputShapes().get(OutputFit.mainOutput(info.loss(), network));
        if (!info.output().equals(output)) {
            differences.add("output: " + info.output() + " in the file, " + output + " in the network");
        }
        if (!info.designHash().equals(network.designHash())) {
            differences.add("design: its hash is " + info.designHash() + " in the file, " + network.designHash()
                    + " in the network"
                    + (differences.isEmpty() ? " (the same parameters, but other layers or settings)" : ""));
        }
        if (!differences.isEmpty()) {
            throw CoreMessage.OTHER_MODEL.exception(path, network.name(), Weights.list(differences));
        }
        Weights.copyTo(network, weights, "");
    }
}
