package org.netloom.opencl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jocl.CL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netloom.ops.Devices;
import org.netloom.problem.NetloomException;
import org.netloom.spec.Shape;
import org.netloom.tensor.Precision;
import org.netloom.tensor.Tensor;

/** What goes wrong on a device is told, with what to do; what can be mended is mended. */
@NeedsOpenCl
class FaultTest {
    private static OpenClDevice device() {
        return ((OpenClOps) Devices.open("opencl", 2)).device();
    }

    @Test
    void aProgramThatDoesNotCompileSaysWhy() {
        NetloomException e = assertThrows(
                NetloomException.class,
                () -> device().programs().build("broken", "kernel void broken(global float *x) { x[0] = y; }", ""));
        assertEquals(OpenClMessage.BUILD, e.problems().getFirst().key());
        assertTrue(e.getMessage().contains("program broken"), e.getMessage());
        assertTrue(e.getMessage().contains("'y'"), e.getMessage());
        assertTrue(e.getMessage().contains("--device cpu"), e.getMessage());
    }

    @Test
    void tooLittleMemorySaysHowMuchThereIs() {
        OpenClDevice device = device();
        long bytes = device.facts().largest() + device.facts().global();
        NetloomException e = assertThrows(NetloomException.class, () -> device.create(new Object(), bytes));
        assertEquals(OpenClMessage.OUT_OF_MEMORY, e.problems().getFirst().key());
        assertTrue(e.getMessage().contains("smaller batch"), e.getMessage());
    }

    /** A queue that is gone, as it is when a driver is reset: the next call says so. */
    @Test
    void aLostQueueStopsClearly() {
        OpenClDevice own = new OpenClDevice(device().facts());
        Tensor t = Tensor.allocate(1, Shape.of(5), Precision.FLOAT, own);
        new ElementKernels(own).fill(t, 1);
        own.breakDown();
        NetloomException e = assertThrows(NetloomException.class, () -> new ElementKernels(own).fill(t, 2));
        assertEquals(OpenClMessage.CALL, e.problems().getFirst().key());
        assertTrue(e.getMessage().contains("checkpoint is good"), e.getMessage());
        assertThrows(NetloomException.class, t::toArray);
    }

    @Test
    void programsAreKeptAndDamagedOnesMadeAgain(@TempDir Path folder) throws IOException {
        ProgramCache cache = new ProgramCache(folder);
        Programs programs = new Programs(device(), Optional.of(cache));
        String source = "kernel void one(global float *x) { x[0] = 1; }";
        CL.clReleaseProgram(programs.build("one", source, ""));
        Path file;
        try (var files = Files.list(folder)) {
            file = files.findFirst().orElseThrow();
        }
        byte[] kept = Files.readAllBytes(file);
        byte[] damaged = kept.clone();
        damaged[damaged.length / 2] ^= 1;
        Files.write(file, damaged);
        CL.clReleaseProgram(programs.build("one", source, ""));
        byte[] again = Files.readAllBytes(file);
        assertEquals(kept.length, again.length);
        Files.write(file, new byte[3]);
        CL.clReleaseProgram(programs.build("one", source, ""));
        assertTrue(Files.size(file) > 32);
        CL.clReleaseProgram(programs.build("one", source, ""));
        byte[] unchanged = Files.readAllBytes(file);
        assertArrayEquals(unchanged, Files.readAllBytes(file));
    }
}
