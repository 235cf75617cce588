package org.netloom.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.netloom.design.Body;
import org.netloom.design.Design;
import org.netloom.design.Expansion;
import org.netloom.design.Findings;
import org.netloom.design.FlatNode;
import org.netloom.design.Node;
import org.netloom.plan.ParameterTypes;
import org.netloom.problem.Problem;
import org.netloom.problem.Severity;

/** Checks designs: every problem at once, and the shapes and costs of every layer. */
public final class Checker {
    private Checker() {}

    /** Checks a design. Never throws for what is wrong with it. */
    public static CheckResult check(Design design) {
        Findings findings = new Findings();
        Expansion expansion = Expansion.of(design, findings);
        new StructureCheck(design, expansion, findings).run();
        Map<FlatNode, NodeReport> reports = new ShapeCheck(expansion, findings).run();
        new SharingCheck(design, expansion, reports, findings).run();
        new TrainingCheck(design, expansion, reports, findings).run();
        if (findings.all().stream().allMatch(p -> p.severity() == Severity.WARNING)) {
            ParameterTypes.problems(design, expansion).forEach(findings::add);
        }
        return new CheckResult(design, expansion, sorted(design, expansion, findings.all()), reports);
    }

    private static List<Problem> sorted(Design design, Expansion expansion, List<Problem> problems) {
        Map<String, Integer> position = new HashMap<>();
        for (Body body : design.bodies()) {
            for (Node node : body.nodes()) {
                position.putIfAbsent(expansion.prefix(body) + node.id(), position.size());
            }
        }
        expansion.nodes().forEach(n -> position.putIfAbsent(n.path(), position.size()));
        List<Problem> sorted = new ArrayList<>(problems);
        sorted.sort(Comparator.comparing(Problem::severity)
                .thenComparingInt(p -> position.getOrDefault(p.node(), p.node().isEmpty() ? -1 : Integer.MAX_VALUE)));
        return sorted;
    }
}
