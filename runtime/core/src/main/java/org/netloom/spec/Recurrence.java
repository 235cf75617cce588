package org.netloom.spec;

import java.util.ArrayList;
import java.util.List;

/** What recurrent layers share: a product with the input's channels and one with the state, for all gates at once. */
final class Recurrence {
    private Recurrence() {}

    static Shape outputShape(Shape in, int units, boolean everyStep) {
        return everyStep ? Limits.sample(in.length(), units) : Shape.of(units);
    }

    /** {@code W: C x gates*units} and {@code U: units x gates*units}. */
    static List<ParameterShape> weights(Shape in, int units, int gates) {
        List<ParameterShape> weights = new ArrayList<>();
        weights.add(weight("weight", in.channels(), units, gates));
        weights.add(weight("recurrent_weight", units, units, gates));
        return weights;
    }

    private static ParameterShape weight(String name, int rows, int units, int gates) {
        long columns = (long) gates * units;
        return new ParameterShape(name, ParameterShape.Role.WEIGHT, Limits.parameter(rows, columns), rows, columns);
    }

    static ParameterShape bias(String name, int units, int gates) {
        return new ParameterShape(name, ParameterShape.Role.BIAS, Shape.of(gates * units), 0, 0);
    }

    static Formula multiplyAdds(Shape in, int units, int gates) {
        long each = ((long) in.channels() + units) * gates * units;
        String arithmetic = in.length() + "*(" + in.channels() + " + " + units + ")*" + gates + "*" + units;
        return new Formula("multiply-adds", arithmetic, in.length() * each);
    }
}
