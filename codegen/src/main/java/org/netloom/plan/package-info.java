/** The planner: order, fusion and names of what is to be generated. */
package org.netloom.plan;
