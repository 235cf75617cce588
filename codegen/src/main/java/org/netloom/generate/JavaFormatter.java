package org.netloom.generate;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParseResult;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.Problem;
import com.github.javaparser.TokenRange;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.ImportDeclaration;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import com.github.javaparser.ast.visitor.NoCommentEqualsVisitor;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.netloom.check.DesignMessage;

/**
 * Finishes a Java file that a template wrote: JavaParser reads it, which shows that it is Java; imports are added for what
 * is used, dropped for what is not, and sorted; {@link JavaLayout} breaks long lines and aligns comments. What comes out
 * is read again and must be the same program.
 */
final class JavaFormatter {
    /** Safe for any text: no character takes more than three bytes in a class file. */
    private static final int LONGEST_TEXT = 20_000;

    private static final Pattern LINKS = Pattern.compile("\\{@link +([A-Z]\\w*)");

    private final Map<String, String> known;

    /** @param known qualified names by simple name, of types to be imported where they are used */
    JavaFormatter(Map<String, String> known) {
        this.known = known;
    }

    /**
     * The finished text of a file.
     *
     * @param path of the file, for the message
     * @throws GeneratorDefect if the text is not Java
     */
    String format(String path, String text) {
        CompilationUnit unit = parse(path, text, true);
        requireShortTexts(unit);
        String withImports = withImports(unit, text);
        CompilationUnit arranged = parse(path, withImports);
        String finished = JavaLayout.arrange(withImports, arranged);
        if (!NoCommentEqualsVisitor.equals(arranged, parse(path, finished))) {
            throw new GeneratorDefect(path, "formatting changed the program", finished);
        }
        return finished;
    }

    /** A text constant of a class file has at most 65,535 bytes. */
    private static void requireShortTexts(CompilationUnit unit) {
        for (StringLiteralExpr literal : unit.findAll(StringLiteralExpr.class)) {
            String text = literal.asString();
            if (text.length() > LONGEST_TEXT) {
                throw DesignMessage.TEXT_TOO_LONG.exception(
                        "a text of the design", text.length(), LONGEST_TEXT, Quote.line(text.substring(0, 40)));
            }
        }
    }

    /** Reads Java. */
    static CompilationUnit parse(String path, String text) {
        return parse(path, text, false);
    }

    /**
     * Reads Java with a new parser, since one keeps what it read.
     *
     * @param asCompiler Unicode escapes are characters before anything else is seen, as the compiler has it; columns are
     *     then not to be relied on
     */
    private static CompilationUnit parse(String path, String text, boolean asCompiler) {
        ParserConfiguration configuration = new ParserConfiguration()
                .setLanguageLevel(ParserConfiguration.LanguageLevel.JAVA_25)
                .setTabSize(1)
                .setPreprocessUnicodeEscapes(asCompiler);
        ParseResult<CompilationUnit> result = new JavaParser(configuration).parse(text);
        if (!result.isSuccessful()) {
            Problem problem = result.getProblems().getFirst();
            String where = problem.getLocation()
                    .flatMap(TokenRange::toRange)
                    .map(r -> "line " + r.begin.line + ": ")
                    .orElse("");
            throw new GeneratorDefect(
                    path, where + problem.getMessage().lines().findFirst().orElse(""), text);
        }
        return result.getResult().orElseThrow();
    }

    private String withImports(CompilationUnit unit, String text) {
        Set<String> used = usedTypes(unit);
        LINKS.matcher(text).results().map(m -> m.group(1)).forEach(used::add);
        Set<String> own = new TreeSet<>();
        unit.findAll(TypeDeclaration.class).forEach(t -> own.add(t.getNameAsString()));
        Set<String> plain = new TreeSet<>();
        Set<String> statics = new TreeSet<>();
        Set<String> done = new TreeSet<>(own);
        for (ImportDeclaration i : unit.getImports()) {
            if (i.isStatic()) {
                statics.add("import static " + i.getNameAsString() + ";");
            } else if (used.contains(i.getName().getIdentifier())) {
                plain.add("import " + i.getNameAsString() + ";");
                done.add(i.getName().getIdentifier());
            }
        }
        for (String type : used) {
            if (known.containsKey(type) && !done.contains(type)) {
                plain.add("import " + known.get(type) + ";");
            }
        }
        return replaceImports(unit, text, statics, plain);
    }

    private static String replaceImports(CompilationUnit unit, String text, Set<String> statics, Set<String> plain) {
        List<String> lines = text.lines().toList();
        int head = unit.getPackageDeclaration().orElseThrow().getEnd().orElseThrow().line;
        NodeList<ImportDeclaration> old = unit.getImports();
        int body = old.isEmpty() ? head : old.getLast().orElseThrow().getEnd().orElseThrow().line;
        while (body < lines.size() && lines.get(body).isBlank()) {
            body++;
        }
        StringBuilder s = new StringBuilder();
        lines.subList(0, head).forEach(l -> s.append(l).append('\n'));
        for (Set<String> group : List.of(statics, plain)) {
            s.append(group.isEmpty() ? "" : "\n");
            group.forEach(i -> s.append(i).append('\n'));
        }
        s.append('\n');
        lines.subList(body, lines.size()).forEach(l -> s.append(l).append('\n'));
        return s.toString();
    }

    /** Simple names that stand where a type can: those that begin with a capital letter. */
    private static Set<String> usedTypes(CompilationUnit unit) {
        Set<String> used = new TreeSet<>();
        unit.findAll(ClassOrInterfaceType.class).forEach(t -> {
            if (t.getScope().isEmpty()) {
                used.add(t.getNameAsString());
            }
        });
        unit.findAll(AnnotationExpr.class).forEach(a -> used.add(a.getNameAsString()));
        unit.findAll(NameExpr.class).stream()
                .filter(JavaFormatter::isScope)
                .map(NameExpr::getNameAsString)
                .filter(n -> Character.isUpperCase(n.charAt(0)))
                .forEach(used::add);
        return used;
    }

    private static boolean isScope(NameExpr name) {
        Node parent = name.getParentNode().orElseThrow();
        return parent instanceof MethodCallExpr
                || parent instanceof FieldAccessExpr
                || parent instanceof MethodReferenceExpr;
    }

    /** The first thing a message about wrong Java should show. */
    static String excerpt(String text, String problem) {
        Matcher line = Pattern.compile("line (\\d+)").matcher(problem);
        if (!line.find()) {
            return "";
        }
        return text.lines()
                .skip(Math.max(0, Integer.parseInt(line.group(1)) - 1))
                .findFirst()
                .orElse("");
    }
}
