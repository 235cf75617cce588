package org.netloom.compare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.netloom.check.DesignMessage;
import org.netloom.design.DesignFile;
import org.netloom.generate.ExportOptions;
import org.netloom.generate.ExportResult;
import org.netloom.generate.Exporter;
import org.netloom.generate.ProjectBuilder;
import org.netloom.generate.ProjectRunner;
import org.netloom.model.AtomicFile;
import org.netloom.ops.DeviceWish;
import org.netloom.profile.NetloomContender;
import org.netloom.profile.TimingProgram;
import org.netloom.profile.TimingTask;
import org.netloom.run.ChildJvm;

/** The classes that were generated from a design, compiled in a folder that is there until it is closed. */
final class GeneratedNet implements AutoCloseable {
    private final BenchNet net;
    private final Path folder;
    private final ExportResult exported;
    private final Thread deletion;

    /** @param openCl with the module for OpenCL devices */
    GeneratedNet(BenchNet net, boolean openCl) {
        this.net = net;
        try {
            folder = Files.createTempDirectory("netloom-bench");
        } catch (IOException e) {
            throw DesignMessage.EXPORT_FAILED.exception(
                    System.getProperty("java.io.tmpdir"), AtomicFile.reasonNotWritten(e));
        }
        // Whoever presses Ctrl-C wants no folder left behind either.
        deletion = new Thread(this::delete);
        Runtime.getRuntime().addShutdownHook(deletion);
        exported = Exporter.export(
                net.checked(), folder.resolve("project"), ExportOptions.of().openCl(openCl));
        ProjectBuilder.build(exported.project());
        DesignFile.save(net.checked().design(), design());
    }

    private Path design() {
        return folder.resolve("network" + DesignFile.EXTENSION);
    }

    /** What a process is to time. */
    TimingTask task(List<String> works, int threads, double seconds) {
        return new TimingTask(
                exported.project().packageName() + "."
                        + exported.plan().network().className(),
                design().toString(),
                net.checked().design().plan(),
                net.batch(),
                threads,
                seconds,
                works);
    }

    /**
     * The command line that times it.
     *
     * @param device that is to compute
     */
    List<String> command(DeviceWish device) {
        List<String> options = new ArrayList<>(ChildJvm.options());
        options.add(property(device));
        return ProjectRunner.of(exported.project())
                .javaOptions(options)
                .command(TimingProgram.class.getName(), List.of());
    }

    /** What tells a process the device. */
    static String property(DeviceWish device) {
        return "-D" + NetloomContender.DEVICE + "=" + device;
    }

    /** How every Java of a comparison begins. */
    static List<String> java() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ChildJvm.options());
        return command;
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(deletion);
        delete();
    }

    private void delete() {
        try (Stream<Path> content = Files.walk(folder)) {
            for (Path p : content.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(p);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
