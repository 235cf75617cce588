/** The one reader and writer of JSON, used by the runtime and the design document. */
package org.netloom.json;
