package org.netloom.peer.libtorch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.netloom.profile.Contender;
import org.netloom.profile.TimingProgram;
import org.netloom.profile.TimingTask;

/** Stands for libtorch in tests of comparisons, and does nothing fast. */
public final class LibtorchPeer implements Contender.Trainer, Contender.Predictor, Contender.Multiplier {
    /** A network of this name is refused. */
    public static final String REFUSED = "refused";

    public static void main(String[] args) throws IOException {
        TimingProgram.run(new LibtorchPeer(), System.in, System.out);
    }

    @Override
    public Runnable step(TimingTask task) {
        try {
            if (Files.readString(Path.of(task.design())).contains(REFUSED)) {
                throw new IllegalArgumentException("this network is not compared");
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return Thread::onSpinWait;
    }

    @Override
    public Runnable forward(TimingTask task) {
        return Thread::onSpinWait;
    }

    @Override
    public Runnable product(TimingTask task, int n) {
        return Thread::onSpinWait;
    }

    @Override
    public long parameters() {
        return 27;
    }
}
