package org.netloom.peer.onnxruntime;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import org.netloom.compare.LayerList;
import org.netloom.profile.Contender;
import org.netloom.profile.TimingProgram;
import org.netloom.profile.TimingTask;

/** ONNX Runtime, which infers only. Its threads spin between calls unless {@code -Dpeer.spin=false}. */
public final class OnnxRuntimePeer implements Contender.Predictor {
    private static final boolean SPIN = Boolean.parseBoolean(System.getProperty("peer.spin", "true"));

    private long parameters;

    private OnnxRuntimePeer() {}

    public static void main(String[] args) throws IOException {
        TimingProgram.run(new OnnxRuntimePeer(), System.in, System.out);
        System.exit(0);
    }

    @Override
    public Runnable forward(TimingTask task) {
        OnnxFile file = new OnnxFile(LayerList.of(Path.of(task.design())), task.batch());
        parameters = file.parameters();
        try {
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            OrtSession.SessionOptions options = new OrtSession.SessionOptions();
            options.setIntraOpNumThreads(task.threads());
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            options.addConfigEntry("session.intra_op.allow_spinning", SPIN ? "1" : "0");
            OrtSession session = environment.createSession(file.bytes(), options);
            OnnxTensor input = OnnxTensor.createTensor(environment, random(file.inputShape()), file.inputShape());
            Map<String, OnnxTensor> inputs = Map.of(OnnxFile.INPUT, input);
            return () -> run(session, inputs);
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void run(OrtSession session, Map<String, OnnxTensor> inputs) {
        try (OrtSession.Result result = session.run(inputs)) {
            if (result.size() != 1) {
                throw new IllegalStateException(result.size() + " outputs");
            }
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    private static FloatBuffer random(long[] shape) {
        int n = 1;
        for (long s : shape) {
            n *= (int) s;
        }
        SplittableRandom random = new SplittableRandom(1);
        FloatBuffer numbers = FloatBuffer.allocate(n);
        for (int i = 0; i < n; i++) {
            numbers.put(i, (float) random.nextGaussian());
        }
        return numbers;
    }

    @Override
    public long parameters() {
        return parameters;
    }
}
