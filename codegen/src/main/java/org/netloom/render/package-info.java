/** Layout and pictures of a design without a screen. */
package org.netloom.render;
