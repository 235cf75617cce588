package org.netloom.problem;

import java.util.List;
import java.util.stream.Collectors;

/** A user's mistake or an unusable input. Programs show {@link #getMessage()}, never the stack trace. */
public final class NetloomException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public NetloomException(Problem problem) {
        this(List.of(problem));
    }

    public NetloomException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining(System.lineSeparator())));
        this.problems = List.copyOf(problems);
    }

    public NetloomException(Problem problem, Throwable cause) {
        this(problem);
        initCause(cause);
    }

    public List<Problem> problems() {
        return problems;
    }
}
