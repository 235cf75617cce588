package org.netloom.cli;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.netloom.json.Json;
import org.netloom.run.DeviceList;
import org.netloom.run.DeviceList.Found;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code devices}: what there is to compute on. */
@Command(
        name = "devices",
        description = {
            "Lists what networks can be computed on, by the name that --device takes: the processor and all OpenCL devices,"
                    + " with memory, compute units and driver, and measures each: multiply-adds in registers, and a copy"
                    + " within its memory (read and written bytes counted). Takes a second or two for each."
        })
final class DevicesCommand extends TerminalCommand {
    @Option(names = "--json", description = "Print a JSON object a line.")
    private boolean json;

    DevicesCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() {
        if (!json) {
            terminal().note("measuring each for a second or two");
        }
        DeviceList.measure(this::print, this::obstacle);
        return ExitCode.OK;
    }

    private void print(Found found) {
        if (json) {
            println(Json.line(json(found)));
        } else {
            println(terminal().bold(found.name()) + "  " + found.description());
            found.facts().forEach(this::line);
            line("speed", speed(found));
        }
        terminal().out().flush();
    }

    private void line(String name, String value) {
        println(String.format(Locale.ROOT, "  %-9s %s", name, value));
    }

    private static String speed(Found found) {
        return found.error().isEmpty()
                ? String.format(Locale.ROOT, "%,.0f GFLOP/s, %,.0f GB/s", found.flops() / 1e9, found.bytes() / 1e9)
                : found.error();
    }

    private static Map<String, Object> json(Found found) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("device", found.name());
        m.put("description", found.description());
        m.put("facts", new LinkedHashMap<String, Object>(found.facts()));
        if (found.error().isEmpty()) {
            m.put("flops", found.flops());
            m.put("bytes", found.bytes());
        } else {
            m.put("error", found.error());
        }
        return m;
    }

    private void obstacle(String text) {
        println(json ? Json.line(Map.of("obstacle", text)) : text);
    }
}
