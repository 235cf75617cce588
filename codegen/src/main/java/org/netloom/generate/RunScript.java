package org.netloom.generate;

import java.util.List;

/**
 * What the template of the script for sh gets: a package name and paths of plain letters, digits, '.', '-' and '/'.
 *
 * @param runtimeJar path in the project
 * @param openClJars paths of the OpenCL module and what it needs; none where the project comes without
 */
public record RunScript(String packageName, String runtimeJar, List<String> openClJars) {}
