package org.netloom.peer.clblast;

import java.io.IOException;
import java.util.SplittableRandom;
import org.jocl.CL;
import org.jocl.blast.CLBlast;
import org.jocl.blast.CLBlastLayout;
import org.jocl.blast.CLBlastTranspose;
import org.jocl.cl_mem;
import org.netloom.profile.Contender;
import org.netloom.profile.NetloomContender;
import org.netloom.profile.TimingProgram;
import org.netloom.profile.TimingTask;

/** CLBlast by JOCLBlast, on the OpenCL device that Netloom computes on. */
public final class ClblastPeer implements Contender.Multiplier {
    private static final float TOLERANCE = 1e-3f;

    private final BlastDevice device;

    private ClblastPeer(BlastDevice device) {
        this.device = device;
    }

    public static void main(String[] args) throws IOException {
        load();
        String name = System.getProperty(NetloomContender.DEVICE, "opencl");
        TimingProgram.run(new ClblastPeer(BlastDevice.open(name)), System.in, System.out);
        System.exit(0);
    }

    private static void load() {
        try {
            CL.setExceptionsEnabled(true);
            CLBlast.setExceptionsEnabled(true);
        } catch (LinkageError e) {
            throw new IllegalStateException("JOCLBlast cannot be loaded on " + System.getProperty("os.name") + ", "
                    + System.getProperty("os.arch") + ": expected Linux or Windows on x86-64 with the OpenCL loader"
                    + " (libOpenCL.so.1, OpenCL.dll), came: " + firstLine(e)
                    + ". Install the loader, or compare with --peer cpu alone");
        }
    }

    private static String firstLine(Throwable e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    @Override
    public Runnable product(TimingTask task, int n) {
        float[] left = random(n, 1);
        float[] right = random(n, 2);
        cl_mem a = device.buffer(left);
        cl_mem b = device.buffer(right);
        cl_mem c = device.buffer(new float[n * n]);
        Runnable product = () -> {
            CLBlast.CLBlastSgemm(
                    CLBlastLayout.CLBlastLayoutRowMajor,
                    CLBlastTranspose.CLBlastTransposeNo,
                    CLBlastTranspose.CLBlastTransposeNo,
                    n,
                    n,
                    n,
                    1,
                    a,
                    0,
                    n,
                    b,
                    0,
                    n,
                    0,
                    c,
                    0,
                    n,
                    device.queue(),
                    null);
            device.finish();
        };
        product.run();
        check(left, right, device.read(c, n * n), n);
        return product;
    }

    private static float[] random(int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] numbers = new float[n * n];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = random.nextFloat() - 0.5f;
        }
        return numbers;
    }

    /** The diagonal, so that nobody is compared with who does something else. */
    private static void check(float[] a, float[] b, float[] c, int n) {
        for (int i = 0; i < n; i++) {
            double sum = 0;
            for (int k = 0; k < n; k++) {
                sum += (double) a[i * n + k] * b[k * n + i];
            }
            float came = c[i * n + i];
            if (!(Math.abs(came - sum) <= TOLERANCE * n)) {
                throw new IllegalStateException(
                        "CLBlast computes a product of " + n + " wrongly on this device: element " + i + ", " + i
                                + " was expected to be " + sum + ", but is " + came);
            }
        }
    }

    @Override
    public long parameters() {
        return 0;
    }

    @Override
    public String operations() {
        return device.name();
    }
}
