package org.netloom.designer.plan;

import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextField;
import net.miginfocom.swing.MigLayout;
import org.netloom.designer.Texts;
import org.netloom.designer.widget.Actions;
import org.netloom.designer.widget.SpecForm;
import org.netloom.designer.widget.Tips;
import org.netloom.designer.widget.WrappedText;

/** Fields for the options of a run; an empty field leaves the choice to the program. */
public final class RunSettingsForm extends JPanel {
    private static final long serialVersionUID = 1L;

    public RunSettingsForm(RunSettings options) {
        super(new MigLayout("insets 0, gapy 4, novisualpadding", SpecForm.COLUMNS, ""));
        setOpaque(false);
        int processors = Runtime.getRuntime().availableProcessors();
        long heap = RunSettings.usualHeapBytes();
        row(
                "threads",
                Texts.get("plan.threads.all", processors),
                RunSettings.MOST_THREADS,
                options::threads,
                options::threads);
        row("limit", Texts.get("plan.limit.all"), Integer.MAX_VALUE, options::limit, options::limit);
        row(
                "heap",
                Texts.get("plan.heap.all", CostPanel.bytes(heap)),
                Integer.MAX_VALUE,
                options::heapMegabytes,
                options::heapMegabytes);
        JLabel label = new JLabel(Texts.get("plan.device"));
        WrappedText hint = WrappedText.quiet("");
        WrappedText missing = WrappedText.quiet("");
        missing.setVisible(false);
        DeviceChooser device = new DeviceChooser(options, hint, missing);
        label.setLabelFor(device);
        add(label);
        // Devices have long names, and much that is worth knowing: a line for each.
        add(device, "span 2, growx, wmin 60, wmax 320, wrap");
        add(hint, "skip 1, span 2, growx, wmin 60, wrap");
        add(missing, "span, growx, wmin 0, hidemode 3, wrap");
    }

    private static JLabel hint(String text) {
        JLabel hint = new JLabel(text);
        hint.putClientProperty("html.disable", true);
        hint.putClientProperty("FlatLaf.style", "font: $small.font; foreground: $Label.disabledForeground");
        return hint;
    }

    private void row(String key, String placeholder, int most, Supplier<OptionalInt> get, Consumer<OptionalInt> set) {
        JTextField field = new JTextField();
        field.putClientProperty("JTextField.placeholderText", placeholder);
        JLabel label = new JLabel(Texts.get("plan." + key));
        label.setLabelFor(field);
        String help = Texts.get("plan." + key + ".help");
        label.setToolTipText(Tips.wrapped(help));
        field.setToolTipText(Tips.wrapped(help));
        field.getAccessibleContext().setAccessibleName(Texts.get("plan." + key));
        get.get().ifPresent(n -> field.setText(Integer.toString(n)));
        Actions.typed(field, text -> typed(field, text.strip(), most, set));
        JLabel hint = hint(help);
        add(label);
        add(field, "growx, wmin 60");
        add(hint, "span 2, growx, wmin 0, wrap");
    }

    private static void typed(JTextField field, String text, int most, Consumer<OptionalInt> set) {
        boolean good = text.isEmpty() || text.matches("[0-9]{1,9}") && inRange(Integer.parseInt(text), most);
        field.putClientProperty("JComponent.outline", good ? null : "error");
        if (good) {
            set.accept(text.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text)));
        }
    }

    private static boolean inRange(int n, int most) {
        return n >= 1 && n <= most;
    }
}
