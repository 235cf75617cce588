package org.netloom.generate;

/** What the template of the pom of the OpenCL module gets. */
public record OpenClPom(String version, String joclVersion) {}
