package org.netloom.designer.canvas.tool;

import java.awt.Component;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.Point;
import java.awt.event.HierarchyEvent;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.swing.JComponent;
import javax.swing.SwingUtilities;
import org.netloom.check.CheckResult;
import org.netloom.designer.canvas.CanvasCorner;
import org.netloom.designer.canvas.CanvasView;
import org.netloom.designer.canvas.DrawingCommands;
import org.netloom.designer.canvas.Hit;
import org.netloom.designer.document.DesignChange;
import org.netloom.designer.document.Editor;
import org.netloom.designer.document.EditorListener;
import org.netloom.designer.document.Scope;
import org.netloom.designer.document.Selection;
import org.netloom.designer.palette.PaletteRow.Item;
import org.netloom.designer.widget.Command;

/** The canvas with everything that is done on it: tools, keys, menus, the way into blocks, find. */
public final class CanvasPage extends JComponent {
    private static final long serialVersionUID = 1L;
    private static final int GAP = 8;
    private static final int CORNER = 12;

    private final transient Editor editor;
    private final CanvasView view;
    private final Breadcrumbs crumbs;
    private final FindBar find;
    private final CanvasCorner corner;
    private final Toast toast = new Toast();
    private final transient Stage stage;
    private final transient InPlace inPlace;
    private final transient Adding adding;
    private final transient BlockTools blocks;
    private final transient CanvasCommands commands;
    private final transient CanvasMouse mouse;
    private final transient PaletteDrop drop;
    private final transient EditorListener following = new Following();

    public CanvasPage(Editor editor) {
        this.editor = editor;
        view = new CanvasView(editor);
        stage = new Stage(view, toast::say);
        inPlace = new InPlace(stage);
        adding = new Adding(stage);
        crumbs = new Breadcrumbs(editor);
        find = new FindBar(editor, view);
        corner = new CanvasCorner(view);
        blocks = new BlockTools(stage, inPlace);
        commands = new CanvasCommands(stage, inPlace, adding, blocks, find::open);
        mouse = new CanvasMouse(stage, new Actions(new CanvasMenu(stage, commands, adding, inPlace)));
        drop = PaletteDrop.install(stage);
        CanvasKeys.install(stage, commands.all(), mouse::cancel, adding::askBehindSelection);
        view.setOverlay(this::overlay);
        add(toast);
        add(find);
        add(crumbs);
        add(corner);
        add(view);
        editor.addListener(following);
        addHierarchyListener(e -> {
            if ((e.getChangeFlags() & HierarchyEvent.SHOWING_CHANGED) != 0 && isShowing()) {
                focusCanvas();
            }
        });
        describe();
    }

    /** Ends it; the editor lives on. */
    public void close() {
        editor.removeListener(following);
        mouse.close();
        toast.close();
        crumbs.close();
        find.close();
        corner.close();
        view.close();
    }

    public CanvasView view() {
        return view;
    }

    /** Everything that can be done here. */
    public List<Command> commands() {
        List<Command> all = new ArrayList<>(commands.all());
        all.addAll(DrawingCommands.of(view, corner));
        return all;
    }

    /** Adds what was chosen in the palette, behind the selection. */
    public void add(Item item) {
        adding.behindSelection(item.content());
    }

    /** Gives the canvas the focus, once it is on the screen: tabs that are opened with it take the focus first. */
    public void focusCanvas() {
        SwingUtilities.invokeLater(view::requestFocusInWindow);
    }

    // ---- for tests --------------------------------------------------------------------------------------------------

    /** What the canvas says to the user just now: in its lower part or at the mouse; empty where nothing. */
    String said() {
        String atMouse = mouse.gesture()
                .filter(ConnectGesture.class::isInstance)
                .map(g -> ((ConnectGesture) g).said())
                .orElse("");
        return atMouse.isEmpty() ? toast.said() : atMouse;
    }

    Optional<InPlaceField> field() {
        return inPlace.field();
    }

    Optional<QuickAdd> quickAdd() {
        return adding.popup();
    }

    FindBar findBar() {
        return find;
    }

    // ---- painting ---------------------------------------------------------------------------------------------------

    private void overlay(Graphics2D g, CanvasView shown) {
        if (editor.body().nodes().isEmpty() && adding.popup().isEmpty()) {
            EmptyHint.paint(g, shown);
        }
        mouse.paint(g);
        adding.loose().ifPresent(gesture -> gesture.paint(g));
        drop.paint(g);
    }

    @Override
    public boolean isOptimizedDrawingEnabled() {
        return false;
    }

    @Override
    public void doLayout() {
        view.setBounds(0, 0, getWidth(), getHeight());
        Dimension way = crumbs.getPreferredSize();
        crumbs.setBounds(GAP, GAP, Math.min(way.width, getWidth() - 2 * GAP), way.height);
        Dimension looking = find.getPreferredSize();
        int x = getWidth() - looking.width - GAP;
        // Where there is no room beside the way into the block, it goes below.
        int y = crumbs.isVisible() && x < crumbs.getX() + crumbs.getWidth() + GAP
                ? crumbs.getY() + crumbs.getHeight() + GAP
                : GAP;
        find.setBounds(x, y, looking.width, looking.height);
        Dimension said = toast.getPreferredSize();
        toast.setBounds(
                Math.max(GAP, (getWidth() - said.width) / 2),
                getHeight() - said.height - 2 * GAP,
                Math.min(said.width, getWidth() - 2 * GAP),
                said.height);
        Dimension lower = corner.getPreferredSize();
        corner.setBounds(
                getWidth() - lower.width - CORNER, getHeight() - lower.height - CORNER, lower.width, lower.height);
        for (Component c : getComponents()) {
            c.validate();
        }
    }

    @Override
    public Dimension getPreferredSize() {
        return isPreferredSizeSet() ? super.getPreferredSize() : view.getPreferredSize();
    }

    @Override
    public Dimension getMinimumSize() {
        return new Dimension(240, 160);
    }

    private void describe() {
        view.getAccessibleContext().setAccessibleDescription(Description.of(editor, view.scene()));
    }

    private final class Following implements EditorListener {
        @Override
        public void selectionChanged(Selection selection) {
            describe();
        }

        @Override
        public void designChanged(DesignChange change) {
            // What a gesture holds may be gone: an undo while the mouse is down.
            if (mouse.gesture().isPresent()) {
                mouse.cancel();
            }
        }

        @Override
        public void scopeChanged(Scope scope) {
            mouse.cancel();
            inPlace.leave();
            adding.leave();
            describe();
        }

        @Override
        public void checked(CheckResult result) {
            describe();
        }
    }

    private final class Actions implements CanvasMouse.Actions {
        private final CanvasMenu menu;

        Actions(CanvasMenu menu) {
            this.menu = menu;
        }

        @Override
        public void rename(String id) {
            inPlace.rename(id);
        }

        @Override
        public void editNote(int index) {
            inPlace.editNote(index);
        }

        @Override
        public void enter(String id, String inner) {
            blocks.enter(id, inner);
        }

        @Override
        public void toggle(String id) {
            blocks.toggle(id);
        }

        @Override
        public void menu(Hit hit, Point at) {
            menu.open(hit, at);
        }

        @Override
        public void quickAdd(Point2D at) {
            adding.askAt(at);
        }

        @Override
        public void connectNew(ConnectGesture from, Point2D at) {
            adding.askAtEnd(from, at);
        }
    }
}
