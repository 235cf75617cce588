package org.netloom.generate;

/** The template of .gitignore gets nothing. */
public record GitIgnore() {}
