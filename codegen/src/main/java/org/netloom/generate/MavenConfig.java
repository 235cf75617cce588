package org.netloom.generate;

/** The template of .mvn/maven.config gets nothing. */
public record MavenConfig() {}
