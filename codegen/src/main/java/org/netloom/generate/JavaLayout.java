package org.netloom.generate;

import com.github.javaparser.Position;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.stmt.ExplicitConstructorInvocationStmt;
import com.github.javaparser.ast.stmt.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Breaks lines that are too long and aligns the comments at the ends of lines. JavaParser's own printers move a comment
 * at the end of a line in front of it, which would take the shapes away from the statements they belong to; so this
 * works on the text, and JavaParser says where statements, calls and their arguments are.
 */
final class JavaLayout {
    /** Longest line without its comment. */
    static final int WIDTH = 120;

    /** A chain of three and more calls is broken earlier: it is a list. */
    private static final int CHAIN = 60;

    /** A comment at the end of a longer line stands right behind it and does not push the others out. */
    private static final int ALIGNED = 84;

    private static final String CONTINUATION = "        ";

    private JavaLayout() {}

    static String arrange(String text, CompilationUnit unit) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        Map<Integer, Node> statements = new HashMap<>();
        unit.findAll(Node.class).forEach(n -> {
            if (onOneLine(n) && (n instanceof Statement || n instanceof FieldDeclaration)) {
                statements.putIfAbsent(line(n), n);
            }
        });
        List<int[]> methods = methods(unit);
        List<String> arranged = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            for (int[] m : methods) {
                if (m[0] == i + 1) {
                    align(lines, m[0] - 1, m[1]);
                }
            }
            Node statement = statements.get(i + 1);
            int length = codeOf(lines.get(i)).length();
            if (statement != null
                    && (length > WIDTH || (length > CHAIN && chain(statement).size() > 1))) {
                arranged.addAll(broken(lines.get(i), statement));
            } else {
                arranged.add(lines.get(i));
            }
        }
        return arranged.stream()
                        .map(String::stripTrailing)
                        .collect(Collectors.joining("\n"))
                        .strip() + "\n";
    }

    // ---- long lines -------------------------------------------------------------------------------------------------

    /** Breaks after "=" if the right side then fits, otherwise in front of the arguments of the innermost long call. */
    private static List<String> broken(String line, Node statement) {
        String indent = line.substring(0, line.length() - line.stripLeading().length());
        int equals = line.indexOf(" = ");
        if (equals > 0 && indent.length() + CONTINUATION.length() + line.length() - equals - 3 <= WIDTH) {
            return List.of(line.substring(0, equals + 2), indent + CONTINUATION + line.substring(equals + 3));
        }
        List<Integer> dots = chain(statement);
        if (dots.size() > 1) {
            return brokenChain(line, indent, dots);
        }
        NodeList<Expression> arguments = longestCall(statement);
        if (arguments == null || arguments.isEmpty()) {
            return List.of(line);
        }
        int from = arguments.getFirst().orElseThrow().getBegin().orElseThrow().column - 1;
        List<String> result = new ArrayList<>();
        result.add(line.substring(0, from));
        String rest = indent + CONTINUATION + line.substring(from);
        if (rest.length() <= WIDTH) {
            result.add(rest);
            return result;
        }
        for (int i = 0; i < arguments.size(); i++) {
            int begin = arguments.get(i).getBegin().orElseThrow().column - 1;
            int end =
                    i + 1 < arguments.size() ? arguments.get(i + 1).getBegin().orElseThrow().column - 1 : line.length();
            result.addAll(
                    wrapped(indent + CONTINUATION + line.substring(begin, end).stripTrailing()));
        }
        return result;
    }

    /** An argument that is too long: its last call stands alone, and what that is given is broken behind commas. */
    private static List<String> wrapped(String line) {
        List<String> result = new ArrayList<>();
        int start = line.length() - line.stripLeading().length();
        String indent = line.substring(0, start) + CONTINUATION;
        int dot = line.length() > WIDTH ? lastCall(line) : -1;
        int open = line.indexOf('(');
        if (line.length() <= WIDTH || (dot < 0 && open < 0)) {
            result.add(line);
        } else if (dot > start) {
            result.addAll(wrapped(line.substring(0, dot)));
            result.addAll(wrapped(indent + line.substring(dot)));
        } else {
            result.add(line.substring(0, open + 1));
            String rest = indent + line.substring(open + 1);
            for (int at = lastComma(rest); rest.length() > WIDTH && at > 0; at = lastComma(rest)) {
                result.add(rest.substring(0, at + 1));
                rest = indent + rest.substring(at + 1).stripLeading();
            }
            result.add(rest);
        }
        return result;
    }

    /** The dot of the last call on what another call gave, outside of all parentheses; -1 where there is none. */
    private static int lastCall(String line) {
        int found = -1;
        int depth = 0;
        boolean inText = false;
        for (int i = 1; i < line.length(); i++) {
            char c = line.charAt(i);
            inText ^= c == '"' && line.charAt(i - 1) != '\\';
            depth += inText ? 0 : c == '(' ? 1 : c == ')' ? -1 : 0;
            found = c == '.' && depth == 0 && line.charAt(i - 1) == ')' ? i : found;
        }
        return found;
    }

    /** The last comma of the least depth within the width that is not in a text; -1 where there is none. */
    private static int lastComma(String line) {
        int found = -1;
        int least = Integer.MAX_VALUE;
        int depth = 0;
        boolean inText = false;
        for (int i = 0; i < Math.min(line.length(), WIDTH); i++) {
            char c = line.charAt(i);
            inText ^= c == '"' && (i == 0 || line.charAt(i - 1) != '\\');
            depth += inText ? 0 : c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && !inText && depth <= least && i + 1 < line.length()) {
                least = depth;
                found = i;
            }
        }
        return found;
    }

    /** Each call of a chain on a line of its own; the first stays with what it is called on. */
    private static List<String> brokenChain(String line, String indent, List<Integer> dots) {
        List<String> result = new ArrayList<>();
        result.add(line.substring(0, dots.getFirst()));
        for (int i = 0; i < dots.size(); i++) {
            int end = i + 1 < dots.size() ? dots.get(i + 1) : line.length();
            result.add(indent + CONTINUATION + line.substring(dots.get(i), end));
        }
        return result;
    }

    /** Columns of the dots in front of the second and later calls of the outermost chain. */
    private static List<Integer> chain(Node statement) {
        List<Integer> dots = new ArrayList<>();
        Expression e = statement.findFirst(Expression.class).orElse(null);
        while (e instanceof MethodCallExpr call && call.getScope().orElse(null) instanceof MethodCallExpr scope) {
            dots.addFirst(call.getName().getBegin().orElseThrow().column - 2);
            e = scope;
        }
        return dots;
    }

    /** Arguments of the outermost call that has several; calls with one argument are looked through. */
    private static NodeList<Expression> longestCall(Node statement) {
        if (statement instanceof ExplicitConstructorInvocationStmt call
                && call.getArguments().size() > 1) {
            return call.getArguments();
        }
        List<Expression> calls = statement.findAll(
                Expression.class, e -> e instanceof MethodCallExpr || e instanceof ObjectCreationExpr);
        for (Expression e : calls) {
            NodeList<Expression> arguments =
                    e instanceof MethodCallExpr m ? m.getArguments() : ((ObjectCreationExpr) e).getArguments();
            if (arguments.size() > 1) {
                return arguments;
            }
        }
        return null;
    }

    private static boolean onOneLine(Node n) {
        return n.getBegin().map(b -> b.line).equals(n.getEnd().map(e -> e.line));
    }

    private static int line(Node n) {
        return n.getBegin().map((Position b) -> b.line).orElse(-1);
    }

    // ---- comments ---------------------------------------------------------------------------------------------------

    private static List<int[]> methods(CompilationUnit unit) {
        List<int[]> ranges = new ArrayList<>();
        for (CallableDeclaration<?> m : unit.findAll(CallableDeclaration.class)) {
            ranges.add(new int[] {
                m.getName().getBegin().orElseThrow().line, m.getEnd().orElseThrow().line
            });
        }
        return ranges;
    }

    /** Aligns "code // shape TAB remark" in three columns. */
    private static void align(List<String> lines, int from, int to) {
        int code = 0;
        int shape = 0;
        for (int i = from; i < to; i++) {
            int at = commentAt(lines.get(i));
            if (at > 0) {
                int length = codeOf(lines.get(i)).length();
                code = length <= ALIGNED ? Math.max(code, length) : code;
                String[] parts = lines.get(i).substring(at).split("\t", -1);
                shape = parts.length > 1 ? Math.max(shape, parts[0].length()) : shape;
            }
        }
        for (int i = from; i < to; i++) {
            int at = commentAt(lines.get(i));
            if (at > 0) {
                String[] parts = lines.get(i).substring(at).split("\t", -1);
                String comment = parts.length > 1 ? padded(parts[0], shape + 3) + parts[1] : parts[0];
                lines.set(i, (padded(codeOf(lines.get(i)), code) + "  " + comment).stripTrailing());
            }
        }
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static String codeOf(String line) {
        int at = commentAt(line);
        return at > 0 ? line.substring(0, at).stripTrailing() : line;
    }

    /** Where the comment at the end of a line begins; -1 where there is none or the line is nothing else. */
    private static int commentAt(String line) {
        boolean inText = false;
        for (int i = 0; i + 1 < line.length(); i++) {
            char c = line.charAt(i);
            if (inText && c == '\\') {
                i++;
            } else if (c == '"') {
                inText = !inText;
            } else if (!inText && c == '/' && line.charAt(i + 1) == '/') {
                return line.substring(0, i).isBlank() ? -1 : i;
            }
        }
        return -1;
    }
}
