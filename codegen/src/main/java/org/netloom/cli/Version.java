package org.netloom.cli;

import java.util.Optional;

/** The version of Netloom. */
final class Version {
    private Version() {}

    /** "0.1.0", or "development" where the classes come from no jar. */
    static String number() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}
