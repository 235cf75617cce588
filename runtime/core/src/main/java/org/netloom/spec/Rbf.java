package org.netloom.spec;

import java.util.ArrayList;
import java.util.List;
import org.netloom.problem.CoreMessage;
import org.netloom.problem.NetloomException;
import org.netloom.problem.Problem;

/** Radial basis functions: squared distances from centres. */
@Doc(
        summary = "Measures how far its input is from one centre per unit: the squared distance.",
        formula = "y[k] = sum over j of (x[j] - w[k,j])^2, with the other sign where negated",
        use =
                "The output of LeNet-5: 84 inputs against 10 fixed bitmaps of 7 x 12, where the least distance is the class. With"
                        + " negate the outputs are scores, which softmax cross-entropy can learn from: the penalty of LeNet-5 but for"
                        + " its constant. Centers start as random numbers of -1 and 1, or as the patterns given, and are never"
                        + " decayed.",
        avoid =
                "Not far from all centers, where the gradients of squares are huge: have a Tanh in front. Otherwise a dense"
                        + " layer learns more easily.",
        source = "LeCun, Bottou, Bengio and Haffner 1998; Broomhead and Lowe 1988")
public record Rbf(
        @Param(doc = "number of units, each with a center", min = 1, max = 1000000, brief = "%s units")
        int units,

        @Param(doc = "learn the centers; otherwise they stay as they start", def = "true")
        boolean learned,

        @Param(doc = "give the distances a minus, so that the nearest center has the largest output", def = "false")
        boolean negate,

        @Param(
                doc =
                        "where the centers start: for each unit a text with a sign for each input, + for 1 and - for -1; none:"
                                + " at random",
                def = "[]",
                brief = "given patterns")
        List<String> patterns)
        implements LayerSpec {

    public Rbf {
        patterns = List.copyOf(patterns);
    }

    public static Rbf of(int units) {
        return new Rbf(units, true, false, List.of());
    }

    public Rbf learned(boolean value) {
        return new Rbf(units, value, negate, patterns);
    }

    public Rbf negate(boolean value) {
        return new Rbf(units, learned, value, patterns);
    }

    public Rbf patterns(List<String> value) {
        return new Rbf(units, learned, negate, value);
    }

    public Rbf patterns(String... value) {
        return patterns(List.of(value));
    }

    @Override
    public Category category() {
        return Category.DENSE;
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        checkPatterns(vector(inputs));
        return Shape.of(units);
    }

    private Shape vector(List<Shape> inputs) {
        Shape in = single(inputs);
        if (!in.isVector()) {
            throw CoreMessage.RANK.exception(typeName(), "a vector", in);
        }
        return in;
    }

    private void checkPatterns(Shape in) {
        if (patterns.isEmpty()) {
            return;
        }
        List<Problem> problems = new ArrayList<>();
        if (patterns.size() != units) {
            problems.add(CoreMessage.PATTERN_COUNT.problem("patterns", units, patterns.size()));
        }
        for (int k = 0; k < patterns.size(); k++) {
            String text = patterns.get(k);
            if (text.length() != in.channels() || !text.chars().allMatch(c -> c == '+' || c == '-')) {
                problems.add(CoreMessage.PATTERN.problem("patterns[" + k + "]", in.channels(), text.length()));
            }
        }
        if (!problems.isEmpty()) {
            throw new NetloomException(problems);
        }
    }

    @Override
    public List<ParameterShape> parameters(List<Shape> inputs) {
        int n = vector(inputs).channels();
        checkPatterns(vector(inputs));
        ParameterShape.Role role = learned ? ParameterShape.Role.CENTER : ParameterShape.Role.FIXED_CENTER;
        ParameterShape centers = new ParameterShape("centers", role, Limits.parameter(units, n), 0, 0);
        String signs = String.join("", patterns);
        for (int from = 0; from < signs.length(); ) {
            int to = from + 1;
            while (to < signs.length() && signs.charAt(to) == signs.charAt(from)) {
                to++;
            }
            centers = centers.startingAt(from, to, signs.charAt(from) == '+' ? 1 : -1);
            from = to;
        }
        return List.of(centers);
    }

    @Override
    public Formula parameterFormula(List<Shape> inputs) {
        int n = vector(inputs).channels();
        return learned
                ? new Formula("parameters", n + "*" + units, (long) n * units)
                : new Formula("parameters", "0", 0);
    }

    @Override
    public Formula multiplyAdds(List<Shape> inputs) {
        int n = vector(inputs).channels();
        return new Formula("multiply-adds", n + "*" + units, (long) n * units);
    }

    @Override
    public Retains retains() {
        return Retains.INPUT;
    }
}
