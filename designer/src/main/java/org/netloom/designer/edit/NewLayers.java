package org.netloom.designer.edit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.netloom.design.Values;
import org.netloom.spec.Component;
import org.netloom.spec.LayerSpec;
import org.netloom.spec.SpecFamily;
import org.netloom.spec.SpecType;

/** Layers as they come from the palette: values for what must be given, otherwise the defaults. */
public final class NewLayers {
    /** Common first values; what the lectures begin with. */
    private static final Map<String, Object> START = Map.ofEntries(
            Map.entry("filters", 16L),
            Map.entry("kernel", 3L),
            Map.entry("units", 10L),
            Map.entry("rate", 0.5),
            Map.entry("groups", 4L),
            Map.entry("deviation", 0.1),
            Map.entry("shape", List.of(28L, 28L, 1L)),
            Map.entry("padding", 1L),
            Map.entry("cropping", 1L),
            Map.entry("order", List.of(2L, 1L, 3L)),
            Map.entry("displacement", 4L),
            Map.entry("blockSize", 2L));

    /** First values of a type where they are others; pools have windows of 2. */
    private static final Map<String, Map<String, Object>> OTHERWISE = Map.ofEntries(
            Map.entry("MaxPool2d", Map.of("kernel", 2L)),
            Map.entry("AvgPool2d", Map.of("kernel", 2L)),
            Map.entry("MaxPool1d", Map.of("kernel", 2L)),
            Map.entry("AvgPool1d", Map.of("kernel", 2L)),
            Map.entry("MaxPool3d", Map.of("kernel", 2L)),
            Map.entry("AvgPool3d", Map.of("kernel", 2L)),
            Map.entry("MaxUnpool2d", Map.of("kernel", 2L)),
            Map.entry("Conv2d", Map.of("padding", "same")),
            Map.entry("Conv1d", Map.of("padding", "same")),
            Map.entry("Conv3d", Map.of("padding", "same")),
            Map.entry("SeparableConv2d", Map.of("padding", "same")),
            Map.entry("ConvTranspose2d", Map.of("kernel", 2L, "stride", 2L)));

    private NewLayers() {}

    /** A new layer of a type: a convolution has 16 filters 3x3 and keeps the size of the image, a pooling halves it. */
    public static LayerSpec of(String type) {
        SpecType<? extends LayerSpec> of = SpecFamily.of(LayerSpec.class).byName(type);
        Map<String, Object> values = required(of);
        values.putAll(OTHERWISE.getOrDefault(type, Map.of()));
        return of.create(values);
    }

    /** Values for the hyper-parameters that must be given, in the notation of design files. */
    static Map<String, Object> required(SpecType<? extends LayerSpec> type) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Component c : type.components()) {
            if (c.required()) {
                Object otherwise = OTHERWISE.getOrDefault(type.name(), Map.of()).get(c.name());
                Object start = otherwise == null ? START.get(c.name()) : otherwise;
                values.put(c.name(), Values.normal(start == null ? some(c) : start));
            }
        }
        return values;
    }

    /** A legal value near 1, for what nobody thought of. */
    private static Object some(Component c) {
        double near = c.range().nearest(1);
        return c.choices().isEmpty()
                ? c.javaClass() == double.class ? (Object) near : (Object) (long) near
                : c.choices().getFirst();
    }
}
