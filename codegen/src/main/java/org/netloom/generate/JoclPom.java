package org.netloom.generate;

/** What the template of JOCL's pom gets. */
public record JoclPom(String version) {}
