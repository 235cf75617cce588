package org.netloom.cli;

/** Text for a person to paste into a shell. */
final class Shell {
    private Shell() {}

    /** The word, quoted where a shell would take it apart. */
    static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./:=@%+,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
