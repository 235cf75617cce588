package org.netloom.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;

/** Runs command lines within the test and keeps what they print. */
record Cli(int code, String out, String err) {
    static {
        // As the launcher does.
        System.setProperty("netloom.home", home().toString());
    }

    static Cli run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.run(Terminal.into(new PrintWriter(out), new PrintWriter(err)), args);
        return new Cli(code, unix(out), unix(err));
    }

    private static String unix(StringWriter text) {
        return text.toString().replace("\r\n", "\n");
    }

    /** The folder of the project, with the samples. */
    static Path home() {
        return Path.of("..").toAbsolutePath().normalize();
    }

    static String sample(String name) {
        return home().resolve("samples")
                .resolve(name)
                .resolve(name + ".netloom")
                .toString();
    }

    /** Everything that was printed, for messages of failed tests. */
    @Override
    public String toString() {
        return "exit code " + code + "\n" + out + err;
    }
}
