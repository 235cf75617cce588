package org.netloom.designer.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.netloom.design.Design;
import org.netloom.design.DesignFile;
import org.netloom.design.Edge;
import org.netloom.designer.document.Checks;
import org.netloom.designer.document.DesignDocument;
import org.netloom.designer.document.Edit;
import org.netloom.designer.document.Editor;

/** A document with its editor, and the promise that every edit can be undone to the byte. */
final class Fixture {
    final DesignDocument document;
    final Editor editor;

    Fixture(Design design) {
        document = DesignDocument.untitled(design, Checks.direct());
        editor = new Editor(document);
    }

    /** A sample of the project by name. */
    static Fixture sample(String name) {
        Path home = Path.of(System.getProperty("netloom.home", "..")).toAbsolutePath();
        return new Fixture(DesignFile.load(home.resolve("samples/" + name + "/" + name + ".netloom")));
    }

    /** Does an edit, undoes it, does it again; the texts must be the same. */
    Fixture edit(Edit edit) {
        String before = text();
        document.settle();
        editor.editPlacing(edit);
        String after = text();
        assertTrue(!before.equals(after), () -> edit.name() + " changes something");
        assertEquals(edit.name(), document.undoName().orElseThrow());
        document.undo();
        assertEquals(before, text(), () -> "undo of " + edit.name());
        document.redo();
        assertEquals(after, text(), () -> "redo of " + edit.name());
        return this;
    }

    String text() {
        return DesignFile.text(document.design());
    }

    List<String> edges() {
        return editor.body().edges().stream().map(Edge::toString).toList();
    }

    List<String> problems() {
        return document.result().problems().stream().map(Object::toString).toList();
    }
}
