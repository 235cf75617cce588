package org.netloom.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.netloom.layer.Network;
import org.netloom.layer.Parameter;
import org.netloom.optimize.ParameterGroups;
import org.netloom.problem.CoreMessage;
import org.netloom.tensor.Tensor;

/**
 * Parameters of a trained network that another one starts from: those of equal name and shape are taken over, the others
 * start anew.
 *
 * @param matched names of the parameters that were taken over
 * @param anew what starts as initialised, each with the reason
 * @param unused tensors of the file that the network has no place for
 */
public record StartWeights(List<String> matched, List<String> anew, List<String> unused) {
    private static final String CHECKPOINT = "weights/";
    private static final int SHOWN = 6;

    public StartWeights {
        matched = List.copyOf(matched);
        anew = List.copyOf(anew);
        unused = List.copyOf(unused);
    }

    /**
     * Copies what fits into a prepared network. Reads model files, checkpoints, and safetensors files of other programs
     * whose tensors have the names and the layout of this one (convolutions kh x kw x in x out).
     *
     * @param fresh nodes or blocks that start anew in any case
     * @throws org.netloom.problem.NetloomException NL-412, NL-413 if the file is missing or damaged, NL-317 if nothing in
     *     it fits
     */
    public static StartWeights load(Path path, Network network, List<String> fresh) {
        Map<String, Tensor> tensors = own(SafeTensors.read(path).tensors());
        List<String> matched = new ArrayList<>();
        List<String> anew = new ArrayList<>();
        for (Parameter p : network.parameters()) {
            Optional<Tensor> given = Optional.ofNullable(tensors.remove(p.name()));
            if (fresh.stream().anyMatch(n -> ParameterGroups.names(n, p.name()))) {
                anew.add(p.name());
            } else if (given.filter(t -> t.shape().equals(p.declared().shape())).isPresent()) {
                Weights.copy(given.get(), p.value());
                matched.add(p.name());
            } else {
                anew.add(p.name() + " ("
                        + given.map(t -> t.shape() + " in the file, "
                                        + p.declared().shape() + " here")
                                .orElse("not in the file")
                        + ")");
            }
        }
        StartWeights report = new StartWeights(matched, anew, List.copyOf(tensors.keySet()));
        if (matched.isEmpty()) {
            throw CoreMessage.NO_WEIGHTS_FIT.exception(path, network.name(), Weights.list(report.differences()));
        }
        network.execution().parametersChanged();
        return report;
    }

    /** The tensors of a model file, or those of a checkpoint that are weights, by the names of parameters. */
    private static Map<String, Tensor> own(Map<String, Tensor> all) {
        Map<String, Tensor> own = new LinkedHashMap<>();
        all.forEach((name, t) -> {
            if (name.startsWith(CHECKPOINT)) {
                own.put(name.substring(CHECKPOINT.length()), t);
            }
        });
        if (!own.isEmpty()) {
            return own;
        }
        Map<String, Tensor> weights = new LinkedHashMap<>(all);
        weights.keySet().removeIf(name -> name.startsWith(ModelFile.PREPROCESSING));
        return weights;
    }

    private List<String> differences() {
        List<String> all = new ArrayList<>();
        anew.forEach(p -> all.add("starts anew: " + p));
        unused.forEach(t -> all.add("not used: " + t));
        return all;
    }

    /** "taken over 41 of 43 parameters; anew: fc.weight (512 x 1000 in the file, 512 x 10 here), ...". */
    public String text() {
        StringBuilder s = new StringBuilder(
                "taken over " + matched.size() + " of " + (matched.size() + anew.size()) + " parameters");
        list(s, "; anew: ", anew);
        list(s, "; not used: ", unused);
        return s.toString();
    }

    private static void list(StringBuilder s, String head, List<String> names) {
        if (!names.isEmpty()) {
            s.append(head)
                    .append(String.join(", ", names.subList(0, Math.min(SHOWN, names.size()))))
                    .append(names.size() > SHOWN ? " and " + (names.size() - SHOWN) + " more" : "");
        }
    }
}
