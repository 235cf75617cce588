package org.netloom.generate;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.ConstructorDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.ArrayAccessExpr;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.ExplicitConstructorInvocationStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.netloom.generate.SourcePreview.Lines;
import org.netloom.generate.SourcePreview.Source;
import org.netloom.plan.ClassPlan;
import org.netloom.plan.Step;
import org.netloom.plan.Value;

/** Finds the lines of a class that come from each node: by the fields that hold the steps. */
final class StatementLines {
    private final ClassPlan plan;
    private final Source source;
    private final Map<String, List<String>> nodesOfField = new LinkedHashMap<>();
    private final Map<String, List<Lines>> found = new LinkedHashMap<>();

    StatementLines(ClassPlan plan, Source source) {
        this.plan = plan;
        this.source = source;
        for (Step step : plan.steps()) {
            nodesOfField.put(
                    step.field(),
                    switch (step) {
                        case Step.LayerStep s ->
                            s.nodes().stream().map(org.netloom.design.Node::id).toList();
                        case Step.BlockStep s -> List.of(s.node().id());
                    });
        }
    }

    /** Lines by node. */
    Map<String, List<Lines>> find() {
        CompilationUnit unit = JavaFormatter.parse(source.path(), source.text());
        for (FieldDeclaration field : unit.findAll(FieldDeclaration.class)) {
            field.getVariables().forEach(v -> add(v.getNameAsString(), field));
        }
        for (ConstructorDeclaration constructor : unit.findAll(ConstructorDeclaration.class)) {
            constructor
                    .findAll(AssignExpr.class)
                    .forEach(a -> fieldOf(a.getTarget()).ifPresent(f -> add(f, outermost(a))));
            constructor.findAll(ExplicitConstructorInvocationStmt.class).forEach(s -> {
                if (!plan.isBlock()) {
                    plan.inputs().forEach(in -> addNode(in.id(), s));
                }
            });
        }
        for (MethodDeclaration method : unit.findAll(MethodDeclaration.class)) {
            if (method.getNameAsString().startsWith("forward")
                    || method.getNameAsString().startsWith("backward")) {
                method.findAll(MethodCallExpr.class)
                        .forEach(
                                call -> call.getScope().flatMap(this::fieldOf).ifPresent(f -> add(f, outermost(call))));
                loops(method);
            }
            if (method.getNameAsString().equals("forward") && plan.branched()) {
                for (Value input : plan.inputs()) {
                    method.findAll(VariableDeclarator.class).stream()
                            .filter(v -> v.getNameAsString().equals(input.variable()))
                            .forEach(v -> addNode(input.id(), outermost(v)));
                }
            } else if (method.getNameAsString().equals("forward")) {
                int line = method.getName().getBegin().orElseThrow().line;
                found.computeIfAbsent(plan.input().id(), _ -> new ArrayList<>())
                        .add(new Lines(source.path(), line, line));
            }
        }
        found.values().forEach(l -> l.sort(Comparator.comparingInt(Lines::from)));
        return found;
    }

    /** {@code for (Residual block : stage1)}: the calls inside name the loop's variable. */
    private void loops(MethodDeclaration method) {
        method.findAll(ForEachStmt.class)
                .forEach(loop -> fieldOf(loop.getIterable()).ifPresent(f -> add(f, loop)));
    }

    /** The field that an expression names: {@code conv1}, {@code stage1[i]}. */
    private Optional<String> fieldOf(Expression e) {
        return switch (e) {
            case NameExpr name
            when nodesOfField.containsKey(name.getNameAsString()) -> Optional.of(name.getNameAsString());
            case ArrayAccessExpr access -> fieldOf(access.getName());
            default -> Optional.empty();
        };
    }

    /** The statement around something; the loop, where it is in one. */
    private static Node outermost(Node inside) {
        Node statement = inside;
        Node up = inside;
        while (up.getParentNode().isPresent() && !(up instanceof CallableDeclaration<?>)) {
            up = up.getParentNode().get();
            boolean single = up instanceof Statement && !(up instanceof BlockStmt);
            if (single) {
                statement = up;
            }
        }
        return statement;
    }

    private void add(String field, Node code) {
        nodesOfField.getOrDefault(field, List.of()).forEach(node -> addNode(node, code));
    }

    private void addNode(String node, Node code) {
        Lines lines = new Lines(
                source.path(), code.getBegin().orElseThrow().line, code.getEnd().orElseThrow().line);
        List<Lines> all = found.computeIfAbsent(node, _ -> new ArrayList<>());
        if (!all.contains(lines)) {
            all.add(lines);
        }
    }
}
