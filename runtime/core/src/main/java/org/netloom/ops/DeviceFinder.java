package org.netloom.ops;

import java.util.List;
import java.util.Optional;

/** Finds devices of one kind. Implementations are found by {@link java.util.ServiceLoader}; they never fail to load. */
public interface DeviceFinder {
    /** Kind of its devices, the first part of their names: "opencl". */
    String kind();

    /** All that there are; empty where there are none, and then {@link #obstacle} says why. */
    List<Device> devices();

    /** Why there are no devices, and what to do about it; empty where there are some. */
    Optional<String> obstacle();
}
