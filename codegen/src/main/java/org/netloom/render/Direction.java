package org.netloom.render;

/** Where data flows to in a picture. */
public enum Direction {
    DOWN,
    RIGHT
}
