package org.netloom.designer.inspector;

import org.netloom.check.CheckResult;
import org.netloom.designer.document.EditorListener;
import org.netloom.designer.document.Scope;
import org.netloom.designer.document.Selection;

/** Brings a panel up to date whenever a design was checked, or something else is looked at. */
class Following implements EditorListener {
    private final Runnable refresh;

    Following(Runnable refresh) {
        this.refresh = refresh;
    }

    @Override
    public void checked(CheckResult result) {
        refresh.run();
    }

    @Override
    public void selectionChanged(Selection selection) {
        refresh.run();
    }

    @Override
    public void scopeChanged(Scope scope) {
        refresh.run();
    }
}
