package org.netloom.designer.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.netloom.check.CheckResult;
import org.netloom.check.NodeReport;
import org.netloom.design.Body;
import org.netloom.design.Design;
import org.netloom.design.Expansion;
import org.netloom.design.Node;
import org.netloom.spec.Shape;

/** A view of a document: which body it shows, what is selected in it. Several views of one document are possible. */
public final class Editor {
    /** Extent of a node where no canvas says otherwise. */
    private static final double WIDTH = 176;

    private static final double HEIGHT = 64;
    private static final double ROW = 104;

    private final DesignDocument document;
    private final List<EditorListener> listeners = new CopyOnWriteArrayList<>();
    private final DocumentListener following = new Following();
    private Scope scope = Scope.ROOT;
    private Selection selection = Selection.NONE;
    private Supplier<Map<String, Place>> places = this::stackedPlaces;

    public Editor(DesignDocument document) {
        this.document = document;
        document.addListener(following);
    }

    /** Ends it; the document lives on. */
    public void close() {
        document.removeListener(following);
        listeners.clear();
    }

    public DesignDocument document() {
        return document;
    }

    public Design design() {
        return document.design();
    }

    // ---- what is shown ----------------------------------------------------------------------------------------------

    public Scope scope() {
        return scope;
    }

    /** The body that is shown; not to be changed. */
    public Body body() {
        return scope.body(document.design()).orElse(document.design());
    }

    /** The body that is shown, of a design that an edit may change. */
    public Body bodyIn(Design design) {
        return scope.body(design).orElseThrow(() -> new IllegalStateException("the block is gone: " + scope));
    }

    /** Shows another body and selects nothing. */
    public void show(Scope wanted) {
        Scope now = wanted.existing(document.design());
        if (!now.equals(scope)) {
            select(Selection.NONE);
            scope = now;
            listeners.forEach(l -> l.scopeChanged(now));
        }
    }

    /** Path of a node of the present scope as the checker says it: "stage1[0].conv1". */
    public String path(String node) {
        return scope.prefix(document.result().expansion()) + node;
    }

    /** What the checker found out about a layer of the present scope; empty for blocks and new nodes. */
    public Optional<NodeReport> report(String node) {
        return document.result().report(path(node));
    }

    /** Shape of what a node of the present scope puts out; empty where it is unknown. */
    public Optional<Shape> outputShape(String node) {
        return document.result().outputShape(path(node));
    }

    // ---- selection --------------------------------------------------------------------------------------------------

    public Selection selection() {
        return selection;
    }

    public void select(Selection wanted) {
        Selection now = wanted.within(body(), document.design().notes().size());
        if (!now.equals(selection)) {
            document.settle();
            selection = now;
            listeners.forEach(l -> l.selectionChanged(now));
        }
    }

    /** Selects a node by the path of the checker, in its own body, and brings it into view; false where there is none. */
    public boolean reveal(String path) {
        Optional<Design.Place> place = document.design().locate(path);
        if (place.isEmpty()) {
            return false;
        }
        Scope way = new Scope(place.get().around().stream()
                .map(Design.Place::node)
                .map(Node::id)
                .toList());
        if (path.contains(Expansion.DEFINITION)) {
            // A block that nothing uses has no way to it.
            return false;
        }
        show(way);
        select(Selection.of(place.get().node().id()));
        listeners.forEach(l -> l.revealed(place.get().node().id()));
        return true;
    }

    // ---- places -----------------------------------------------------------------------------------------------------

    /** Where the nodes of the present body lie, also those that the document has no position for. */
    public Map<String, Place> places() {
        return places.get();
    }

    /** The canvas knows the places. */
    public void placesFrom(Supplier<Map<String, Place>> canvas) {
        places = canvas;
    }

    private Map<String, Place> stackedPlaces() {
        Map<String, Place> stacked = new LinkedHashMap<>();
        double y = 0;
        for (Node node : body().nodes()) {
            double row = y;
            Place place = node.position()
                    .map(p -> new Place(p.x(), p.y(), WIDTH, HEIGHT))
                    .orElseGet(() -> new Place(0, row, WIDTH, HEIGHT));
            stacked.put(node.id(), place);
            y += ROW;
        }
        return stacked;
    }

    // ---- changing ---------------------------------------------------------------------------------------------------

    /** Changes the document. */
    public void edit(Edit edit) {
        document.edit(edit);
    }

    /**
     * Changes the document by an edit that places nodes: the others of the body get the places that they have on the canvas,
     * so that nothing jumps.
     */
    public void editPlacing(Edit edit) {
        Map<String, Place> now = places();
        boolean all = body().nodes().stream().allMatch(n -> n.position().isPresent());
        if (all) {
            document.edit(edit);
            return;
        }
        Scope mine = scope;
        Edit placing = Edit.of(edit.name(), design -> mine.body(design).ifPresent(body -> place(body, now)));
        document.edit(placing.and(edit).merging(edit.mergeKey()));
    }

    private static void place(Body body, Map<String, Place> places) {
        for (Node node : List.copyOf(body.nodes())) {
            Place place = places.get(node.id());
            if (node.position().isEmpty() && place != null) {
                body.replace(node.at(Math.rint(place.x()), Math.rint(place.y())));
            }
        }
    }

    // ---- listeners --------------------------------------------------------------------------------------------------

    public void addListener(EditorListener listener) {
        listeners.add(listener);
    }

    public void removeListener(EditorListener listener) {
        listeners.remove(listener);
    }

    /** Keeps scope and selection within what is there, then passes on. */
    private final class Following implements DocumentListener {
        @Override
        public void designChanged(DesignChange change) {
            Scope existing = scope.existing(change.after());
            boolean moved = !existing.equals(scope);
            scope = existing;
            Selection kept = moved
                    ? Selection.NONE
                    : selection.within(body(), change.after().notes().size());
            boolean lost = !kept.equals(selection);
            selection = kept;
            if (moved) {
                listeners.forEach(l -> l.scopeChanged(scope));
            }
            listeners.forEach(l -> l.designChanged(change));
            if (lost) {
                listeners.forEach(l -> l.selectionChanged(kept));
            }
        }

        @Override
        public void checked(CheckResult result) {
            listeners.forEach(l -> l.checked(result));
        }

        @Override
        public void fileChanged() {
            listeners.forEach(DocumentListener::fileChanged);
        }
    }
}
