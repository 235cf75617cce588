package org.netloom.designer.shell;

import java.awt.Component;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What is asked of the user in a window of its own; tests answer themselves. */
public interface Prompts {
    /**
     * Asks for a choice.
     *
     * @param options as on the buttons; the first is the safe one that Return takes
     * @return index of the option; empty where the question was closed
     */
    Optional<Integer> choose(Component parent, String title, String text, List<String> options);

    /** Says something that went wrong in a way that the user can mend. */
    void error(Component parent, String title, String text);

    /** Says something. */
    void info(Component parent, String title, String text);

    /** Asks for a design to open. */
    Optional<Path> open(Component parent, Optional<Path> folder);

    /** Asks where to save; the ending is added, and overwriting is asked about. */
    Optional<Path> save(Component parent, Path proposal, String ending);

    /** Asks for a folder. */
    Optional<Path> folder(Component parent, Path proposal);
}
