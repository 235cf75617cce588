package org.netloom.opencl;

import org.netloom.problem.MessageKey;
import org.netloom.problem.Severity;

/** The message catalogue of the OpenCL devices, codes NL-96x. */
enum OpenClMessage implements MessageKey {
    NO_LOADER("NL-961", "OpenCL is not installed: expected its loader, got %s; %s"),
    NO_PLATFORM("NL-962", "the OpenCL loader is there, but no driver: expected at least one platform, found none; %s"),
    BUILD(
            "NL-963",
            "%s: the program %s cannot be compiled for this device: expected success, got %s. Its compiler says: %s. Update"
                    + " the driver, or use --device cpu"),
    OUT_OF_MEMORY(
            "NL-964",
            "%s: %s MB of device memory were asked for, expected to fit beside the %s MB in use of %s MB, but the device"
                    + " says %s; use a smaller batch, or --device cpu"),
    CALL(
            "NL-965",
            "%s: %s failed: expected success, got %s. The work since the last checkpoint is lost, the checkpoint is good:"
                    + " go on from it with --resume, or with --device cpu if the device does not come back"),
    ON_CPU(
            "NL-966",
            "%s computes %s on the processor instead, %s the first time, of which %s copied: the result is the same, it"
                    + " takes longer") {
        @Override
        public Severity severity() {
            return Severity.WARNING;
        }
    },
    ON_CPU_SUM("NL-967", "%s computed %s on the processor instead, %s times: %s, %s copied") {
        @Override
        public Severity severity() {
            return Severity.WARNING;
        }
    };

    private final String code;
    private final String pattern;

    OpenClMessage(String code, String pattern) {
        this.code = code;
        this.pattern = pattern;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String pattern() {
        return pattern;
    }
}
