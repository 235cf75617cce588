package org.netloom.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.netloom.compare.BenchDevice;
import org.netloom.compare.BenchPlan;
import org.netloom.compare.BenchTable;
import org.netloom.compare.Comparison;
import org.netloom.compare.Comparison.Entry;
import org.netloom.compare.DeviceReport;
import org.netloom.compare.Machine;
import org.netloom.compare.MarkdownReport;
import org.netloom.compare.Outcome;
import org.netloom.compare.Outlook;
import org.netloom.compare.Peer;
import org.netloom.compare.Report;
import org.netloom.model.AtomicFile;
import org.netloom.ops.Backend;
import org.netloom.ops.DeviceWish;
import org.netloom.problem.CoreMessage;
import org.netloom.problem.NetloomException;
import org.netloom.run.DeviceList;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bench}: how fast this machine trains and infers. */
@Command(
        name = "bench",
        description = {
            "Times training steps and forward passes of generated networks on random samples, each network in a process of"
                    + " its own, and products of matrices. A NET is one of mlp, lenet5, cifarvgg, resnet18 (32 x 32), alexnet,"
                    + " vgg16, resnet50, a design file, or product; without one all of them are timed.",
            "With --peers other libraries do the same in turns with Netloom, one process at a time, and the ratio of the"
                    + " times is told: above 1 Netloom is faster. ./mvnw -Ppeers -DskipTests package fetches them once. The"
                    + " results go to a page and a JSON file, network by network: what is broken off keeps what it has, and a"
                    + " run on the same machine replaces only what it measures again.",
            "With --device opencl --peers it is the device that is compared: with the processor, and for products with CLBlast"
                    + " on the same device. That has a page of its own, with the share of the device's peak that products"
                    + " reach. Graphics cards get four times the usual batches, and larger products."
        })
final class BenchCommand extends TerminalCommand implements Comparison.Listener {
    private static final int MOST = 1_000_000;
    private static final int MOST_THREADS = 1024;
    private static final double SECONDS = 5;
    private static final double SECONDS_IN_TURNS = 2.5;
    private static final int ROUNDS = 3;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..*", paramLabel = "NET", description = "What to time.")
    private List<String> nets = new ArrayList<>();

    @Option(names = "--batch", paramLabel = "N", description = "Samples of a step (default: as the network has it).")
    private Integer batch;

    @Option(names = "--threads", paramLabel = "N", description = "Threads to compute on (default: all processors).")
    private Integer threads;

    @Mixin
    private DeviceOption device;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            description = "How long to time each kind of work in each process (default: 5; with --peers 2.5).")
    private Double seconds;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the figures as JSON, too.")
    private Path json;

    @Option(
            names = "--peers",
            description = "Compare with libtorch, ONNX Runtime and DL4J; on a device with cpu and clblast.")
    private boolean peers;

    @Option(
            names = "--peer",
            paramLabel = "NAME",
            description =
                    "Compare with this one: libtorch, onnxruntime or dl4j; on a device cpu (Netloom on the processor)"
                            + " or clblast; may be repeated.")
    private List<String> named = new ArrayList<>();

    @Option(names = "--rounds", paramLabel = "N", description = "Turns of each library (default: 3).")
    private Integer rounds;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            description = "Folder for the page and the JSON file of a comparison (default: docs/benchmarks).")
    private Path out;

    private Optional<BenchDevice> measured = Optional.empty();
    private Report report;
    private BenchTable table;
    private boolean peakTold;
    private boolean failed;

    BenchCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() {
        int workers = wholeNumber("--threads", threads, Backend.defaultThreads(), MOST_THREADS);
        int turns = wholeNumber("--rounds", rounds, ROUNDS, MOST);
        wholeNumber("--batch", batch, 1, MOST);
        boolean compared = peers || !named.isEmpty();
        double time = seconds != null ? seconds : compared ? SECONDS_IN_TURNS : SECONDS;
        if (!(time > 0 && time <= MOST)) {
            throw usage("--seconds", "a number above 0", seconds);
        }
        DeviceWish wish = wish();
        Set<Peer> rivals = rivals(!wish.isCpu());
        if (!wish.isCpu()) {
            measured = Optional.of(BenchDevice.of(wish, DeviceList.find()));
        }
        List<Entry> entries = BenchPlan.of(nets, Optional.ofNullable(batch), rivals, measured);
        Path home = Path.of(System.getProperty("netloom.home", "."));
        Path folder = Path.of(System.getProperty(
                "netloom.peers", home.resolve("runtime/peers").toString()));
        BenchPlan.require(rivals, folder);
        report = report(compared, home, workers);
        table = new BenchTable(compared);
        Comparison comparison = new Comparison(
                new Comparison.Settings(
                        workers,
                        measured.map(BenchDevice::wish).orElse(DeviceWish.CPU),
                        time,
                        compared ? turns : 1,
                        folder,
                        home),
                entries,
                this);
        comparison.run();
        if (compared) {
            println("Written: " + page() + ", " + file());
        }
        return failed ? ExitCode.FAILED : ExitCode.OK;
    }

    private Report report(boolean compared, Path home, int workers) {
        String command = "./netloom "
                + String.join(" ", spec.commandLine().getParseResult().originalArgs());
        if (!compared) {
            return new Report(Machine.here(), measured, workers, command);
        }
        out = out != null ? out : home.resolve("docs").resolve("benchmarks");
        return Report.continued(file(), Machine.here(), measured, workers, command);
    }

    // ---- arguments --------------------------------------------------------------------------------------------------

    private int wholeNumber(String option, Integer given, int usual, int most) {
        int value = given == null ? usual : given;
        if (value < 1 || value > most) {
            throw usage(option, "a whole number from 1 to " + most, given);
        }
        return value;
    }

    /** A device for all networks: what is faster for one of them is no figure. */
    private DeviceWish wish() {
        if (device.wish().isAuto()) {
            throw usage("--device", "cpu, opencl or opencl:N", device.wish());
        }
        return device.wish();
    }

    private Set<Peer> rivals(boolean onDevice) {
        Set<Peer> all = Peer.of(onDevice);
        Set<Peer> rivals = new LinkedHashSet<>();
        for (String name : named) {
            rivals.add(all.stream()
                    .filter(p -> p.toString().equalsIgnoreCase(name))
                    .findFirst()
                    .orElseThrow(() -> usage(
                            "--peer",
                            onDevice
                                    ? "cpu or clblast with --device " + device.wish()
                                    : "libtorch, onnxruntime or dl4j without --device opencl",
                            name)));
        }
        if (peers && rivals.isEmpty()) {
            rivals.addAll(all);
        }
        return rivals;
    }

    private ParameterException usage(String option, String expected, Object came) {
        return new ParameterException(spec.commandLine(), CoreMessage.OPTION_VALUE.text(option, expected, came));
    }

    // ---- what comes -------------------------------------------------------------------------------------------------

    @Override
    public void peak(double flops) {
        if (!peakTold) {
            peakTold = true;
            println("Multiply-adds in registers: " + Math.round(flops / 1e9) + " GFLOP/s");
        }
        report.peak(flops);
    }

    @Override
    public void begins(String what, Outlook outlook) {
        terminal().note(what + " (" + outlook + ")");
    }

    @Override
    public void outcome(Outcome outcome) {
        table.lines(outcome).forEach(this::println);
        terminal().out().flush();
        report.add(outcome);
        if (out != null) {
            report.save(file());
            AtomicFile.write(
                    page(), measured.isPresent() ? new DeviceReport(report).text() : new MarkdownReport(report).text());
        }
        if (json != null) {
            report.save(json);
        }
    }

    @Override
    public void failed(NetloomException problem) {
        failed = true;
        problem.problems().forEach(terminal()::error);
    }

    private Path file() {
        return out.resolve(measured.isPresent() ? "opencl.json" : "peers.json");
    }

    private Path page() {
        return out.resolve(measured.isPresent() ? "opencl.md" : "README.md");
    }
}
