/** Models and their weights: the base classes of generated networks, safetensors and labels. */
package org.netloom.model;
