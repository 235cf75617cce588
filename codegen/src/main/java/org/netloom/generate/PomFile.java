package org.netloom.generate;

/** What the template of pom.xml gets. */
public record PomFile(String groupId, String artifactId, String name, String runtimeVersion) {}
