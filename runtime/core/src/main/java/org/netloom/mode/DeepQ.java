package org.netloom.mode;

import java.util.List;
import org.netloom.problem.CoreMessage;
import org.netloom.problem.Problem;
import org.netloom.spec.Doc;
import org.netloom.spec.Param;
import org.netloom.spec.SpecType;

/** Learning from the rewards of a game. */
@Doc(
        summary = "Plays a game, and learns what each action is worth from the rewards that follow.",
        formula = "L(Q(s, a), r + discount*max over a' of Q'(s', a')); Q' is a copy of the network that is renewed "
                + "every sync steps; doubleQ: Q'(s', argmax over a' of Q(s', a'))",
        use =
                "For a network from what a player sees to one number per action. The data set is a game. An epoch is "
                        + "stepsPerEpoch steps of the optimizer, each on a batch from the memory of what was played. Huber as "
                        + "loss keeps surprises from tearing the weights. Too little exploration, and it never finds the reward.",
        avoid = "Not for many or continuous actions, or where the best answer is known for every state: then "
                + "Supervised learns it much faster.",
        source = "Watkins 1989; Mnih et al. 2015; double: van Hasselt, Guez and Silver 2016")
public record DeepQ(
        @Param(doc = "what a reward is worth one move later", min = 0, max = 1, def = "0.95")
        double discount,

        @Param(doc = "moves that are remembered", unit = "moves", min = 1, max = 10000000, def = "5000")
        int memory,

        @Param(doc = "random moves before the first step", unit = "moves", min = 1, max = 10000000, def = "500")
        int warmUp,

        @Param(doc = "moves played between two steps", unit = "moves", min = 1, max = 10000, def = "2")
        int movesPerStep,

        @Param(doc = "steps in an epoch", unit = "steps", min = 1, max = 10000000, def = "500")
        int stepsPerEpoch,

        @Param(doc = "steps between renewals of the target network", unit = "steps", min = 1, def = "200")
        int sync,

        @Param(doc = "share of random moves at the start", min = 0, max = 1, def = "1")
        double explorationStart,

        @Param(doc = "share of random moves at the end", min = 0, max = 1, def = "0.05")
        double explorationEnd,

        @Param(
                doc = "moves in which exploration falls from start to end",
                unit = "moves",
                min = 0,
                max = 100000000,
                def = "4000")
        int explorationMoves,

        @Param(doc = "the network chooses the next action, its copy rates it", def = "true")
        boolean doubleQ,

        @Param(
                doc = "games played without exploration after each epoch",
                unit = "games",
                min = 1,
                max = 100000,
                def = "100")
        int games)
        implements TrainingMode {
    public static DeepQ of() {
        return new DeepQ(0.95, 5000, 500, 2, 500, 200, 1, 0.05, 4000, true, 100);
    }

    @Override
    public List<Problem> conflicts() {
        return warmUp <= memory
                ? List.of()
                : List.of(CoreMessage.WARM_UP_OVER_MEMORY.problem("warmUp", warmUp, memory));
    }

    public DeepQ discount(double value) {
        return with("discount", value);
    }

    public DeepQ memory(int value) {
        return with("memory", value);
    }

    public DeepQ warmUp(int value) {
        return with("warmUp", value);
    }

    public DeepQ movesPerStep(int value) {
        return with("movesPerStep", value);
    }

    public DeepQ stepsPerEpoch(int value) {
        return with("stepsPerEpoch", value);
    }

    public DeepQ sync(int value) {
        return with("sync", value);
    }

    public DeepQ explorationStart(double value) {
        return with("explorationStart", value);
    }

    public DeepQ explorationEnd(double value) {
        return with("explorationEnd", value);
    }

    public DeepQ explorationMoves(int value) {
        return with("explorationMoves", value);
    }

    public DeepQ doubleQ(boolean value) {
        return with("doubleQ", value);
    }

    public DeepQ games(int value) {
        return with("games", value);
    }

    private DeepQ with(String component, Object value) {
        return SpecType.of(DeepQ.class).copy(this, component, value);
    }
}
