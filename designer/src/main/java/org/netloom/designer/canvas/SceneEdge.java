package org.netloom.designer.canvas;

import org.netloom.design.Edge;

/**
 * An edge with its way.
 *
 * @param shape of what flows, empty where unknown
 * @param broken true where what flows does not fit its target, or where it closes a circle
 * @param assumed true where the shape only holds once an error in front is mended
 */
public record SceneEdge(Edge edge, Route route, String shape, boolean broken, boolean assumed) {}
