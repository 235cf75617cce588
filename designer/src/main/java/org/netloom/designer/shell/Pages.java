package org.netloom.designer.shell;

import javax.swing.JComponent;
import javax.swing.JPanel;
import org.netloom.designer.document.DesignDocument;
import org.netloom.designer.plan.DataModel;
import org.netloom.designer.plan.DataPanel;
import org.netloom.designer.plan.PlanPanel;
import org.netloom.designer.plan.RunOptions;

/** Makes the pages of a document behind the first one, when each is shown for the first time. They share data and options. */
final class Pages {
    private final DesignDocument document;
    private final DataModel data;
    private final RunOptions options = new RunOptions();

    Pages(DesignDocument document) {
        this.document = document;
        this.data = new DataModel(document);
    }

    Part make(PageKind kind) {
        return switch (kind) {
            case DESIGN -> throw new IllegalArgumentException("the first page is there from the beginning");
            case PLAN -> plan();
            case DATA -> data();
            case TRAINING, TRYIT -> Part.of(named(kind, new JPanel()));
        };
    }

    private Part data() {
        DataPanel page = named(PageKind.DATA, new DataPanel(document, data));
        return Part.of(page).close(page::close);
    }

    private Part plan() {
        PlanPanel plan = named(PageKind.PLAN, new PlanPanel(document, data, options));
        return Part.of(plan).close(plan::close);
    }

    private static <T extends JComponent> T named(PageKind kind, T component) {
        component.setName(kind.id());
        return component;
    }

    void close() {
        data.close();
    }
}
