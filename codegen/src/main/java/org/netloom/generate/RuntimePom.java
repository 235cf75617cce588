package org.netloom.generate;

/** What the template of the runtime's pom gets. */
public record RuntimePom(String runtimeVersion) {}
