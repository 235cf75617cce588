package org.netloom.compare;

import org.netloom.problem.MessageKey;

/** What benchmarks have to complain about. Codes NL-84x. */
public enum CompareMessage implements MessageKey {
    NO_SUCH_NET("NL-841", "there is no network '%s'%s and no file of that name; there are: %s, and product"),
    NO_PEERS(
            "NL-842",
            "the libraries to compare with are not there: %s is missing. Fetch them with ./mvnw -Ppeers -DskipTests"
                    + " package, which downloads some 300 MB, or this one alone by adding -pl runtime/peers/%s -am"),
    NOT_TIMED("NL-843", "%s could not be timed: %s"),
    MODE("NL-844", "%s is trained by the mode %s, whose steps are not timed; those of Supervised and Autoencoder are"),
    OTHER_FILE("NL-845", "%s is no report of a comparison (%s); name another file, or remove it");

    private final String code;
    private final String pattern;

    CompareMessage(String code, String pattern) {
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
