package org.netloom.generate;

/**
 * What the template of the script for sh gets: a package name and a path of plain letters, digits, '.', '-' and '/'.
 *
 * @param runtimeJar path in the project
 */
public record RunScript(String packageName, String runtimeJar) {}
