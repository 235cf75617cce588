package org.netloom.layer;

/**
 * Is told which layer of a network is at work, so that a profile can say where the time goes; see {@link Execution#watch}.
 * Layers inside of a layer are told between the two calls of the outer one.
 */
public interface LayerWatch {
    /** A layer begins its part of a pass. */
    void enter(Layer layer, boolean backward);

    /** It has done it. */
    void leave(Layer layer);
}
