package org.netloom.cli;

import java.util.ArrayList;
import java.util.List;
import org.netloom.check.CheckResult;
import org.netloom.check.Checker;
import org.netloom.check.Fixes;
import org.netloom.design.Design;
import org.netloom.design.DesignFile;
import org.netloom.problem.Fix;
import org.netloom.problem.NearestMatch;
import org.netloom.problem.Problem;
import org.netloom.problem.Severity;

/** The fixes of a check, numbered so that a person can name one: {@code NL-654/2}. */
final class FixList {
    /** Most fixes applied by {@code --fix all}: a design that needs more is better mended by hand. */
    private static final int MOST = 200;

    private record Entry(Problem problem, Fix fix, String id) {}

    private final List<Entry> entries = new ArrayList<>();

    private FixList() {}

    /** Those of all problems; the number counts the fixes of one code. */
    static FixList of(CheckResult result) {
        FixList list = new FixList();
        for (Problem p : result.problems()) {
            for (Fix fix : p.fixes()) {
                long number = 1
                        + list.entries.stream()
                                .filter(e -> e.problem.code().equals(p.code()))
                                .count();
                list.entries.add(new Entry(p, fix, p.code() + "/" + number));
            }
        }
        return list;
    }

    /** "NL-654/2". */
    String id(Problem problem, Fix fix) {
        return entries.stream()
                .filter(e -> e.problem == problem && e.fix == fix)
                .findFirst()
                .map(Entry::id)
                .orElseThrow();
    }

    /**
     * Applies a fix by its name, or, for "all", the first fix of each problem until there is none left.
     *
     * @param applied gets a line for each
     */
    static void apply(Design design, String name, List<String> applied) {
        if (name.equals("all")) {
            applyAll(design, applied);
            return;
        }
        CheckResult result = Checker.check(design);
        List<Entry> entries = of(result).entries;
        Entry entry = entries.stream()
                .filter(e -> e.id.equalsIgnoreCase(name) || (e.id + "/").equalsIgnoreCase(name + "/1/"))
                .findFirst()
                .orElseThrow(() -> CliMessage.NO_SUCH_FIX.exception(name, there(name, entries)));
        apply(design, entry, applied);
    }

    private static String there(String name, List<Entry> entries) {
        if (entries.isEmpty()) {
            return "; the design has no problem that can be fixed mechanically";
        }
        List<String> ids = entries.stream().map(Entry::id).toList();
        return NearestMatch.suggestion(name, ids) + "; there are: " + String.join(", ", ids);
    }

    private static void applyAll(Design design, List<String> applied) {
        int before = applied.size();
        List<String> seen = new ArrayList<>();
        while (applied.size() - before < MOST) {
            seen.add(DesignFile.text(design));
            // Errors first: mending one often makes warnings go.
            Entry next = of(Checker.check(design)).entries.stream()
                    .filter(e -> e.fix == e.problem.fixes().getFirst())
                    .filter(e -> e.problem.severity() == Severity.ERROR || isSafe(e))
                    .findFirst()
                    .orElse(null);
            if (next == null) {
                break;
            }
            Design tried = design.copy();
            Fixes.apply(tried, next.problem, next.fix);
            if (seen.contains(DesignFile.text(tried))) {
                break; // two fixes that undo each other
            }
            apply(design, next, applied);
        }
        if (applied.size() == before) {
            throw CliMessage.NOTHING_TO_FIX.exception(design.name());
        }
    }

    private static boolean isSafe(Entry e) {
        return e.problem.severity() == Severity.WARNING;
    }

    private static void apply(Design design, Entry entry, List<String> applied) {
        Fixes.apply(design, entry.problem, entry.fix);
        String where = entry.problem.node().isEmpty() ? "" : " (" + entry.problem.node() + ")";
        applied.add(entry.id + " " + entry.fix.label() + where);
    }
}
