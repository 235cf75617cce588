package org.netloom.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.netloom.check.CheckResult;
import org.netloom.check.Checker;
import org.netloom.check.Summary;
import org.netloom.design.Design;
import org.netloom.design.DesignFile;
import org.netloom.json.Json;
import org.netloom.problem.Fix;
import org.netloom.problem.Problem;
import org.netloom.problem.Severity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code check}: every problem of a design, with the fixes that can be applied. */
@Command(
        name = "check",
        description = {
            "Lists every problem of a design, with the arithmetic, and what would mend it.",
            "A fix that can be applied by itself has a number; --fix applies it and saves the design."
        })
final class CheckCommand extends TerminalCommand {
    @Mixin
    private DesignArgument design;

    @Option(
            names = "--fix",
            paramLabel = "CODE/N",
            description = "Apply this fix (or 'all': the first one of each problem) and save the design.")
    private List<String> fixes = new ArrayList<>();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    CheckCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() {
        Design document = design.load();
        List<String> applied = new ArrayList<>();
        for (String fix : fixes) {
            FixList.apply(document, fix, applied);
        }
        if (!applied.isEmpty()) {
            DesignFile.save(document, design.resolved());
        }
        CheckResult result = Checker.check(document);
        if (json) {
            println(Json.format(json(result, applied)));
        } else {
            applied.forEach(a -> println("applied: " + a));
            print(result);
        }
        return result.ok() ? ExitCode.OK : ExitCode.FAILED;
    }

    private void print(CheckResult result) {
        FixList fixList = FixList.of(result);
        for (Problem p : result.problems()) {
            String code = terminal().style(p.severity(), p.code());
            println(code + p.toString().substring(p.code().length()));
            for (Fix fix : p.fixes()) {
                println("    --fix " + fixList.id(p, fix) + "  " + fix.label());
            }
        }
        if (!result.problems().isEmpty()) {
            println("");
        }
        println(design.resolved() + ": " + verdict(result));
    }

    private static String verdict(CheckResult result) {
        int errors = result.errors().size();
        int warnings = result.warnings().size();
        String counts = count(errors, "error") + ", " + count(warnings, "warning");
        if (errors > 0) {
            return counts;
        }
        String what = Summary.grouped(result.totals().layers()) + " layers, "
                + Summary.grouped(result.totals().parameters()) + " parameters";
        return warnings > 0 ? counts + "; " + what : "no problems; " + what;
    }

    private static String count(int n, String word) {
        return n + " " + word + (n == 1 ? "" : "s");
    }

    private static Map<String, Object> json(CheckResult result, List<String> applied) {
        FixList fixList = FixList.of(result);
        List<Object> problems = new ArrayList<>();
        for (Problem p : result.problems()) {
            Map<String, Object> m = new LinkedHashMap<>();
            m.put("code", p.code());
            m.put("severity", p.severity() == Severity.ERROR ? "error" : "warning");
            m.put("node", p.node());
            m.put("parameter", p.parameter());
            m.put("text", p.text());
            List<Object> offered = new ArrayList<>();
            for (Fix fix : p.fixes()) {
                Map<String, Object> f = new LinkedHashMap<>();
                f.put("id", fixList.id(p, fix));
                f.put("label", fix.label());
                offered.add(f);
            }
            m.put("fixes", offered);
            problems.add(m);
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("ok", result.ok());
        all.put("errors", (long) result.errors().size());
        all.put("warnings", (long) result.warnings().size());
        all.put("problems", problems);
        if (!applied.isEmpty()) {
            all.put("applied", new ArrayList<Object>(applied));
        }
        return all;
    }
}
