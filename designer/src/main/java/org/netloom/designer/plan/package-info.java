/** The pages of data and of the training plan: what a design is trained on, and how. */
package org.netloom.designer.plan;
