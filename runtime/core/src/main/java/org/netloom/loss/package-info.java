/** Loss functions: a value per batch and the gradient it sends back. */
package org.netloom.loss;
