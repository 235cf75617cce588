package org.netloom.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.netloom.design.Design;
import org.netloom.design.DesignFile;
import org.netloom.problem.Fix;
import org.netloom.problem.NetloomException;
import org.netloom.problem.Problem;
import org.netloom.problem.Visible;

/**
 * Each broken design gets exactly the messages written beside it. After a change of words, {@code -Dnetloom.renew=true}
 * writes the messages anew, for a person to review the difference.
 */
class BrokenDesignsTest {
    @Test
    void renewMessagesWhereAsked() throws IOException {
        if (Boolean.getBoolean("netloom.renew")) {
            StringBuilder all = new StringBuilder();
            BrokenDesigns.files().forEach(f -> all.append(BrokenDesigns.describe(f)));
            Files.writeString(BrokenDesigns.MESSAGES, all);
        }
    }

    @TestFactory
    Stream<DynamicTest> eachGetsItsMessages() {
        Map<String, String> expected = new LinkedHashMap<>();
        for (String part : BrokenDesigns.read(BrokenDesigns.MESSAGES).split("(?m)^(?=== )")) {
            expected.put(part.lines().findFirst().orElse(""), part);
        }
        return BrokenDesigns.files().stream()
                .map(f -> DynamicTest.dynamicTest(
                        f.getFileName().toString(),
                        () -> assertEquals(expected.get("== " + f.getFileName()), BrokenDesigns.describe(f))));
    }

    @TestFactory
    Stream<DynamicTest> noneIsSilent() {
        return BrokenDesigns.files().stream()
                .map(f -> DynamicTest.dynamicTest(
                        f.getFileName().toString(),
                        () -> assertFalse(
                                BrokenDesigns.describe(f).strip().lines().count() < 2)));
    }

    /** Names in a file from a stranger do not reach the terminal's controls. */
    @Test
    void messagesShowNothingInvisible() {
        String all = BrokenDesigns.read(BrokenDesigns.MESSAGES).replace("\n", "");
        assertEquals(all, Visible.text(all));
    }

    /** What is broken is still a document: it is saved and loaded again unchanged. */
    @TestFactory
    Stream<DynamicTest> brokenDesignsCanBeSaved() {
        return loadable()
                .map(f -> DynamicTest.dynamicTest(f.getFileName().toString(), () -> {
                    String saved = DesignFile.text(BrokenDesigns.load(f));
                    assertEquals(saved, DesignFile.text(DesignFile.parse(saved)));
                    assertEquals(
                            problems(BrokenDesigns.load(f)),
                            problems(DesignFile.parse(saved)),
                            "the same problems as before");
                }));
    }

    /** Each fix that is offered removes the problem it is offered for. */
    @TestFactory
    Stream<DynamicTest> fixesMend() {
        return loadable()
                .map(f -> DynamicTest.dynamicTest(f.getFileName().toString(), () -> {
                    for (Problem p : Checker.check(BrokenDesigns.load(f)).problems()) {
                        for (Fix fix : p.fixes()) {
                            Design mended = BrokenDesigns.load(f);
                            Fixes.apply(mended, p, fix);
                            assertFalse(problems(mended).contains(key(p)), () -> fix + " does not mend " + p);
                            DesignFile.parse(DesignFile.text(mended));
                        }
                    }
                }));
    }

    private static Stream<Path> loadable() {
        return BrokenDesigns.files().stream()
                .filter(f -> !f.getFileName().toString().startsWith("file-"));
    }

    private static Set<String> problems(Design design) {
        Set<String> keys = new HashSet<>();
        Checker.check(design).problems().forEach(p -> keys.add(key(p)));
        return keys;
    }

    private static String key(Problem p) {
        return p.toString();
    }

    @Test
    void filesThatAreNoDesignsAreRefused() {
        BrokenDesigns.files().stream()
                .filter(f -> f.getFileName().toString().startsWith("file-"))
                .forEach(f -> {
                    try {
                        BrokenDesigns.load(f);
                        throw new AssertionError(f + " was accepted");
                    } catch (NetloomException e) {
                        assertFalse(e.problems().isEmpty());
                    }
                });
    }
}
