/** The pages that train a design and try what it has learnt. */
package org.netloom.designer.training;
