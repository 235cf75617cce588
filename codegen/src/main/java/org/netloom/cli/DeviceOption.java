package org.netloom.cli;

import org.netloom.ops.DeviceWish;
import org.netloom.problem.CoreMessage;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is to compute, for the commands that run networks. */
final class DeviceOption {
    private static final String NAME = "--device";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = NAME,
            paramLabel = "NAME",
            description = "What computes: auto (the faster one for this network), cpu (default), opencl or opencl:N;"
                    + " netloom devices lists them.")
    private String device;

    /** As it was asked for; the processor where nothing was. */
    DeviceWish wish() {
        return device == null
                ? DeviceWish.CPU
                : DeviceWish.parse(device)
                        .orElseThrow(() -> new ParameterException(
                                spec.commandLine(), CoreMessage.OPTION_VALUE.text(NAME, DeviceWish.FORMS, device)));
    }

    /** As it was asked for; null where nothing was. */
    String text() {
        return device == null ? null : wish().name();
    }
}
