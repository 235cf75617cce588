package org.netloom.data;

/**
 * A data set in its three parts. Validation and test may be empty.
 *
 * @param description one line for a log: what it is, where it came from, the sizes of the parts
 */
public record DataParts(Dataset train, Dataset validation, Dataset test, String description) {}
