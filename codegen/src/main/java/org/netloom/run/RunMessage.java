package org.netloom.run;

import org.netloom.problem.MessageKey;

/** What can go wrong around a training. Codes NL-81x, shared with the command line, and NL-82x. */
enum RunMessage implements MessageKey {
    BROKEN_RUN("NL-815", "%s is damaged: %s; train again"),
    CANNOT_FIT("NL-816", "the design cannot be fitted to %s: with %s it has these problems"),
    NO_MODEL("NL-821", "%s has no trained model yet; let the training finish first"),
    PROCESS_DIED("NL-822", "%s ended unexpectedly (exit code %s)%s"),
    NOT_STARTED("NL-823", "Java cannot be started: %s"),
    STILL_RUNS("NL-824", "%s is being trained; stop it first"),
    DEFECT("NL-825", "this is a defect of Netloom, not your mistake; please report it with your design: %s"),
    CHILD_SAID("NL-826", "%s does not work: %s"),
    DEVICES_DIED(
            "NL-827",
            "the search for devices ended with exit code %s, the last one that answered: %s; update the driver of the"
                    + " next, or use --device cpu");

    private final String code;
    private final String pattern;

    RunMessage(String code, String pattern) {
        this.code = code;
        this.pattern = pattern;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String pattern() {
        return pattern;
    }
}
