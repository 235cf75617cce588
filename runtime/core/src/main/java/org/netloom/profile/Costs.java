package org.netloom.profile;

import java.util.Arrays;
import org.netloom.ops.Ops;
import org.netloom.spec.ConvGeometry;
import org.netloom.tensor.Channels;
import org.netloom.tensor.Tensor;

/** Arithmetic and traffic of the operations of {@link Ops} and its families, from their arguments. */
final class Costs {
    private Costs() {}

    /** Operations of products and convolutions, two for each multiply-add; 0 for others. */
    static double flops(String operation, Object... args) {
        return 2
                * switch (operation) {
                    case "matmul" -> product(args, 0);
                    case "matmuls" -> number(args[0]) * product(args, 1);
                    case "conv2d" -> window(args[0]) * size(args[5]);
                    case "conv2dByData" -> window(args[0]) * size(args[1]);
                    case "conv2dByFilter" -> window(args[0]) * size(args[2]);
                    case "correlation" -> channels(args[2]) * size(args[4]);
                    case "correlationGradient" -> channels(args[3]) * size(args[2]);
                    case "squaredDistances" -> channels(args[0]) * size(args[3]);
                    case "squaredDistancesGradient" ->
                        channels(args[0]) * size(args[3]) * ((args[5] == null ? 0 : 1) + (args[6] == null ? 0 : 1));
                    default -> 0;
                };
    }

    /** Bytes of all tensors that an operation reads or writes, each counted once. */
    static double bytes(String operation, Object... args) {
        return switch (operation) {
            // Only some channels of both are touched.
            case "copyChannels" -> 2.0 * ((Tensor) args[0]).rows() * number(args[4]) * element(args[0]);
            // Only some rows of the table are.
            case "takeRows" -> bytes(args[1]) + 2 * bytes(args[2]);
            default ->
                Arrays.stream(args == null ? new Object[0] : args)
                        .mapToDouble(Costs::bytes)
                        .sum();
        };
    }

    private static double product(Object[] args, int at) {
        return number(args[at]) * number(args[at + 1]) * number(args[at + 2]);
    }

    private static double number(Object integer) {
        return (Integer) integer;
    }

    /** Numbers that one element of the output of a convolution is a sum of. */
    private static double window(Object geometry) {
        ConvGeometry g = (ConvGeometry) geometry;
        return (double) g.kh() * g.kw() * g.c() / g.groups();
    }

    private static double size(Object tensor) {
        return ((Tensor) tensor).size();
    }

    private static double channels(Object tensor) {
        return ((Tensor) tensor).shape().channels();
    }

    private static double element(Object tensor) {
        return ((Tensor) tensor).precision().bytes();
    }

    private static double bytes(Object argument) {
        return switch (argument) {
            case Tensor t -> (double) t.size() * t.precision().bytes();
            case Tensor[] all -> Arrays.stream(all).mapToDouble(Costs::bytes).sum();
            case Channels c ->
                (double) c.rows() * c.count() * c.tensor().precision().bytes();
            case null, default -> 0;
        };
    }
}
