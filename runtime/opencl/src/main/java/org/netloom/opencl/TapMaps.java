package org.netloom.opencl;

import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.stream.IntStream;
import org.netloom.ops.TapMap;

/** What maps hold, on a device for as long as somebody holds the map. */
final class TapMaps {
    private final OpenClDevice device;
    private final Map<TapMap, Taps> maps = Collections.synchronizedMap(new WeakHashMap<>());

    TapMaps(OpenClDevice device) {
        this.device = device;
    }

    /**
     * The taps of a map.
     *
     * @param starts first tap of each output block, and behind the last one
     * @param from input block of each tap
     * @param weights of the taps; anything where the map is plain
     */
    record Taps(DeviceBuffer starts, DeviceBuffer from, DeviceBuffer weights) {}

    Taps of(TapMap map) {
        return maps.computeIfAbsent(map, this::copy);
    }

    private Taps copy(TapMap map) {
        int[] starts = IntStream.rangeClosed(0, map.outputs()).map(map::first).toArray();
        int[] from = IntStream.range(0, map.taps()).map(map::from).toArray();
        DeviceBuffer sources = Indices.of(device, from);
        return new Taps(Indices.of(device, starts), sources, map.plain() ? sources : weights(map));
    }

    private DeviceBuffer weights(TapMap map) {
        float[] weights = new float[map.taps()];
        for (int t = 0; t < weights.length; t++) {
            weights[t] = (float) map.weight(t);
        }
        DeviceBuffer buffer = new DeviceBuffer(device, weights.length);
        if (weights.length > 0) {
            buffer.upload(weights, 0, 0, weights.length);
        }
        return buffer;
    }
}
