package org.netloom.designer.shell;

import org.netloom.check.CheckResult;
import org.netloom.designer.document.DesignChange;
import org.netloom.designer.document.EditorListener;
import org.netloom.designer.document.Scope;
import org.netloom.designer.document.Selection;

/** Keeps a window up to date with one of its documents. */
final class Following implements EditorListener {
    private final MainWindow window;
    private final DocumentView view;

    Following(MainWindow window, DocumentView view) {
        this.window = window;
        this.view = view;
    }

    @Override
    public void designChanged(DesignChange change) {
        window.refreshSoon();
    }

    @Override
    public void checked(CheckResult result) {
        if (window.current().filter(v -> v == view).isPresent()) {
            window.status().show(result);
        }
    }

    @Override
    public void fileChanged() {
        window.mark(view);
        window.refreshSoon();
    }

    @Override
    public void scopeChanged(Scope scope) {
        window.refreshSoon();
    }

    @Override
    public void selectionChanged(Selection selection) {
        window.refreshSoon();
    }
}
