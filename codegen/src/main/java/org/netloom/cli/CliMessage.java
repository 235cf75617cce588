package org.netloom.cli;

import org.netloom.problem.MessageKey;

/** What the command line itself has to complain about. Codes NL-80x and NL-81x; those about runs are in {@code org.netloom.run}. */
enum CliMessage implements MessageKey {
    NO_SAMPLE("NL-801", "there is no sample '%s'%s; there are: %s"),
    NO_SAMPLES("NL-802", "the samples are not there: %s is missing. Start Netloom with its launcher, ./netloom"),
    FILE_EXISTS("NL-803", "%s exists already; give another name, or --force to overwrite it"),
    CANNOT_WRITE("NL-804", "%s cannot be written: %s"),
    CANNOT_READ("NL-805", "%s cannot be read: %s"),
    NO_SUCH_FIX("NL-806", "there is no fix %s%s"),
    NOTHING_TO_FIX("NL-807", "no problem of %s has a fix that can be applied mechanically"),
    PICTURE_FORMAT("NL-808", "a picture is written as .svg or .png, but the file is to be %s"),
    NO_RUN("NL-809", "there is no trained model of %s in %s; train it first: netloom train %s"),
    DOES_NOT_FIT("NL-811", "the data do not fit the design and --strict forbids to adapt it: %s"),
    NOT_IN_CATALOGUE("NL-812", "there is nothing called '%s' in the catalogue%s; netloom layers lists all"),
    MODEL_WITHOUT_PART("NL-819", "--model %s gives its weights to a part of the network; say with --up-to which part");

    private final String code;
    private final String pattern;

    CliMessage(String code, String pattern) {
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
