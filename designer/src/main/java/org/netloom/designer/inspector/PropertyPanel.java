package org.netloom.designer.inspector;

import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Graphics;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import net.miginfocom.swing.MigLayout;
import org.netloom.design.BlockDefinition;
import org.netloom.design.Content;
import org.netloom.design.Edge;
import org.netloom.design.Node;
import org.netloom.designer.Texts;
import org.netloom.designer.document.DesignChange;
import org.netloom.designer.document.Editor;
import org.netloom.designer.document.EditorListener;
import org.netloom.designer.document.Selection;
import org.netloom.designer.palette.LayerIcons;
import org.netloom.designer.widget.Glyph;

/**
 * The settings of what is selected: of layers their hyper-parameters, generated from the specs; of blocks how often they
 * stand there and their arguments; of nothing, the design's or the block's own.
 */
public final class PropertyPanel extends JPanel {
    private static final long serialVersionUID = 1L;

    private final transient Editor editor;
    private final transient EditorListener listener = new Following(this::refresh) {
        @Override
        public void designChanged(DesignChange change) {
            refresh();
        }
    };
    private final Header header;
    private final Help help = new Help();
    private final JPanel place = new JPanel(new BorderLayout());
    private transient Form form;

    public PropertyPanel(Editor editor) {
        super(new BorderLayout());
        this.editor = editor;
        header = new Header(editor);
        add(header, BorderLayout.NORTH);
        add(place, BorderLayout.CENTER);
        add(help, BorderLayout.SOUTH);
        Look.named(this, Texts.get("inspector.title"));
        editor.addListener(listener);
        refresh();
    }

    /** Ends following the document. */
    public void close() {
        editor.removeListener(listener);
    }

    /** Puts the cursor into the name of the selected node, where there is one. */
    public void rename() {
        header.focusName();
    }

    // ---- choosing what to show --------------------------------------------------------------------------------------

    private void refresh() {
        if (form == null || !form.key().equals(wantedKey())) {
            form = wanted();
            help.show(null);
            place.removeAll();
            JScrollPane scroll = form.component().scroll();
            place.add(scroll);
            place.revalidate();
            place.repaint();
        }
        title();
        form.refresh();
    }

    private Kind kind() {
        Selection s = editor.selection();
        if (s.isEmpty()) {
            return editor.body() instanceof BlockDefinition ? Kind.BLOCK : Kind.DESIGN;
        }
        if (s.nodes().isEmpty()) {
            boolean edge = s.edges().size() == 1 && s.notes().isEmpty();
            boolean note = s.notes().size() == 1 && s.edges().isEmpty();
            return edge ? Kind.EDGE : note ? Kind.NOTE : Kind.OTHER;
        }
        List<Node> nodes = nodes();
        if (nodes.stream().noneMatch(n -> n.content() instanceof Content.BlockUse)) {
            List<String> types = nodes.stream().map(n -> n.content().type()).toList();
            return LayerForm.editable(types) ? Kind.LAYERS : Kind.OTHER;
        }
        boolean same = nodes.stream()
                        .map(n -> n.content() instanceof Content.BlockUse use ? use.block() : "")
                        .distinct()
                        .count()
                == 1;
        return same ? Kind.USES : Kind.OTHER;
    }

    private enum Kind {
        DESIGN,
        BLOCK,
        EDGE,
        NOTE,
        LAYERS,
        USES,
        OTHER
    }

    private List<String> ids() {
        return List.copyOf(editor.selection().nodes());
    }

    private List<Node> nodes() {
        return ids().stream().flatMap(id -> editor.body().node(id).stream()).toList();
    }

    private Object wantedKey() {
        return switch (kind()) {
            case DESIGN -> "design";
            case BLOCK -> BlockForm.key(editor);
            case EDGE ->
                List.of(
                        "edge",
                        editor.scope(),
                        editor.selection().edges().iterator().next());
            case NOTE -> List.of("note", editor.selection().notes().iterator().next());
            case LAYERS -> LayerForm.key(editor, ids());
            case USES -> BlockUseForm.key(editor, ids());
            case OTHER -> editor.selection();
        };
    }

    private Form wanted() {
        return switch (kind()) {
            case DESIGN -> new DesignForm(editor);
            case BLOCK -> new BlockForm(editor, help);
            case EDGE ->
                new EdgeForm(editor, editor.selection().edges().iterator().next());
            case NOTE ->
                new NoteForm(editor, editor.selection().notes().iterator().next());
            case LAYERS -> new LayerForm(editor, ids(), help);
            case USES -> new BlockUseForm(editor, ids(), help);
            case OTHER -> new SelectionForm(editor);
        };
    }

    private void title() {
        Selection s = editor.selection();
        switch (kind()) {
            case DESIGN ->
                header.thing(LayerIcons.block(Header.ICON), editor.design().name(), Texts.get("inspector.design"));
            case BLOCK ->
                header.block(LayerIcons.block(Header.ICON), editor.body().name(), Texts.get("inspector.block"));
            case EDGE -> {
                Edge edge = s.edges().iterator().next();
                header.thing(Glyph.FLOW.in(Look::quiet), edge.from() + " → " + edge.to(), Texts.get("inspector.edge"));
            }
            case NOTE -> header.thing(LayerIcons.note(Header.ICON), Texts.get("inspector.noteText"), "");
            case LAYERS, USES, OTHER -> nodesTitle();
        }
    }

    private void nodesTitle() {
        List<Node> nodes = nodes();
        if (nodes.size() == 1 && editor.selection().single().isPresent()) {
            Node node = nodes.getFirst();
            header.node(LayerIcons.of(node.content(), Header.ICON), node.id(), type(node.content()));
            return;
        }
        Map<String, Long> counts = nodes.stream()
                .collect(Collectors.groupingBy(n -> type(n.content()), java.util.TreeMap::new, Collectors.counting()));
        String what = counts.entrySet().stream()
                .map(e -> e.getValue() == 1 ? e.getKey() : e.getValue() + " " + e.getKey())
                .collect(Collectors.joining(", "));
        int all = nodes.size()
                + editor.selection().edges().size()
                + editor.selection().notes().size();
        header.thing(
                nodes.isEmpty()
                        ? Glyph.FLOW.in(Look::quiet)
                        : LayerIcons.of(nodes.getFirst().content(), Header.ICON),
                Texts.get("inspector.selected", all),
                what);
    }

    private static String type(Content content) {
        return content instanceof Content.BlockUse use ? use.block() : content.type();
    }

    /** What the setting is that has the focus: below the form, so that nothing jumps while the focus moves. */
    static final class Help extends JPanel {
        private static final long serialVersionUID = 1L;

        private final JLabel name = Look.bold("");
        private final Words doc = Words.small("");

        Help() {
            super(new MigLayout("insets 8 16 8 16, gap 0 2, fillx, wrap 1, novisualpadding", "[grow,fill]"));
            name.putClientProperty("FlatLaf.styleClass", "small");
            add(name, "wmin 0");
            add(doc, "wmin 0, growx");
            setVisible(false);
        }

        /** Shows the documentation of a setting; null for none. */
        void show(Setting setting) {
            setVisible(setting != null);
            if (setting != null) {
                name.setText(setting.words());
                doc.setText(setting.range().isEmpty() ? setting.doc() : setting.doc() + "; " + setting.range() + ".");
                revalidate();
            }
        }

        @Override
        protected void paintComponent(Graphics g) {
            super.paintComponent(g);
            Color line = Look.line();
            g.setColor(line);
            g.fillRect(0, 0, getWidth(), 1);
        }
    }
}
