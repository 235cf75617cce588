package org.netloom.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.netloom.design.Design;
import org.netloom.design.Expansion;
import org.netloom.design.FlatNode;
import org.netloom.problem.CoreMessage;
import org.netloom.problem.NetloomException;
import org.netloom.problem.Problem;
import org.netloom.problem.Severity;
import org.netloom.spec.Input;
import org.netloom.spec.Shape;
import org.netloom.tensor.DeviceMemory;

/** Everything the checker found out about a design, at the time of the check. */
public final class CheckResult {
    private final Design design;
    private final Expansion expansion;
    private final List<Problem> problems;
    private final Map<FlatNode, NodeReport> reports;
    private final Map<String, NodeReport> byPath = new LinkedHashMap<>();
    private final Totals totals;
    private Optional<MemoryReport> memory;

    CheckResult(Design design, Expansion expansion, List<Problem> problems, Map<FlatNode, NodeReport> reports) {
        this.design = design;
        this.expansion = expansion;
        this.problems = List.copyOf(problems);
        this.reports = reports;
        reports.forEach((node, report) -> byPath.put(node.path(), report));
        this.totals = sum();
    }

    private Totals sum() {
        int layers = 0;
        long parameters = 0;
        long state = 0;
        long multiplyAdds = 0;
        boolean complete = true;
        for (NodeReport r : reports()) {
            layers += r.spec().orElse(null) instanceof Input ? 0 : 1;
            parameters += r.parameterCount();
            state += r.stateCount();
            multiplyAdds += r.multiplyAdds().value();
            complete &= r.sound();
        }
        return new Totals(layers, parameters, state, multiplyAdds, complete);
    }

    /** The design that was checked. */
    public Design design() {
        return design;
    }

    /** The design with its blocks written out. */
    public Expansion expansion() {
        return expansion;
    }

    // ---- problems ---------------------------------------------------------------------------------------------------

    /** All problems: errors first, then in the order of the document. */
    public List<Problem> problems() {
        return problems;
    }

    public List<Problem> errors() {
        return problems.stream().filter(p -> p.severity() == Severity.ERROR).toList();
    }

    public List<Problem> warnings() {
        return problems.stream().filter(p -> p.severity() == Severity.WARNING).toList();
    }

    /** True where there is no error; there may be warnings. */
    public boolean ok() {
        return errors().isEmpty();
    }

    /**
     * This result, where there is no error.
     *
     * @throws NetloomException with all errors
     */
    public CheckResult orThrow() {
        if (!ok()) {
            throw new NetloomException(errors());
        }
        return this;
    }

    // ---- layers -----------------------------------------------------------------------------------------------------

    /** One report for each layer of the network, in the order of the data. Blocks that nothing uses have none. */
    public Collection<NodeReport> reports() {
        List<NodeReport> used = new ArrayList<>();
        reports.forEach((node, report) -> {
            if (!node.path().contains(Expansion.DEFINITION)) {
                used.add(report);
            }
        });
        return Collections.unmodifiableList(used);
    }

    /** The report for "conv1" or "stage1[0].conv1"; also for layers of unused blocks: "Residual::conv1". */
    public Optional<NodeReport> report(String path) {
        return Optional.ofNullable(byPath.get(path));
    }

    public Optional<NodeReport> report(FlatNode node) {
        return Optional.ofNullable(reports.get(node));
    }

    /**
     * Shape of what a node puts out: of a layer, or of a block (of several in a row, the last) by the path of its node.
     * Empty where it is unknown.
     */
    public Optional<Shape> outputShape(String path) {
        return expansion.producer(path).flatMap(this::report).flatMap(NodeReport::output);
    }

    /** Shape of the main output of the network; empty where it is unknown. */
    public Optional<Shape> outputShape() {
        return expansion.output().flatMap(this::report).flatMap(NodeReport::output);
    }

    /** Shapes of all outputs that are known, the main one first. */
    public List<Shape> outputShapes() {
        return design.outputs().stream()
                .flatMap(n -> outputShape(n.id()).stream())
                .toList();
    }

    /** Shape of a sample: of the only Input, or the numbers of all of them, one behind the other; empty where unknown. */
    public Optional<Shape> inputShape() {
        List<Shape> all = inputShapes();
        long numbers = all.stream().mapToLong(Shape::elements).sum();
        if (all.size() < 2 || numbers > Integer.MAX_VALUE) {
            return all.stream().findFirst();
        }
        return Optional.of(Shape.of((int) numbers));
    }

    /** Shapes of all Inputs that are known, in the order of the document. */
    public List<Shape> inputShapes() {
        return design.inputs().stream()
                .flatMap(n -> outputShape(n.id()).stream())
                .toList();
    }

    /** Sums over all layers. */
    public Totals totals() {
        return totals;
    }

    /**
     * Predicted peak memory, worked out at the first call: it takes longer than the check. Empty where the design has
     * errors, or where a tensor would be larger than an array can be.
     */
    public synchronized Optional<MemoryReport> memory() {
        if (memory == null) {
            memory = predict(Optional.empty());
        }
        return memory;
    }

    /** The same of a training on a device, worked out at each call; empty: the processor. */
    public Optional<MemoryReport> memory(Optional<DeviceMemory> device) {
        return device.isEmpty() ? memory() : predict(device);
    }

    private Optional<MemoryReport> predict(Optional<DeviceMemory> device) {
        if (!ok()) {
            return Optional.empty();
        }
        try {
            return Optional.of(MemoryReport.of(design, device));
        } catch (NetloomException e) {
            if (e.problems().getFirst().key() != CoreMessage.TENSOR_TOO_LARGE) {
                throw e;
            }
            return Optional.empty();
        }
    }
}
