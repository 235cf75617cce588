/** Small pieces that several parts of the windows are made of. */
package org.netloom.designer.widget;
