package org.netloom.ops;

/** Operations of another module that are to be compared with the oracle; found by {@link java.util.ServiceLoader}. */
public interface Candidate {
    Ops ops();
}
