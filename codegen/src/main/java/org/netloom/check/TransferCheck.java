package org.netloom.check;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.netloom.design.Expansion;
import org.netloom.design.Findings;
import org.netloom.design.FlatNode;
import org.netloom.optimize.Transfer;
import org.netloom.problem.Fix;
import org.netloom.problem.NearestMatch;
import org.netloom.problem.Problem;

/** Holds the names in a plan's transfer section against the nodes of the design. */
final class TransferCheck {
    private static final String SECTION = "training.transfer.";

    private final Findings findings;
    private final Set<String> names = new LinkedHashSet<>();

    TransferCheck(Expansion expansion, Map<FlatNode, NodeReport> reports, Findings findings) {
        this.findings = findings;
        for (FlatNode node : expansion.nodes()) {
            boolean learns = reports.containsKey(node) && reports.get(node).parameterCount() > 0;
            if (learns) {
                add(node.path());
            }
        }
    }

    /** A node and all blocks that it stands in, with the number of the repetition and without. */
    private void add(String path) {
        for (int i = 1; i < path.length(); i++) {
            if (path.charAt(i) == '.' || path.charAt(i) == '[') {
                names.add(path.substring(0, i));
            }
        }
        names.add(path);
    }

    void run(Transfer transfer) {
        known("anew", transfer.anew());
        known("freeze", transfer.freeze());
        known("freezeAllBut", transfer.freezeAllBut());
        for (int i = 0; i < transfer.rates().size(); i++) {
            known("rates[" + i + "].nodes", transfer.rates().get(i).nodes());
        }
    }

    private void known(String list, List<String> nodes) {
        for (int i = 0; i < nodes.size(); i++) {
            String name = nodes.get(i);
            if (names.contains(name)) {
                continue;
            }
            String path = "transfer." + list + "[" + i + "]";
            List<Fix> fixes = NearestMatch.of(name, names).stream()
                    .<Fix>map(n -> new Fix.SetPlan("make it " + n, path, n))
                    .toList();
            String text = DesignMessage.NO_SUCH_NODE_TO_FREEZE.text(name, NearestMatch.suggestion(name, names));
            findings.add(
                    new Problem(DesignMessage.NO_SUCH_NODE_TO_FREEZE, "", SECTION + list + "[" + i + "]", text, fixes));
        }
    }
}
