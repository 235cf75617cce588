package org.netloom.generate;

import java.util.List;

/**
 * What the template of the script for Windows gets.
 *
 * @param runtimeJar path in the project, with backslashes
 * @param openClJars the same of the OpenCL module and what it needs; none where the project comes without
 */
public record RunCmd(String packageName, String runtimeJar, List<String> openClJars) {}
