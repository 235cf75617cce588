package org.netloom.cli;

import java.lang.reflect.Constructor;
import picocli.CommandLine;

/** Makes commands, and gives those that print their {@link Terminal}. */
final class Commands implements CommandLine.IFactory {
    private final Terminal terminal;
    private final CommandLine.IFactory others = CommandLine.defaultFactory();

    Commands(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        if (TerminalCommand.class.isAssignableFrom(type)) {
            Constructor<K> constructor = type.getDeclaredConstructor(Terminal.class);
            return constructor.newInstance(terminal);
        }
        return others.create(type);
    }
}
