package org.netloom.problem;

import java.util.List;

/**
 * Something a person should mend.
 *
 * @param key the catalogue entry, which gives code and severity
 * @param node path of the node it stands at ("conv1", "stage2[0].conv1"), empty where it concerns no single node
 * @param parameter hyper-parameter or setting it concerns, empty where it concerns none
 * @param text what was expected, what came, and the arithmetic
 * @param fixes changes that mend it and can be applied mechanically
 */
public record Problem(MessageKey key, String node, String parameter, String text, List<Fix> fixes) {
    public Problem {
        fixes = List.copyOf(fixes);
    }

    /** The same problem, standing at the given node. */
    public Problem at(String path) {
        return new Problem(key, path, parameter, text, fixes);
    }

    /** The same problem with fixes to offer. */
    public Problem with(Fix... offered) {
        return new Problem(key, node, parameter, text, List.of(offered));
    }

    /** The same problem, standing in a setting that is part of another: "learningRate" in "optimizer". */
    public Problem within(String parent) {
        List<Fix> moved = fixes.stream()
                .map(f -> f instanceof Fix.SetParameter s
                        ? new Fix.SetParameter(s.label(), join(parent, s.parameter()), s.value())
                        : f)
                .toList();
        return new Problem(key, node, join(parent, parameter), text, moved);
    }

    private static String join(String parent, String name) {
        return name.isEmpty() || name.startsWith("[") ? parent + name : parent + "." + name;
    }

    public String code() {
        return key.code();
    }

    public Severity severity() {
        return key.severity();
    }

    /** Code, node, parameter, text; nothing in it that a terminal would obey. */
    @Override
    public String toString() {
        String where = node.isEmpty() ? "" : " " + node;
        String what = parameter.isEmpty() ? "" : (where.isEmpty() ? " " : ".") + parameter;
        return code() + Visible.text(where + what) + ": " + Visible.lines(text);
    }
}
