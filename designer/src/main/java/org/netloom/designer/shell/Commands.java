package org.netloom.designer.shell;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.netloom.designer.widget.Command;

/** What can be done in a window just now: commands by their ids, in the order in which they were added. */
public final class Commands {
    private final Map<String, Command> byId = new LinkedHashMap<>();
    private final Map<String, BooleanSupplier> checked = new LinkedHashMap<>();

    /** Adds commands; one of an id that is there already takes its place. */
    public Commands add(Collection<Command> commands) {
        commands.forEach(c -> byId.put(c.id(), c));
        return this;
    }

    /** Adds a command that menus show with a tick while {@code on}. */
    public Commands add(Command command, BooleanSupplier on) {
        byId.put(command.id(), command);
        checked.put(command.id(), on);
        return this;
    }

    public Optional<Command> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    public Collection<Command> all() {
        return Collections.unmodifiableCollection(byId.values());
    }

    /** Whether a command can be ticked, and is; empty for the others. */
    public Optional<Boolean> checked(String id) {
        return Optional.ofNullable(checked.get(id)).map(BooleanSupplier::getAsBoolean);
    }

    /** Does what a command does, where it is there and possible. */
    public void run(String id) {
        find(id).ifPresent(Command::run);
    }
}
