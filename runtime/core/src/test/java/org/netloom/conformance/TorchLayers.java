package org.netloom.conformance;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.netloom.spec.AvgPool2d;
import org.netloom.spec.BatchNorm;
import org.netloom.spec.Conv2d;
import org.netloom.spec.ConvTranspose2d;
import org.netloom.spec.Dense;
import org.netloom.spec.DepthToSpace;
import org.netloom.spec.Dropout;
import org.netloom.spec.ELU;
import org.netloom.spec.Flatten;
import org.netloom.spec.GELU;
import org.netloom.spec.GlobalAveragePool;
import org.netloom.spec.GroupNorm;
import org.netloom.spec.HardSigmoid;
import org.netloom.spec.HardSwish;
import org.netloom.spec.HardTanh;
import org.netloom.spec.InstanceNorm;
import org.netloom.spec.LayerNorm;
import org.netloom.spec.LayerSpec;
import org.netloom.spec.LeakyReLU;
import org.netloom.spec.LocalResponseNorm;
import org.netloom.spec.LogSoftmax;
import org.netloom.spec.MaxPool2d;
import org.netloom.spec.Mish;
import org.netloom.spec.PReLU;
import org.netloom.spec.Padding;
import org.netloom.spec.ReLU;
import org.netloom.spec.ReLU6;
import org.netloom.spec.Rearrangement;
import org.netloom.spec.SELU;
import org.netloom.spec.SiLU;
import org.netloom.spec.Sigmoid;
import org.netloom.spec.Size;
import org.netloom.spec.Slopes;
import org.netloom.spec.Softmax;
import org.netloom.spec.Softplus;
import org.netloom.spec.Tanh;
import org.netloom.spec.Upsample;
import org.netloom.spec.ZeroPad;

/** PyTorch's modules as specs of the catalogue. */
final class TorchLayers {
    private TorchLayers() {}

    /**
     * The specs that a module may stand for, most likely first: what it prints does not say everything. Empty where the
     * catalogue has none.
     *
     * @param rank of the input, with the batch
     * @param training the module's mode
     */
    static List<LayerSpec> specs(TorchModule m, String caseName, int rank, boolean training) {
        return switch (m.type()) {
            case "Conv2d" -> conv(m).map(List::<LayerSpec>of).orElse(List.of());
            case "ConvTranspose2d" -> transposed(m).map(List::<LayerSpec>of).orElse(List.of());
            case "Linear" ->
                rank == 2 ? List.of(Dense.of(m.integer("out_features", 1)).bias(m.is("bias", true))) : List.of();
            case "MaxPool2d" -> maxPool(m).map(List::<LayerSpec>of).orElse(List.of());
            case "AvgPool2d" -> avgPools(m, caseName);
            case "AdaptiveAvgPool2d" ->
                m.size("output_size", 0, 0.0).equals(Size.of(1)) ? List.of(GlobalAveragePool.of()) : List.of();
            case "BatchNorm1d", "BatchNorm2d" ->
                norm(m).map(List::<LayerSpec>of).orElse(List.of());
            case "Dropout" -> training ? List.of() : List.of(Dropout.of(m.number("p", 0, 0.5)));
            case "Flatten" ->
                m.number("start_dim", 0, 1) == 1 && m.number("end_dim", 1, -1) == -1
                        ? List.of(Flatten.of())
                        : List.of();
            // The last axes of an image are others there: channels come first.
            case "LayerNorm" ->
                rank > 2
                        ? List.of()
                        : List.of(LayerNorm.of()
                                .epsilon(m.number("eps", 1, 1e-5))
                                .affine(m.is("elementwise_affine", true)));
            case "GroupNorm" ->
                List.of(GroupNorm.of(m.integer("num_groups", 0))
                        .epsilon(m.number("eps", 2, 1e-5))
                        .affine(m.is("affine", true)));
            case "InstanceNorm1d", "InstanceNorm2d" ->
                m.is("track_running_stats", false)
                        ? List.of()
                        : List.of(InstanceNorm.of()
                                .epsilon(m.number("eps", 1, 1e-5))
                                .affine(m.is("affine", false)));
            case "LocalResponseNorm" ->
                List.of(LocalResponseNorm.of()
                        .size(m.integer("size", 0))
                        .alpha(m.number("alpha", 1, 1e-4))
                        .beta(m.number("beta", 2, 0.75))
                        .k(m.number("k", 3, 1)));
            case "PReLU" ->
                List.of(PReLU.of().slopes(m.number("num_parameters", 0, 1) == 1 ? Slopes.SHARED : Slopes.CHANNEL));
            case "Upsample" -> upsample(m).map(List::<LayerSpec>of).orElse(List.of());
            case "ZeroPad2d" -> List.of(zeroPad(m));
            case "PixelShuffle" ->
                List.of(DepthToSpace.of(m.integer("upscale_factor", 0)).mode(Rearrangement.CRD));
            default -> activation(m, rank).map(List::<LayerSpec>of).orElse(List.of());
        };
    }

    private static Padding padding(TorchModule m) {
        Object value = m.get("padding", -1, 0.0);
        if (value instanceof String s) {
            return s.equals("same") ? Padding.SAME : Padding.VALID;
        }
        Size size = m.size("padding", -1, 0.0);
        return Padding.of(size.height(), size.width());
    }

    private static Optional<Conv2d> conv(TorchModule m) {
        if (!m.get("padding_mode", -1, "zeros").equals("zeros")) {
            return Optional.empty();
        }
        return Optional.of(Conv2d.of(m.integer("out_channels", 1), m.size("kernel_size", 2, null))
                .stride(m.size("stride", -1, 1.0))
                .padding(padding(m))
                .dilation(m.size("dilation", -1, 1.0))
                .groups((int) m.number("groups", -1, 1))
                .bias(m.is("bias", true)));
    }

    private static Optional<ConvTranspose2d> transposed(TorchModule m) {
        return Optional.of(ConvTranspose2d.of(m.integer("out_channels", 1), m.size("kernel_size", 2, null))
                .stride(m.size("stride", -1, 1.0))
                .padding(padding(m))
                .outputPadding(m.size("output_padding", -1, 0.0))
                .dilation(m.size("dilation", -1, 1.0))
                .groups((int) m.number("groups", -1, 1))
                .bias(m.is("bias", true)));
    }

    private static Optional<MaxPool2d> maxPool(TorchModule m) {
        if (!m.size("dilation", -1, 1.0).equals(Size.of(1)) || m.is("return_indices", false)) {
            return Optional.empty();
        }
        Size kernel = m.size("kernel_size", 0, null);
        return Optional.of(MaxPool2d.of(kernel)
                .stride(m.get("stride", 1, null) == null ? kernel : m.size("stride", 1, null))
                .padding(padding(m))
                .ceil(m.is("ceil_mode", false)));
    }

    /** PyTorch prints neither {@code ceil_mode} nor {@code count_include_pad}; a case may name the latter. */
    private static List<LayerSpec> avgPools(TorchModule m, String caseName) {
        Size kernel = m.size("kernel_size", 0, null);
        AvgPool2d pool = AvgPool2d.of(kernel)
                .stride(m.get("stride", 1, null) == null ? kernel : m.size("stride", 1, null))
                .padding(padding(m));
        List<Boolean> counting = caseName.contains("exclu")
                ? List.of(false)
                : caseName.contains("inclu") ? List.of(true) : List.of(true, false);
        return Stream.of(false, true)
                .flatMap(ceil ->
                        counting.stream().<LayerSpec>map(c -> pool.ceil(ceil).countPadding(c)))
                .toList();
    }

    private static Optional<Upsample> upsample(TorchModule m) {
        boolean corners = m.is("align_corners", false);
        Upsample spec = Upsample.of().scale(m.number("scale_factor", 0, 1));
        return switch (String.valueOf(m.get("mode", -1, "nearest"))) {
            case "nearest" -> Optional.of(spec);
            case "bilinear" -> Optional.of(corners(spec.mode(Upsample.Mode.BILINEAR), corners));
            case "bicubic" -> Optional.of(corners(spec.mode(Upsample.Mode.BICUBIC), corners));
            default -> Optional.empty();
        };
    }

    private static Upsample corners(Upsample spec, boolean aligned) {
        return aligned ? spec.coordinates(Upsample.Coordinates.ALIGN_CORNERS) : spec;
    }

    /** PyTorch's order is left, right, top, bottom. */
    private static ZeroPad zeroPad(TorchModule m) {
        if (!(m.get("padding", 0, 0.0) instanceof List<?> sides)) {
            return ZeroPad.of(m.integer("padding", 0));
        }
        int[] n = sides.stream().mapToInt(v -> ((Double) v).intValue()).toArray();
        return ZeroPad.of(Padding.of(n[2], n[3], n[0], n[1]));
    }

    private static Optional<BatchNorm> norm(TorchModule m) {
        if (!m.is("track_running_stats", true) || m.get("momentum", 2, 0.1) == null) {
            return Optional.empty();
        }
        return Optional.of(BatchNorm.of()
                .momentum(m.number("momentum", 2, 0.1))
                .epsilon(m.number("eps", 1, 1e-5))
                .affine(m.is("affine", true)));
    }

    private static Optional<LayerSpec> activation(TorchModule m, int rank) {
        return Optional.ofNullable(
                switch (m.type()) {
                    case "Sigmoid" -> Sigmoid.of();
                    case "Tanh" -> Tanh.of();
                    case "ReLU" -> ReLU.of();
                    case "ReLU6" -> ReLU6.of();
                    case "SELU" -> SELU.of();
                    case "Mish" -> Mish.of();
                    case "Hardsigmoid" -> HardSigmoid.of();
                    case "Hardswish" -> HardSwish.of();
                    case "LeakyReLU" -> LeakyReLU.of().alpha(m.number("negative_slope", 0, 0.01));
                    case "ELU" -> ELU.of().alpha(m.number("alpha", 0, 1));
                    case "GELU" ->
                        GELU.of()
                                .approximate(
                                        m.get("approximate", 0, "none").equals("none")
                                                ? GELU.Approximate.NONE
                                                : GELU.Approximate.TANH);
                    case "Hardtanh" ->
                        HardTanh.of().min(m.number("min_val", 0, -1)).max(m.number("max_val", 1, 1));
                    case "SiLU" -> SiLU.of();
                    case "Softplus" -> m.number("beta", 0, 1) == 1 ? Softplus.of() : null;
                    case "Softmax" -> overChannels(m, rank) ? Softmax.of() : null;
                    case "LogSoftmax" -> overChannels(m, rank) ? LogSoftmax.of() : null;
                    default -> null;
                });
    }

    private static boolean overChannels(TorchModule m, int rank) {
        return Math.floorMod((int) m.number("dim", 0, Double.NaN), rank) == 1;
    }

    /** Our name of a parameter or buffer of a module. */
    static String name(TorchModule m, String torchName) {
        Map<String, String> ofNorm = Map.of("weight", "scale", "bias", "shift", "running_var", "running_variance");
        if (m.type().equals("PReLU")) {
            return "slope";
        }
        return m.type().contains("Norm") ? ofNorm.getOrDefault(torchName, torchName) : torchName;
    }
}
