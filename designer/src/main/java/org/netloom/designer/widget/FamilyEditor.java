package org.netloom.designer.widget;

import java.awt.Component;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.swing.DefaultListCellRenderer;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import org.netloom.designer.Texts;
import org.netloom.problem.Problem;
import org.netloom.spec.Spec;
import org.netloom.spec.SpecFamily;
import org.netloom.spec.SpecType;

/** A spec inside another: a chooser of its type, what that type is good for, and rows for its hyper-parameters. */
final class FamilyEditor extends JPanel implements ValueEditor {
    private static final long serialVersionUID = 1L;

    /** Help of more letters stands in the tooltip alone, but for its summary. */
    private static final int LONGEST = 300;

    private final transient SpecForm.Host host;
    private final String path;
    private final transient org.netloom.spec.Component component;
    private final JComboBox<SpecType<?>> types = new JComboBox<>();
    private final JButton reset = new JButton(Glyph.RESET);
    private final JPanel rows =
            new JPanel(new MigLayout("insets 0, gapy 4, hidemode 3, novisualpadding, fillx", "[grow,fill]", ""));
    private final WrappedText use = WrappedText.quiet("");
    private transient Spec shown;
    private SpecForm form;
    private boolean showing;

    FamilyEditor(SpecForm.Host host, String path, org.netloom.spec.Component component) {
        super(new MigLayout(
                "insets 0, gapy 4, hidemode 3, novisualpadding",
                host.narrow() ? SpecForm.NARROW : SpecForm.COLUMNS,
                ""));
        this.host = host;
        this.path = path;
        this.component = component;
        setOpaque(false);
        rows.setOpaque(false);
        if (component.javaClass().isSealed()) {
            family().types().forEach(types::addItem);
        } else {
            types.setVisible(false);
        }
        types.setRenderer(new TypeRenderer());
        types.setMaximumRowCount(14);
        types.getAccessibleContext().setAccessibleName(component.words());
        types.addActionListener(_ -> {
            if (!showing && types.getSelectedItem() instanceof SpecType<?> chosen) {
                host.settle();
                host.change(path, start(chosen));
                host.settle();
            }
        });
        reset.putClientProperty("JButton.buttonType", "toolBarButton");
        reset.putClientProperty("FlatLaf.style", "foreground: $Label.disabledForeground; margin: 1,1,1,1");
        reset.setToolTipText(Texts.get("plan.reset", component.words()));
        reset.getAccessibleContext().setAccessibleName(Texts.get("plan.reset", component.words()));
        reset.addActionListener(_ -> host.change(path, component.toJson(component.defaultValue())));
        JLabel label = new JLabel(component.words());
        label.setLabelFor(types);
        label.setToolTipText(Tips.of(component));
        add(label);
        add(types, "span 2, growx, wmin 60, wmax 320");
        add(reset, "hidemode 0, top, wrap");
        JButton help = ReferenceWindow.button(() -> SpecType.of(shown));
        add(use, "skip 1, span 2, growx, wmin 60");
        add(help, "top, wrap");
        add(rows, "span, growx, wmin 0, wrap");
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private SpecFamily<? extends Spec> family() {
        return SpecFamily.of((Class) component.javaClass());
    }

    /** A spec of a type that was just chosen: it takes over what it has in common with the one before. */
    private Map<String, Object> start(SpecType<?> chosen) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(SpecFamily.TYPE, chosen.name());
        Map<String, Object> before = json(shown);
        for (org.netloom.spec.Component c : chosen.components()) {
            if (c.required()) {
                Object same = before.get(c.name());
                Object value = same != null ? same : host.starting(chosen, c).orElseGet(() -> smallest(c));
                json.put(c.name(), value);
            }
        }
        return json;
    }

    private static Object smallest(org.netloom.spec.Component c) {
        if (c.javaClass() == String.class) {
            return "";
        }
        double low = c.range().nearest(1);
        return c.javaClass() == double.class ? (Object) (Double.isNaN(low) ? 0.1 : low) : (Object) (long) low;
    }

    private static <T extends Spec> Map<String, Object> json(T spec) {
        return spec == null ? Map.of() : SpecType.of(spec).toJson(spec);
    }

    @Override
    public JComponent view() {
        return this;
    }

    @Override
    public void show(Object value) {
        show((Spec) value, List.of());
    }

    void show(Spec spec, List<Problem> problems) {
        SpecType<?> type = SpecType.of(spec);
        boolean other = shown == null || shown.getClass() != spec.getClass();
        shown = spec;
        if (other) {
            showing = true;
            types.setSelectedItem(type);
            showing = false;
            types.setToolTipText(Tips.of(type.name(), type.doc()));
            String help = Texts.get("plan.use", type.doc().summary(), type.doc().use());
            use.setText(help.length() > LONGEST ? type.doc().summary() : help);
            use.setToolTipText(Tips.of(type.name(), type.doc()));
            form = SpecForm.of(host, path, type);
            rows.removeAll();
            rows.setVisible(!form.isEmpty());
            rows.add(form, "growx, wmin 0");
            revalidate();
        }
        form.show(spec, problems);
        reset.setVisible(component.defaultValue() != null && !spec.equals(component.defaultValue()));
    }

    /** Names of types with what they do in grey behind. */
    private static final class TypeRenderer extends DefaultListCellRenderer {
        private static final long serialVersionUID = 1L;

        @Override
        public Component getListCellRendererComponent(
                JList<?> list, Object value, int index, boolean selected, boolean focused) {
            String text = value instanceof SpecType<?> t ? t.name() : "";
            JLabel label = (JLabel) super.getListCellRendererComponent(list, text, index, selected, focused);
            if (value instanceof SpecType<?> t && index >= 0) {
                label.setToolTipText(Tips.of(t.name(), t.doc()));
            }
            return label;
        }
    }
}
