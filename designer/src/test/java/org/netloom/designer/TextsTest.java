package org.netloom.designer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The bundle of texts and the code agree: nothing is missing, nothing is left over. */
class TextsTest {
    private static final Pattern STRING = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern GET = Pattern.compile("Texts\\.get\\(\\s*\"([^\"]+)\"\\s*[,)]");

    private final Set<String> keys =
            new TreeSet<>(ResourceBundle.getBundle("org.netloom.designer.texts", Locale.ENGLISH)
                    .keySet());

    private static List<String> sources() {
        Path root = Path.of("src/main/java");
        Path folder = Files.isDirectory(root) ? root : Path.of("designer").resolve(root);
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(f -> f.toString().endsWith(".java"))
                    .map(TextsTest::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everyTextThatIsAskedForIsThere() {
        Set<String> missing = new TreeSet<>();
        for (String source : sources()) {
            Matcher m = GET.matcher(source);
            while (m.find()) {
                if (!keys.contains(m.group(1))) {
                    missing.add(m.group(1));
                }
            }
        }
        assertEquals(Set.of(), missing);
    }

    @Test
    void noTextIsLeftOver() {
        Set<String> literals = new HashSet<>();
        for (String source : sources()) {
            Matcher m = STRING.matcher(source);
            while (m.find()) {
                literals.add(m.group(1));
            }
        }
        Set<String> unused = new TreeSet<>();
        for (String key : keys) {
            if (!used(key, literals)) {
                unused.add(key);
            }
        }
        assertEquals(Set.of(), unused);
    }

    /** A key stands in the code as a whole, or its beginning does, to which the code adds the rest. */
    private static boolean used(String key, Set<String> literals) {
        String bare = key.startsWith("command.") ? key.substring("command.".length()) : key;
        if (literals.contains(key) || literals.contains(bare)) {
            return true;
        }
        for (int dot = bare.lastIndexOf('.'); dot > 0; dot = bare.lastIndexOf('.', dot - 1)) {
            String head = bare.substring(0, dot);
            if (literals.contains(head) || literals.contains(head + ".")) {
                return true;
            }
        }
        return false;
    }

    @Test
    void noTextIsEmpty() {
        ResourceBundle bundle = ResourceBundle.getBundle("org.netloom.designer.texts", Locale.ENGLISH);
        Set<String> empty = new TreeSet<>();
        for (String key : keys) {
            String text = bundle.getString(key);
            if (text.isBlank() || text.contains("TODO")) {
                empty.add(key);
            }
        }
        assertEquals(Set.of(), empty);
    }
}
