/** Where the time of a training step goes: layer by layer, held against what the machine can do. */
package org.netloom.profile;
