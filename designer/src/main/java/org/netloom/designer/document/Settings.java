package org.netloom.designer.document;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.netloom.json.Json;
import org.netloom.model.AtomicFile;
import org.netloom.problem.NetloomException;
import org.netloom.run.StateFolder;

/**
 * What the program remembers of its user: recent files, theme, window, whether the tour was seen. A file that is missing
 * or broken gives the defaults; fields that this version does not know stay.
 */
public final class Settings {
    /** Recent files that are remembered. */
    public static final int RECENT = 12;

    private static final Logger LOG = System.getLogger(Settings.class.getName());
    private static final String FILE = "settings.json";

    private final Path file;
    private final Map<String, Object> values;

    /** Where the window was, in pixels of the desktop. */
    public record Window(int x, int y, int width, int height, boolean maximized) {}

    private Settings(Path file, Map<String, Object> values) {
        this.file = file;
        this.values = values;
    }

    /** The settings of the user. */
    public static Settings load() {
        return load(StateFolder.path());
    }

    /** The settings in another state folder. */
    public static Settings load(Path state) {
        Path file = state.resolve(FILE);
        if (Files.isRegularFile(file)) {
            try {
                return new Settings(file, Json.parseObject(Files.readString(file)));
            } catch (IOException | NetloomException e) {
                LOG.log(Level.WARNING, file + " cannot be read; the defaults hold", e);
            }
        }
        return new Settings(file, new LinkedHashMap<>());
    }

    /**
     * Writes them. Takes time: do it beside the event thread.
     *
     * @throws NetloomException if they cannot be written
     */
    public void save() {
        String text;
        synchronized (this) {
            text = Json.format(values);
        }
        AtomicFile.write(file, text);
    }

    // ---- recent files -----------------------------------------------------------------------------------------------

    /** Files that were opened or saved, the last one first; some may be gone. */
    public synchronized List<Path> recent() {
        List<Path> recent = new ArrayList<>();
        if (values.get("recent") instanceof List<?> list) {
            for (Object o : list) {
                path(o).ifPresent(recent::add);
            }
        }
        return recent;
    }

    private static Optional<Path> path(Object value) {
        try {
            return value instanceof String s && !s.isBlank() ? Optional.of(Path.of(s)) : Optional.empty();
        } catch (InvalidPathException _) {
            // Written on another system.
            return Optional.empty();
        }
    }

    /** A file was opened or saved. */
    public synchronized void used(Path path) {
        Path whole = path.toAbsolutePath().normalize();
        List<Path> recent = recent();
        recent.remove(whole);
        recent.addFirst(whole);
        recent(recent);
    }

    /** A file is not to be offered any more. */
    public synchronized void forget(Path path) {
        List<Path> recent = recent();
        recent.remove(path.toAbsolutePath().normalize());
        recent(recent);
    }

    private void recent(List<Path> recent) {
        values.put("recent", recent.stream().limit(RECENT).map(Path::toString).toList());
    }

    // ---- the rest ---------------------------------------------------------------------------------------------------

    /** "light", "dark" or "system". */
    public String theme() {
        return text("theme", "system");
    }

    public void theme(String theme) {
        set("theme", theme);
    }

    public boolean tourDone() {
        return flag("tourDone", false);
    }

    public void tourDone(boolean done) {
        set("tourDone", done);
    }

    /** Where the window was when it was closed; empty on a first start. */
    public synchronized Optional<Window> window() {
        if (!(values.get("window") instanceof Map<?, ?> m)) {
            return Optional.empty();
        }
        if (m.get("x") instanceof Number x
                && m.get("y") instanceof Number y
                && m.get("width") instanceof Number w
                && m.get("height") instanceof Number h
                && w.intValue() > 0
                && h.intValue() > 0) {
            return Optional.of(new Window(
                    x.intValue(), y.intValue(), w.intValue(), h.intValue(), Boolean.TRUE.equals(m.get("maximized"))));
        }
        return Optional.empty();
    }

    public synchronized void window(Window window) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("x", (long) window.x());
        m.put("y", (long) window.y());
        m.put("width", (long) window.width());
        m.put("height", (long) window.height());
        m.put("maximized", window.maximized());
        values.put("window", m);
    }

    /** A text of any other name. */
    public synchronized String text(String name, String otherwise) {
        return values.get(name) instanceof String s ? s : otherwise;
    }

    /** A switch of any other name. */
    public synchronized boolean flag(String name, boolean otherwise) {
        return values.get(name) instanceof Boolean b ? b : otherwise;
    }

    /** A number of any other name. */
    public synchronized double number(String name, double otherwise) {
        return values.get(name) instanceof Number n ? n.doubleValue() : otherwise;
    }

    public synchronized void set(String name, String value) {
        values.put(name, value);
    }

    public synchronized void set(String name, boolean value) {
        values.put(name, value);
    }

    public synchronized void set(String name, double value) {
        values.put(name, value);
    }
}
