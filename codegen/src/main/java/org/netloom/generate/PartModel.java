package org.netloom.generate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.netloom.check.DesignMessage;
import org.netloom.data.Preprocessor;
import org.netloom.data.TargetKind;
import org.netloom.layer.Network;
import org.netloom.layer.Parameter;
import org.netloom.model.AtomicFile;
import org.netloom.model.ModelFile;
import org.netloom.model.ModelInfo;
import org.netloom.model.SafeTensors;
import org.netloom.model.Task;
import org.netloom.model.Weights;
import org.netloom.ops.Backend;
import org.netloom.plan.NetworkPlan;
import org.netloom.plan.PlannedNetwork;
import org.netloom.spec.Shape;
import org.netloom.tensor.Tensor;

/** The model file of a part of a trained network: its weights, by their names in the whole. */
final class PartModel {
    private PartModel() {}

    /**
     * The bytes of the file.
     *
     * @param plan of the part
     * @param part where its weights come from
     * @throws org.netloom.problem.NetloomException if there is no such model, or NL-715 where it lacks a parameter of the
     *     part or has one of another shape
     */
    static byte[] of(NetworkPlan plan, ExportOptions.Part part) {
        ModelInfo whole = ModelFile.read(part.model()).info();
        Map<String, Tensor> trained = SafeTensors.read(part.model()).tensors();
        Network network = new PlannedNetwork(plan).prepareForInference(1, Backend.ops());
        List<String> differences = new ArrayList<>();
        for (Parameter p : network.parameters()) {
            String source = source(p.name(), part.sources());
            Tensor from = trained.get(source);
            if (from == null || !from.shape().equals(p.declared().shape())) {
                String there = from == null ? "nothing" : from.shape().toString();
                differences.add(source + ": " + p.declared().shape() + " in the design, " + there + " in the file");
            } else {
                Weights.copy(from, p.value());
            }
        }
        if (!differences.isEmpty()) {
            throw DesignMessage.PART_MODEL.exception(part.model(), plan.design().name(), Weights.list(differences));
        }
        return bytes(network, info(plan, whole));
    }

    /** "rightTower.conv.weight" may be "leftTower.conv.weight" in the whole. */
    private static String source(String parameter, Map<String, String> sources) {
        for (int dot = parameter.lastIndexOf('.'); dot > 0; dot = parameter.lastIndexOf('.', dot - 1)) {
            String layer = sources.get(parameter.substring(0, dot));
            if (layer != null) {
                return layer + parameter.substring(dot);
            }
        }
        return parameter;
    }

    /** Samples are prepared as they were for the whole, where the part takes the same; outputs are numbers as they are. */
    private static ModelInfo info(NetworkPlan plan, ModelInfo whole) {
        Shape sample = plan.sampleShape();
        boolean same = sample.equals(whole.input());
        return new ModelInfo(
                ClassModels.runName(plan),
                plan.designHash(),
                sample,
                plan.outputShape(),
                Task.EMBEDDING,
                List.of(),
                whole.loss(),
                same ? whole.preprocessor() : Preprocessor.none(sample),
                TargetKind.LABELS,
                same ? whole.schema() : Optional.empty());
    }

    private static byte[] bytes(Network network, ModelInfo info) {
        try {
            Path file = Files.createTempFile("netloom-", ".safetensors");
            try {
                ModelFile.write(file, network, info);
                return Files.readAllBytes(file);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw DesignMessage.EXPORT_FAILED.exception(info.network(), AtomicFile.reasonNotWritten(e));
        }
    }
}
