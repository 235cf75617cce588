package org.netloom.designer.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    @TempDir
    Path state;

    @Test
    void theyAreReadBack() {
        Settings s = Settings.load(state);
        assertEquals("system", s.theme());
        assertFalse(s.tourDone());
        assertEquals(Optional.empty(), s.window());
        s.theme("dark");
        s.tourDone(true);
        s.window(new Settings.Window(-5, 10, 1200, 800, true));
        s.set("minimap", true);
        s.set("split", 0.25);
        s.used(Path.of("/a/one.netloom"));
        s.used(Path.of("/a/two.netloom"));
        s.used(Path.of("/a/../a/one.netloom"));
        s.save();
        Settings again = Settings.load(state);
        assertEquals("dark", again.theme());
        assertTrue(again.tourDone());
        assertTrue(again.flag("minimap", false));
        assertEquals(0.25, again.number("split", 0));
        assertEquals(
                new Settings.Window(-5, 10, 1200, 800, true), again.window().orElseThrow());
        assertEquals(List.of(Path.of("/a/one.netloom"), Path.of("/a/two.netloom")), again.recent());
        again.forget(Path.of("/a/one.netloom"));
        assertEquals(List.of(Path.of("/a/two.netloom")), again.recent());
    }

    @Test
    void onlyTheLastFilesAreRemembered() {
        Settings s = Settings.load(state);
        for (int i = 0; i < 30; i++) {
            s.used(Path.of("/a/" + i));
        }
        assertEquals(Settings.RECENT, s.recent().size());
        assertEquals(Path.of("/a/29"), s.recent().getFirst());
    }

    @Test
    void aBrokenFileGivesTheDefaults() throws IOException {
        for (String broken : List.of("", "{", "[]", "{\"recent\": 3, \"theme\": 4, \"window\": {\"x\": \"a\"}}")) {
            Files.writeString(state.resolve("settings.json"), broken);
            Settings s = Settings.load(state);
            assertEquals("system", s.theme());
            assertEquals(List.of(), s.recent());
            assertEquals(Optional.empty(), s.window());
            s.theme("light");
            s.save();
            assertEquals("light", Settings.load(state).theme());
        }
    }

    @Test
    void unknownFieldsStay() throws IOException {
        Files.writeString(state.resolve("settings.json"), "{\"later\": {\"a\": 1}}");
        Settings s = Settings.load(state);
        s.theme("dark");
        s.save();
        assertTrue(Files.readString(state.resolve("settings.json")).contains("\"later\": {\"a\": 1}"));
    }
}
