package org.netloom.generate;

/** What the template of Evaluate.java gets. */
public record EvaluateClass(String packageName, String className) {}
