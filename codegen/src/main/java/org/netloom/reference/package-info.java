/** The reference: a page with a picture, a worked example and the documentation of every spec of the catalogue. */
package org.netloom.reference;
