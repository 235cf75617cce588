package org.netloom.problem;

/** A change to a design that mends a problem, described so that a program can apply it. */
public sealed interface Fix {
    /** What a button or a command line says, for example "insert Flatten"; one line, without anything invisible. */
    String label();

    /**
     * Sets a hyper-parameter of the node at fault.
     *
     * @param value in the notation of design files: a number, text, boolean or list of these
     */
    record SetParameter(String label, String parameter, Object value) implements Fix {
        public SetParameter {
            label = Visible.text(label);
        }
    }

    /** Sets a hyper-parameter of another node, given by its path. */
    record SetParameterOf(String label, String node, String parameter, Object value) implements Fix {
        public SetParameterOf {
            label = Visible.text(label);
        }
    }

    /**
     * Inserts a layer on the edge into the node at fault.
     *
     * @param input index of the input port whose edge is split
     * @param spec the layer to insert, a record of the catalogue
     */
    record InsertBefore(String label, int input, Record spec) implements Fix {
        public InsertBefore {
            label = Visible.text(label);
        }
    }

    /** Removes the node at fault and joins its input to its consumers. */
    record RemoveNode(String label) implements Fix {
        public RemoveNode {
            label = Visible.text(label);
        }
    }

    /** Renames the node at fault. */
    record Rename(String label, String name) implements Fix {
        public Rename {
            label = Visible.text(label);
        }
    }

    /** Removes an edge between two nodes. */
    record RemoveEdge(String label, String from, String to, int input) implements Fix {
        public RemoveEdge {
            label = Visible.text(label);
        }
    }

    /** Joins the output of a node to an input port of the node at fault. */
    record Connect(String label, String from, int input) implements Fix {
        public Connect {
            label = Visible.text(label);
        }
    }

    /** Sets a value of the training plan; {@code path} as in the design file, for example "loss.type". */
    record SetPlan(String label, String path, Object value) implements Fix {
        public SetPlan {
            label = Visible.text(label);
        }
    }
}
