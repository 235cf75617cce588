/**
 * The drawing of a body of a design on the screen and on paper: what is drawn ({@code Scene}), where ({@code BodyPlaces},
 * {@code AutoLayout}, {@code EdgeRouter}), how ({@code ScenePainter}) and the component that shows it
 * ({@code CanvasView}).
 */
package org.netloom.designer.canvas;
