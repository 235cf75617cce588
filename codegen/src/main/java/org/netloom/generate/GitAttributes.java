package org.netloom.generate;

/** The template of .gitattributes gets nothing. */
public record GitAttributes() {}
