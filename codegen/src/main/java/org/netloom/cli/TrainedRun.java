package org.netloom.cli;

import java.nio.file.Path;
import java.util.List;
import org.netloom.design.Design;
import org.netloom.generate.ProjectRunner;
import org.netloom.generate.ProjectRunner.Program;
import org.netloom.run.Preparation;
import org.netloom.run.Run;

/** Runs as the command line names and prints them. */
final class TrainedRun {
    private TrainedRun() {}

    /** {@code runs/NAME}, where no folder is given. */
    static Run of(Path given, Design design) {
        return new Run(given != null ? given : Path.of("runs", design.name()));
    }

    /** Exports the project of a design into the folder of a run and compiles it, as far as that is not done. */
    static ProjectRunner project(Run run, Design design, Path base, boolean openCl, Terminal terminal) {
        return run.prepare(design, base, openCl, new Preparation() {
            @Override
            public void stage(Stage stage) {
                // A command prints its result only; a second or two need no bar.
            }

            @Override
            public void note(String text) {
                terminal.note(text);
            }
        });
    }

    /** Runs a program of the project that was trained here. */
    static int run(Run run, Program program, boolean openCl, List<String> args, Terminal terminal) {
        return ChildProgram.run(project(run, run.design(), run.base(), openCl, terminal), program, args, terminal);
    }
}
