package org.netloom.designer.canvas;

import org.netloom.design.Edge;

/** What lies at a point of the canvas. */
public sealed interface Hit {
    /**
     * A node.
     *
     * @param inner path of the node inside an open block that was hit, for example "stage1.conv1" as ids joined by points;
     *     empty where the node itself was
     */
    record NodeHit(String id, Part part, String inner) implements Hit {}

    /** Part of a node. */
    enum Part {
        BODY,
        NAME,
        /** The badge of its problems. */
        BADGE,
        /** The arrow that opens or closes a block. */
        TOGGLE
    }

    /**
     * A port.
     *
     * @param input false for the output
     * @param port number of the input; 0 for the output
     */
    record PortHit(String id, boolean input, int port) implements Hit {}

    /** An edge. */
    record EdgeHit(Edge edge, Near near) implements Hit {}

    /** Which end of an edge is near. */
    enum Near {
        FROM,
        MIDDLE,
        TO
    }

    /** A piece of text. */
    record NoteHit(int index) implements Hit {}

    /** The background. */
    record Nothing() implements Hit {}

    Nothing NOTHING = new Nothing();
}
