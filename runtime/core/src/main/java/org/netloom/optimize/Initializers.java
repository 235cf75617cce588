package org.netloom.optimize;

import java.util.function.LongToDoubleFunction;
import org.netloom.layer.Network;
import org.netloom.layer.Parameter;
import org.netloom.ops.Randoms;
import org.netloom.spec.ParameterShape;

/**
 * Gives a network's parameters the values they start from. Number i of a weight follows from the seed, the parameter's
 * name and i alone: not from the order of the layers.
 */
public final class Initializers {
    /** Purpose of these random numbers, so that no other use of the same seed draws the same ones. */
    private static final long PURPOSE = 0x1717;

    private Initializers() {}

    /** Sets weights as the spec says, centers to signs, and everything else to its start: biases 0, scales 1, state. */
    public static void initialize(Network network, InitializerSpec spec, long seed) {
        for (Parameter p : network.parameters()) {
            ParameterShape declared = p.declared();
            LongToDoubleFunction values = values(spec, declared, key(seed, p.name()));
            for (int i = 0, n = p.value().size(); i < n; i++) {
                p.value().set(i, declared.isAbsent(i) ? 0 : values.applyAsDouble(i));
            }
        }
        network.execution().parametersChanged();
    }

    private static LongToDoubleFunction values(InitializerSpec spec, ParameterShape p, long key) {
        return switch (p.role()) {
            case WEIGHT -> weights(spec, p, key);
            case CENTER, FIXED_CENTER ->
                i -> p.starts().isEmpty() ? 2 * (Randoms.bits(key, i) >>> 63) - 1 : p.start((int) i);
            default -> i -> p.start((int) i);
        };
    }

    private static LongToDoubleFunction weights(InitializerSpec spec, ParameterShape p, long key) {
        return switch (spec) {
            case ConstantInit s -> _ -> s.value();
            case GaussianInit s -> i -> s.deviation() * gaussian(key, i);
            case UniformInit s -> i -> s.limit() * symmetric(key, i);
            case XavierInit _ -> {
                double limit = Math.sqrt(6.0 / (p.fanIn() + p.fanOut()));
                yield i -> limit * symmetric(key, i);
            }
            case HeInit _ -> {
                double deviation = Math.sqrt(2.0 / p.fanIn());
                yield i -> deviation * gaussian(key, i);
            }
        };
    }

    private static long key(long seed, String name) {
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * 0x100000001B3L;
        }
        return Randoms.key(PURPOSE, seed, hash);
    }

    /** In (-1, 1), never an end. */
    private static double symmetric(long key, long i) {
        return 2 * open(key, i) - 1;
    }

    /** In (0, 1): the middle of one of 2^52 equal parts. */
    private static double open(long key, long i) {
        return ((Randoms.bits(key, i) >>> 12) + 0.5) * 0x1p-52;
    }

    /** Standard normal (Box and Muller 1958); StrictMath gives the same bits on every machine. */
    private static double gaussian(long key, long i) {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(open(key, 2 * i)));
        return radius * StrictMath.cos(2 * Math.PI * open(key, 2 * i + 1));
    }
}
