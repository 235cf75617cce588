package org.netloom.designer.edit;

import org.netloom.design.Body;
import org.netloom.design.Edge;
import org.netloom.designer.Texts;
import org.netloom.designer.document.Edit;
import org.netloom.designer.document.Scope;

/** Connecting nodes. Whether a connection makes sense says {@link ConnectionRules}. */
public final class EdgeEdits {
    private EdgeEdits() {}

    /** Connects the output of a node to an input of another. */
    public static Edit connect(Scope scope, String from, String to, int port) {
        return Edit.of(
                Texts.get("edit.connect", from, to),
                design -> Bodies.of(design, scope).connect(new Edge(from, to, port)));
    }

    /** Takes an edge away; the later inputs of an Add or Concat close up. */
    public static Edit disconnect(Scope scope, Edge edge) {
        return Edit.of(Texts.get("edit.disconnect"), design -> {
            Healing healing = new Healing(Bodies.of(design, scope));
            healing.disconnect(edge);
            healing.apply();
        });
    }

    /** Leads an edge elsewhere: another beginning, another end, another input. */
    public static Edit reconnect(Scope scope, Edge edge, Edge now) {
        return Edit.of(Texts.get("edit.reconnect"), design -> {
            Body body = Bodies.of(design, scope);
            if (now.to().equals(edge.to())) {
                body.replace(edge, now);
                return;
            }
            Healing healing = new Healing(body);
            healing.reconnect(edge, now);
            healing.apply();
        });
    }

    /** Leads the end of an edge to an input of another node. */
    public static Edit reconnectEnd(Scope scope, Edge edge, String to, int port) {
        return reconnect(scope, edge, new Edge(edge.from(), to, port));
    }

    /** Lets an edge begin at another node. */
    public static Edit reconnectStart(Scope scope, Edge edge, String from) {
        return reconnect(scope, edge, new Edge(from, edge.to(), edge.port()));
    }
}
