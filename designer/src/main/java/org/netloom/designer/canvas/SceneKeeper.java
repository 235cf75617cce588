package org.netloom.designer.canvas;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.swing.Timer;
import org.netloom.check.CheckResult;
import org.netloom.designer.canvas.BodyPlaces.Wanted;
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
    /** A drawing that takes longer to be laid out is shown before it is. */
    private static final int PATIENCE_MS = 400;

    private static final int DEEPEST = 12;
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
    private List<Wanted> running = List.of();
    private Glide glide;
    private Supplier<Optional<String>> anchor = Optional::empty;
    private final Timer patience = new Timer(PATIENCE_MS, _ -> waited());
    private boolean waitedLongEnough;

    /** @param background false: nothing is laid out but by {@link #layOutNow} and {@link #layOut} */
    SceneKeeper(Editor editor, Texter texter, boolean background) {
        this.background = background;
        this.editor = editor;
        this.texter = texter;
        this.composer = new SceneComposer(texter, places);
        patience.setRepeats(false);
        editor.placesFrom(() -> settled);
        editor.addListener(this);
        refresh();
    }

    void close() {
        patience.stop();
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
        return editor.body().nodes().isEmpty() || waitedLongEnough || places.ready(key(), editor.body());
    }

    /** Which node stays where it is when the body is laid out anew. */
    void anchorAt(Supplier<Optional<String>> node) {
        anchor = node;
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
        Map<String, Place> before = scene.places();
        boolean first = !places.ready(key(), editor.body());
        compose();
        if (background && layOutChains(first)) {
            if (!first) {
                glideFrom(before);
            }
        }
        layOutWanted();
        listeners.forEach(Runnable::run);
    }

    /** Bodies without branches need no search: they are where they belong at once. */
    private boolean layOutChains(boolean first) {
        boolean some = false;
        for (int i = 0; i < DEEPEST; i++) {
            List<Found> chains = new ArrayList<>();
            for (Wanted w : composer.wanted()) {
                AutoLayout.atOnce(w.task()).ifPresent(layout -> chains.add(new Found(w.key(), layout)));
            }
            if (chains.isEmpty()) {
                return some;
            }
            hold(chains, first);
            compose();
            some = true;
        }
        return some;
    }

    /** Keeps layouts; of the body that is shown so that the view need not move. */
    private void hold(List<Found> layouts, boolean first) {
        Scene shown = scene;
        String shownKey = key();
        for (Found f : layouts) {
            boolean anchored = !first && f.key.equals(shownKey);
            places.hold(f.key, anchored ? f.layout.anchoredIn(shown, anchor.get()) : f.layout);
        }
    }

    private void compose() {
        scene = composed();
        if (preview.isEmpty()) {
            settled = scene.places();
        }
    }

    private Scene composed() {
        Scene made =
                composer.compose(editor.design(), editor.document().result(), editor.body(), prefix(), open, preview);
        return notePreview.isEmpty() ? made : made.withNotes(notePreview);
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
        List<Wanted> wanted = composer.wanted();
        if (!background || wanted.isEmpty() || wanted.equals(running)) {
            return;
        }
        running = wanted;
        if (!ready()) {
            patience.restart();
        }
        Background.run(
                _ -> computed(wanted),
                layouts -> {
                    if (running == wanted) {
                        running = List.of();
                        arrived(layouts);
                    }
                },
                e -> {
                    running = List.of();
                    failed(e);
                });
    }

    /** Provisional places are better than nothing on a slow machine. */
    private void waited() {
        waitedLongEnough = true;
        listeners.forEach(Runnable::run);
    }

    /** A layout and the body it is of. */
    private record Found(String key, AutoLayout layout) {}

    private static List<Found> computed(List<Wanted> tasks) {
        return tasks.stream()
                .distinct()
                .map(w -> new Found(w.key(), AutoLayout.of(w.task())))
                .toList();
    }

    private void arrived(List<Found> layouts) {
        boolean first = !places.ready(key(), editor.body()) && !waitedLongEnough;
        Map<String, Place> before = scene.places();
        hold(layouts, first);
        refresh();
        if (!first) {
            glideFrom(before);
        }
    }

    /** Lays everything that should be laid out at once, here. */
    void layOutNow() {
        for (int i = 0; i < 20 && !composer.wanted().isEmpty(); i++) {
            hold(computed(composer.wanted()), true);
            compose();
        }
        running = List.of();
        listeners.forEach(Runnable::run);
    }

    /**
     * Lays out the body that is shown, around its pinned nodes, beside the event thread.
     *
     * @param done gets the places of all nodes; it should make them the document's
     */
    void layOut(Direction direction, Consumer<Map<String, Place>> done) {
        places.prefer(direction);
        // What is shown stays until all is ready.
        Scene planned = composed();
        List<Wanted> inner =
                composer.wanted().stream().filter(w -> !w.key().equals(key())).toList();
        if (inner.isEmpty()) {
            layOutShown(planned, direction, done);
            return;
        }
        Background.run(
                _ -> computed(inner),
                layouts -> {
                    hold(layouts, true);
                    layOut(direction, done);
                },
                SceneKeeper::failed);
    }

    private static void failed(Exception e) {
        throw new IllegalStateException("layout failed", e);
    }

    private void layOutShown(Scene planned, Direction direction, Consumer<Map<String, Place>> done) {
        Map<String, Card> cards = new LinkedHashMap<>();
        planned.nodes().forEach(n -> cards.put(n.id(), n.card()));
        LayoutTask task = LayoutTask.of(cards, editor.body().edges(), direction);
        Map<String, Place> pinned = BodyPlaces.pinned(editor.body(), settled);
        Scope scope = editor.scope();
        String key = key();
        Background.run(
                _ -> AutoLayout.of(task, pinned),
                computed -> {
                    if (editor.scope().equals(scope)) {
                        Map<String, Place> before = scene.places();
                        AutoLayout layout = pinned.isEmpty() ? computed.anchoredIn(scene, anchor.get()) : computed;
                        places.remember(layout);
                        places.direction(key, direction);
                        done.accept(layout.places());
                        glideFrom(before);
                    }
                },
                SceneKeeper::failed);
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
        glideStep(moving, after, 0);
        glide = Glide.start(GLIDE_MS, share -> glideStep(moving, after, share), () -> glide = null);
    }

    private void glideStep(Map<String, Place> moving, Map<String, Place> after, double share) {
        Map<String, Place> now = new HashMap<>();
        moving.forEach((id, old) -> {
            Place to = after.get(id);
            double x = Math.rint(old.x() + (to.x() - old.x()) * share);
            double y = Math.rint(old.y() + (to.y() - old.y()) * share);
            now.put(id, to.at(x, y));
        });
        preview = share >= 1 ? Map.of() : now;
        compose();
        listeners.forEach(Runnable::run);
    }

    // ---- the editor -------------------------------------------------------------------------------------------------

    @Override
    public void designChanged(DesignChange change) {
        if (change.kind() != DesignChange.Kind.EDIT) {
            places.inferAgain();
            places.preferAsHeld(key(), editor.body());
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
        waitedLongEnough = false;
        refresh();
    }

    /** The card of a node of the body that is shown. */
    Optional<SceneNode> node(String id) {
        return scene.node(id);
    }
}
