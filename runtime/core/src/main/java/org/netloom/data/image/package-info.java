/** Image readers, the only package that uses java.desktop. */
package org.netloom.data.image;
