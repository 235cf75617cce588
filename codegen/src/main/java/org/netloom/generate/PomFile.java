package org.netloom.generate;

/**
 * What the template of pom.xml gets.
 *
 * @param openClVersion of the OpenCL module; empty where the project comes without
 */
public record PomFile(String groupId, String artifactId, String name, String runtimeVersion, String openClVersion) {}
