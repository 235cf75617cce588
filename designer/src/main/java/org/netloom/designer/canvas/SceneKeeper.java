package org.netloom.designer.canvas;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.netloom.check.CheckResult;
import org.netloom.design.Body;
import org.netloom.design.Edge;
import org.netloom.designer.document.DesignChange;
import org.netloom.designer.document.Editor;
import org.netloom.designer.document.EditorListener;
import org.netloom.designer.document.Place;
import org.netloom.designer.document.Scope;
import org.netloom.designer.widget.Background;
import org.netloom.render.Direction;

/** Keeps the scene of what an editor shows up to date, and has bodies laid out that nobody placed. */
final class SceneKeeper implements EditorListener {
    private static final int GLIDE_MS = 250;
    /** More nodes than this jump to their new places. */
    private static final int MOST_GLIDING = 1500;

    private final boolean background;
    private final Editor editor;
    private final Texter texter;
    private final BodyPlaces places = new BodyPlaces();
    private final SceneComposer composer;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Set<String> open = new HashSet<>();
    private Scene scene = Scene.EMPTY;
    private Map<String, Place> settled = Map.of();
    private Map<String, Place> preview = Map.of();
    private Map<Integer, Place> notePreview = Map.of();
    private Map<String, LayoutTask> running = Map.of();
    private Glide glide;

    /** @param background false: nothing is laid out but by {@link #layOutNow} and {@link #layOut} */
    SceneKeeper(Editor editor, Texter texter, boolean background) {
        this.background = background;
        this.editor = editor;
        this.texter = texter;
        this.composer = new SceneComposer(texter, places);
        editor.placesFrom(() -> settled);
        editor.addListener(this);
        refresh();
    }

    void close() {
        stopGlide();
        editor.removeListener(this);
    }

    void addListener(Runnable listener) {
        listeners.add(listener);
    }

    Scene scene() {
        return scene;
    }

    Facts facts() {
        return composer.facts();
    }

    Texter texter() {
        return texter;
    }

    /** True where the places of what is shown are more than provisional. */
    boolean ready() {
        return editor.body().nodes().isEmpty() || places.ready(key(), editor.body());
    }

    private String key() {
        return SceneComposer.key(editor.body());
    }

    private String prefix() {
        return editor.scope().prefix(editor.document().result().expansion());
    }

    // ---- composing --------------------------------------------------------------------------------------------------

    /** Makes the scene anew. */
    void refresh() {
        compose();
        layOutWanted();
        listeners.forEach(Runnable::run);
    }

    private void compose() {
        Body body = editor.body();
        Scene made = composer.compose(editor.design(), editor.document().result(), body, prefix(), open, preview);
        scene = notePreview.isEmpty() ? made : made.withNotes(notePreview);
        if (preview.isEmpty()) {
            settled = scene.places();
        }
    }

    /** Shows nodes and notes elsewhere than they are, while they are dragged. */
    void preview(Map<String, Place> nodes, Map<Integer, Place> notes) {
        if (!nodes.isEmpty() || !notes.isEmpty()) {
            stopGlide();
        }
        preview = nodes;
        notePreview = notes;
        compose();
        listeners.forEach(Runnable::run);
    }

    // ---- open blocks ------------------------------------------------------------------------------------------------

    boolean isOpen(String id) {
        return open.contains(editor.path(id));
    }

    void open(String id, boolean now) {
        String path = editor.path(id);
        if (now ? open.add(path) : open.remove(path)) {
            refresh();
        }
    }

    void openAll(boolean now) {
        Set<String> blocks = SceneComposer.blocks(editor.body(), prefix());
        if (now ? open.addAll(blocks) : open.removeAll(blocks)) {
            refresh();
        }
    }

    // ---- layout -----------------------------------------------------------------------------------------------------

    private void layOutWanted() {
        Map<String, LayoutTask> wanted = composer.wanted();
        if (!background || wanted.isEmpty() || wanted.equals(running)) {
            return;
        }
        running = wanted;
        Background.run(
                _ -> computed(wanted),
                layouts -> {
                    if (running == wanted) {
                        running = Map.of();
                        arrived(layouts);
                    }
                },
                e -> {
                    running = Map.of();
                    throw new IllegalStateException("layout failed", e);
                });
    }

    private static Map<String, AutoLayout> computed(Map<String, LayoutTask> tasks) {
        Map<String, AutoLayout> layouts = new LinkedHashMap<>();
        tasks.forEach((key, task) -> layouts.put(key, AutoLayout.of(task)));
        return layouts;
    }

    private void arrived(Map<String, AutoLayout> layouts) {
        boolean first = !ready();
        Map<String, Place> before = scene.places();
        Scene shown = scene;
        String shownKey = key();
        layouts.forEach(
                (key, layout) -> places.hold(key, first || !key.equals(shownKey) ? layout : layout.anchoredIn(shown)));
        refresh();
        if (!first) {
            glideFrom(before);
        }
    }

    /** Lays everything that should be laid out at once, here. */
    void layOutNow() {
        for (int i = 0; i < 20 && !composer.wanted().isEmpty(); i++) {
            computed(composer.wanted()).forEach(places::hold);
            compose();
        }
        running = Map.of();
        listeners.forEach(Runnable::run);
    }

    /**
     * Lays out the body that is shown, around its pinned nodes, beside the event thread.
     *
     * @param done gets the places of all nodes; it should make them the document's
     */
    void layOut(Direction direction, Consumer<Map<String, Place>> done) {
        Map<String, Card> cards = new LinkedHashMap<>();
        scene.nodes().forEach(n -> cards.put(n.id(), n.card()));
        Set<Edge> edges = editor.body().edges();
        LayoutTask task = LayoutTask.of(cards, edges, direction);
        Map<String, Place> pinned = BodyPlaces.pinned(editor.body(), settled);
        Scope scope = editor.scope();
        String key = key();
        Background.run(
                _ -> AutoLayout.of(task, pinned),
                computed -> {
                    if (editor.scope().equals(scope)) {
                        Map<String, Place> before = scene.places();
                        AutoLayout layout = pinned.isEmpty() ? computed.anchoredIn(scene) : computed;
                        places.remember(layout);
                        places.direction(key, direction);
                        done.accept(layout.places());
                        glideFrom(before);
                    }
                },
                e -> {
                    throw new IllegalStateException("layout failed", e);
                });
    }

    /** Direction of bodies that nobody placed by hand. */
    void prefer(Direction direction) {
        places.prefer(direction);
        refresh();
    }

    private void stopGlide() {
        if (glide != null) {
            glide.stop();
            glide = null;
        }
    }

    /** Lets the nodes glide from where they were to where they are. */
    private void glideFrom(Map<String, Place> before) {
        stopGlide();
        Map<String, Place> after = settled;
        Map<String, Place> moving = new HashMap<>();
        after.forEach((id, p) -> {
            Place old = before.get(id);
            if (old != null && (old.x() != p.x() || old.y() != p.y())) {
                moving.put(id, old);
            }
        });
        if (moving.isEmpty() || after.size() > MOST_GLIDING) {
            return;
        }
        glide = Glide.start(
                GLIDE_MS,
                share -> {
                    Map<String, Place> now = new HashMap<>();
                    moving.forEach((id, old) -> {
                        Place to = after.get(id);
                        now.put(
                                id,
                                to.at(
                                        Math.rint(old.x() + (to.x() - old.x()) * share),
                                        Math.rint(old.y() + (to.y() - old.y()) * share)));
                    });
                    preview = share >= 1 ? Map.of() : now;
                    compose();
                    listeners.forEach(Runnable::run);
                },
                () -> glide = null);
    }

    // ---- the editor -------------------------------------------------------------------------------------------------

    @Override
    public void designChanged(DesignChange change) {
        if (change.kind() != DesignChange.Kind.EDIT) {
            places.inferAgain();
        }
        if (glide != null) {
            stopGlide();
            preview = Map.of();
        }
        refreshUnlessCheckFollows();
    }

    /** With a check that was made at once, its result comes right behind and is shown with the change. */
    private void refreshUnlessCheckFollows() {
        if (editor.document().checking()) {
            refresh();
        }
    }

    @Override
    public void checked(CheckResult result) {
        refresh();
    }

    @Override
    public void scopeChanged(Scope scope) {
        stopGlide();
        preview = Map.of();
        notePreview = Map.of();
        refresh();
    }

    /** The card of a node of the body that is shown. */
    Optional<SceneNode> node(String id) {
        return scene.node(id);
    }
}
