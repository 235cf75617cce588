package org.netloom.check;

/**
 * Sums over a whole design, for one sample.
 *
 * @param layers number of layers, blocks written out, the input not counted
 * @param parameters trained parameters
 * @param state numbers kept beside them, such as running means
 * @param multiplyAdds of convolutions and products
 * @param complete false where a layer is broken or unknown, so that the sums are too small
 */
public record Totals(int layers, long parameters, long state, long multiplyAdds, boolean complete) {}
