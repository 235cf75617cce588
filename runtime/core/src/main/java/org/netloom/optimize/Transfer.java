package org.netloom.optimize;

import java.util.List;
import org.netloom.problem.CoreMessage;
import org.netloom.problem.Problem;
import org.netloom.spec.Doc;
import org.netloom.spec.Param;
import org.netloom.spec.Spec;
import org.netloom.spec.SpecType;

/** What a training takes over from an earlier one. */
@Doc(
        summary = "Starts from trained weights, and says which nodes learn and how fast.",
        formula = "frozen nodes keep all their numbers; from epoch release + 1 on they learn, too",
        use = "With few data of its own: take a network that was trained on many, replace its head, freeze all but the"
                + " head for some epochs, then release the rest at a small rate. Frozen batch norm uses its running"
                + " moments and keeps them.",
        avoid =
                "Not from a network that was trained on something quite different: with enough data of its own a network"
                        + " learns as well from the start. Weights fit only where names and shapes are the same.",
        source = "Yosinski et al. 2014; Kornblith, Shlens and Le 2019")
public record Transfer(
        @Param(doc = "model file (safetensors) whose parameters are taken over by name; empty: none", def = "\"\"")
        String weights,

        @Param(doc = "nodes or blocks that start anew, though the file has them", def = "[]")
        List<String> anew,

        @Param(doc = "nodes or blocks that do not learn", def = "[]")
        List<String> freeze,

        @Param(doc = "nodes or blocks that learn while all others do not", def = "[]")
        List<String> freezeAllBut,

        @Param(doc = "epochs after which what was frozen learns, too; 0: never", unit = "epochs", min = 0, def = "0")
        int release,

        @Param(doc = "nodes that learn at a rate of their own", def = "[]")
        List<RateGroup> rates)
        implements Spec {
    public static Transfer of() {
        return new Transfer("", List.of(), List.of(), List.of(), 0, List.of());
    }

    private Transfer with(String component, Object value) {
        return SpecType.of(Transfer.class).copy(this, component, value);
    }

    public Transfer weights(String value) {
        return with("weights", value);
    }

    public Transfer anew(List<String> value) {
        return with("anew", value);
    }

    public Transfer anew(String... value) {
        return anew(List.of(value));
    }

    public Transfer freeze(List<String> value) {
        return with("freeze", value);
    }

    public Transfer freeze(String... value) {
        return freeze(List.of(value));
    }

    public Transfer freezeAllBut(List<String> value) {
        return with("freezeAllBut", value);
    }

    public Transfer freezeAllBut(String... value) {
        return freezeAllBut(List.of(value));
    }

    public Transfer release(int value) {
        return with("release", value);
    }

    public Transfer rates(List<RateGroup> value) {
        return with("rates", value);
    }

    public Transfer rates(RateGroup... value) {
        return rates(List.of(value));
    }

    /** True where anything is frozen at all. */
    public boolean freezes() {
        return !freeze.isEmpty() || !freezeAllBut.isEmpty();
    }

    @Override
    public List<Problem> conflicts() {
        return freeze.isEmpty() || freezeAllBut.isEmpty()
                ? List.of()
                : List.of(CoreMessage.FREEZE_TWICE.problem("freezeAllBut"));
    }
}
