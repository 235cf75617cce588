package org.netloom.tensor;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * What kernels make of a tensor's numbers before they use them, such as weights in another order, kept as long as the
 * numbers stay the same. Networks prepared for inference have it for their parameters; in training every step has others.
 */
public final class Derived {
    private final LongSupplier version;
    private final Map<String, Object> made = new HashMap<>();
    private long madeAt;

    /** @param version changes whenever the numbers may have changed */
    Derived(LongSupplier version) {
        this.version = version;
        this.madeAt = version.getAsLong();
    }

    /** What was kept under that name; null where there is nothing, or nothing that still holds. */
    public <T> T get(String name, Class<T> type) {
        if (madeAt != version.getAsLong()) {
            madeAt = version.getAsLong();
            made.clear();
        }
        return type.cast(made.get(name));
    }

    /** Keeps what was made since the last {@link #get}: an array, or a buffer of a device. */
    public void keep(String name, Object what) {
        made.put(name, what);
    }
}
