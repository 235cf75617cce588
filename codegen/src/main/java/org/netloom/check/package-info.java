/** The checker: shapes, counts and problems of a design, each problem with its remedy. */
package org.netloom.check;
