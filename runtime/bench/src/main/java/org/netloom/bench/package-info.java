/** JMH benchmarks of the runtime. */
package org.netloom.bench;
