<#-- Model: org.netloom.generate.EvaluateClass. File: Evaluate.java. -->
package ${packageName};

/** Measures the trained network on data it has not learned from. {@code --help} lists the options. */
public final class Evaluate {
    private Evaluate() {}

    public static void main(String[] args) {
        System.exit(TrainingProgram.evaluate(new ${className}(), Train.plan(), args));
    }
}
