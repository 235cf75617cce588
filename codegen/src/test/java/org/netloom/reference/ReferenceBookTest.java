package org.netloom.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.netloom.json.Json;
import org.netloom.render.Drawing;
import org.netloom.spec.SpecType;

/** The reference has a whole page for every spec, and the committed files are what the command writes. */
class ReferenceBookTest {
    private static final Path FOLDER = Path.of("..", "docs", "reference");

    /** {@code -Dnetloom.renew=true} writes the files; read the difference before you commit it. */
    @Test
    void theCommittedPagesAreCurrent() throws IOException {
        Map<String, String> files = ReferenceBook.files();
        if (Boolean.getBoolean("netloom.renew")) {
            renew(files);
        }
        assertEquals(new TreeSet<>(files.keySet()), committed(), "files of docs/reference; renew them");
        for (Map.Entry<String, String> file : files.entrySet()) {
            String is = Files.readString(FOLDER.resolve(file.getKey())).replace("\r\n", "\n");
            assertTrue(file.getValue().equals(is), () -> file.getKey() + " is not current: renew docs/reference");
        }
    }

    private static void renew(Map<String, String> files) throws IOException {
        for (String old : committed()) {
            Files.delete(FOLDER.resolve(old));
        }
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = FOLDER.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }

    private static SortedSet<String> committed() throws IOException {
        if (!Files.isDirectory(FOLDER)) {
            return new TreeSet<>();
        }
        try (Stream<Path> files = Files.walk(FOLDER)) {
            TreeSet<String> names = new TreeSet<>();
            files.filter(Files::isRegularFile)
                    .forEach(f -> names.add(FOLDER.relativize(f).toString().replace('\\', '/')));
            return names;
        }
    }

    @TestFactory
    Stream<DynamicTest> everySpecHasAWholePage() {
        return Section.allTypes().stream().map(t -> dynamicTest(t.name(), () -> wholePage(t)));
    }

    private static void wholePage(SpecType<?> type) {
        Drawing picture = Pictures.of(type);
        assertTrue(picture.elements().size() > 3, "the picture shows next to nothing");
        assertFalse(picture.description().isBlank(), "the picture says not what it shows");
        String page = ReferencePage.markdown(type);
        assertTrue(page.contains("](" + type.name() + ".svg)"), "no picture on the page");
        for (String heading :
                List.of("Formula", "Settings", "When to use it", "When not", "In Java", "In a design file", "Source")) {
            String text = page.split("\n## " + heading + "\n", 2)[1].split("\n## ", 2)[0];
            assertTrue(text.strip().length() > 4, "nothing under " + heading);
        }
        assertTrue(page.contains(type.name() + " spec = " + type.name() + ".of("), "no example in Java");
        Matcher json = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL).matcher(page);
        assertTrue(json.find(), "no example of a design file");
        Json.parseObject(json.group(1));
    }

    @Test
    void everyFamilyIsInTheIndex() {
        String index = ReferenceBook.files().get("README.md");
        for (SpecType<?> type : Section.allTypes()) {
            assertTrue(index.contains("[" + type.name() + "](" + ReferencePage.file(type) + ")"), type.name());
        }
    }
}
