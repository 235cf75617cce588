package org.netloom.model;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.netloom.layer.Network;
import org.netloom.layer.Parameter;
import org.netloom.tensor.Tensor;

/** The parameters and the running state of a network, compared with and copied to and from named tensors. */
public final class Weights {
    private static final int SHOWN = 12;

    private Weights() {}

    /** Adds all parameters of a prepared network, each under {@code prefix} and its name. */
    public static void addTo(SafeTensors file, String prefix, Network network) {
        for (Parameter p : network.parameters()) {
            file.put(prefix + p.name(), p.value());
        }
    }

    /**
     * What keeps tensors from fitting a prepared network: parameters that are missing, tensors it does not know, and
     * shapes that differ. Empty where they fit. Names are compared without the prefix; tensors without it are ignored.
     */
    public static List<String> differences(Map<String, Tensor> tensors, String prefix, Network network) {
        Map<String, Tensor> own = own(tensors, prefix);
        List<String> result = new ArrayList<>();
        Set<String> unknown = new LinkedHashSet<>(own.keySet());
        for (Parameter p : network.parameters()) {
            unknown.remove(p.name());
            Tensor given = own.get(p.name());
            if (given == null) {
                result.add("missing: " + p.name() + " (" + p.declared().shape() + ")");
            } else if (!given.shape().equals(p.declared().shape())) {
                result.add("other shape: " + p.name() + " is " + given.shape() + " in the file, "
                        + p.declared().shape() + " in the network");
            }
        }
        unknown.forEach(
                name -> result.add("unexpected: " + name + " (" + own.get(name).shape() + ") is not in the network"));
        return result;
    }

    /** Copies tensors that have no {@link #differences} into a prepared network. */
    public static void copyTo(Network network, Map<String, Tensor> tensors, String prefix) {
        for (Parameter p : network.parameters()) {
            copy(tensors.get(prefix + p.name()), p.value());
        }
        network.execution().parametersChanged();
    }

    /** Copies all numbers; shapes are equal. */
    public static void copy(Tensor from, Tensor to) {
        to.setAll(from.toArray());
    }

    /** One line for each difference, indented, at most a dozen. */
    public static String list(List<String> differences) {
        String shown = differences.stream().limit(SHOWN).map(d -> "\n  - " + d).collect(Collectors.joining());
        int more = differences.size() - SHOWN;
        return more > 0 ? shown + "\n  - and " + more + " more" : shown;
    }

    private static Map<String, Tensor> own(Map<String, Tensor> tensors, String prefix) {
        Map<String, Tensor> own = new java.util.LinkedHashMap<>();
        tensors.forEach((name, t) -> {
            if (name.startsWith(prefix)) {
                own.put(name.substring(prefix.length()), t);
            }
        });
        return own;
    }
}
