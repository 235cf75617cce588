package org.netloom.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.netloom.check.CheckResult;
import org.netloom.check.Checker;
import org.netloom.check.DesignMessage;
import org.netloom.check.NodeReport;
import org.netloom.design.Design;
import org.netloom.design.Expansion;
import org.netloom.design.FlatNode;
import org.netloom.optimize.RateGroup;
import org.netloom.optimize.Transfer;
import org.netloom.train.TrainingPlan;

/**
 * Makes of a trained network's design one that is tuned for other data: its head is fitted to them and starts anew, all
 * other weights are taken over, frozen for some epochs and then released at a small learning rate.
 */
public final class FineTune {
    private FineTune() {}

    /**
     * How to tune.
     *
     * @param weights model file of the trained network, as the plan is to name it
     * @param data data to be tuned for: a folder, a file or a generator; empty for the plan's own
     * @param release epochs after which all learns; empty for a third of them
     * @param factor of the learning rate for what is taken over, once it is released
     */
    public record Settings(String weights, Optional<String> data, Optional<Integer> release, double factor) {}

    /**
     * The design to be trained.
     *
     * @param head path of the layer that starts anew
     * @param changes what was changed to fit the data: "fc 10 -> 5"
     */
    public record Tuned(Design design, String head, List<String> changes) {
        public Tuned {
            changes = List.copyOf(changes);
        }
    }

    /**
     * A copy of a design with a plan for fine-tuning.
     *
     * @throws org.netloom.problem.NetloomException if the design has errors or no plan, or does not fit the data
     */
    public static Tuned of(Design design, Settings settings) {
        CheckResult checked = Checker.check(design);
        checked.orThrow();
        DataAdapter.Adapted adapted = settings.data()
                .map(where -> DataAdapter.fit(design, where))
                .orElseGet(() -> new DataAdapter.Adapted(design.copy(), List.of()));
        Design tuned = adapted.design();
        TrainingPlan plan = tuned.plan().orElseThrow(() -> DesignMessage.NO_PLAN.exception(design.name()));
        String head = head(tuned);
        int release = settings.release().orElse(Math.max(1, plan.epochs() / 3));
        tuned.training(plan.transfer(Transfer.of()
                .weights(settings.weights())
                .anew(head)
                .freezeAllBut(head)
                .release(release)
                .rates(RateGroup.of(others(tuned, head), settings.factor()))));
        return new Tuned(tuned, head, adapted.changes());
    }

    /** The layer with parameters that stands nearest to the output. */
    private static String head(Design design) {
        Expansion expansion = Expansion.of(design);
        CheckResult checked = Checker.check(design);
        Optional<FlatNode> at = expansion.output();
        while (at.isPresent() && parameters(checked, at.get()) == 0) {
            at = at.get().inputs().isEmpty()
                    ? Optional.empty()
                    : at.get().inputs().getFirst().source();
        }
        return at.map(FlatNode::path).orElseThrow(() -> DesignMessage.NOTHING_LEARNS.exception(design.name()));
    }

    private static long parameters(CheckResult checked, FlatNode node) {
        return checked.report(node.path()).map(NodeReport::parameterCount).orElse(0L);
    }

    /** The nodes and blocks of the design itself that hold parameters beside the head. */
    private static List<String> others(Design design, String head) {
        CheckResult checked = Checker.check(design);
        List<String> names = new ArrayList<>();
        for (FlatNode n : Expansion.of(design).nodes()) {
            String name = n.path().split("[.\\[]", 2)[0];
            boolean own = head.equals(name) || head.startsWith(name + ".") || head.startsWith(name + "[");
            if (parameters(checked, n) > 0 && !own && !names.contains(name)) {
                names.add(name);
            }
        }
        return names;
    }

    /** The path of a file as a design in a folder names it: relative where that is possible. */
    public static String relative(Path file, Path folder) {
        Path from = folder.toAbsolutePath().normalize();
        Path to = file.toAbsolutePath().normalize();
        return (from.getRoot() != null && from.getRoot().equals(to.getRoot()) ? from.relativize(to) : to)
                .toString()
                .replace('\\', '/');
    }
}
