package org.netloom.problem;

/**
 * One entry of a message catalogue. Each module has one catalogue, an enum that implements this, so that the command
 * line and the designer show the same text for the same trouble.
 */
public interface MessageKey {
    /** The stable code users can search for, for example {@code NL-101}. */
    String code();

    /** The text, with {@code %s} for each argument: where, what was expected, what came, how to mend it. */
    String pattern();

    /** The severity problems with this key have. */
    default Severity severity() {
        return Severity.ERROR;
    }

    /** The text with its arguments filled in. */
    default String text(Object... arguments) {
        return pattern().formatted(arguments);
    }

    /** A problem that does not yet know its node. */
    default Problem problem(String parameter, Object... arguments) {
        return new Problem(this, "", parameter, text(arguments), java.util.List.of());
    }

    /** An exception for a user's mistake: its message is shown, never its stack trace. */
    default NetloomException exception(Object... arguments) {
        return new NetloomException(problem("", arguments));
    }
}
