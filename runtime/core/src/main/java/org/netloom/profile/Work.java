package org.netloom.profile;

import org.netloom.ops.MachinePeak;

/**
 * Time, arithmetic and traffic of a part of a step.
 *
 * @param flops floating-point operations of products and convolutions, two for a multiply-add, as their definition needs
 *     them: an algorithm that gets along with fewer may pass the machine's peak
 * @param bytes each tensor that an operation reads or writes counted once, parameters and gradients included; work space
 *     and repeated reads do not count
 */
public record Work(double seconds, double flops, double bytes) {
    static final Work NONE = new Work(0, 0, 0);

    Work plus(Work other) {
        return new Work(seconds + other.seconds, flops + other.flops, bytes + other.bytes);
    }

    /** Floating-point operations a second; 0 where it has none. */
    public double flopRate() {
        return seconds > 0 ? flops / seconds : 0;
    }

    /** Bytes a second. */
    public double byteRate() {
        return seconds > 0 ? bytes / seconds : 0;
    }

    /** True where the processor limits it, false where the memory does: by operations for each byte. */
    public boolean computeBound(MachinePeak peak) {
        return bytes > 0 && flops / bytes >= peak.ridge();
    }

    /** Share of what the machine could do at most with so many operations for each byte. */
    public double roofShare(MachinePeak peak) {
        return computeBound(peak) ? flopRate() / peak.flops() : byteRate() / peak.bytes();
    }
}
