package org.netloom.generate;

/**
 * What the template of the script for Windows gets.
 *
 * @param runtimeJar path in the project, with backslashes
 */
public record RunCmd(String packageName, String runtimeJar) {}
