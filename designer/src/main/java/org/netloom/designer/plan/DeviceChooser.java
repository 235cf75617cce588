package org.netloom.designer.plan;

import java.awt.Component;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.swing.DefaultListCellRenderer;
import javax.swing.JComboBox;
import javax.swing.JLabel;
import javax.swing.JList;
import org.netloom.designer.Texts;
import org.netloom.designer.widget.Background;
import org.netloom.designer.widget.Tips;
import org.netloom.designer.widget.WrappedText;
import org.netloom.run.DeviceList;
import org.netloom.tensor.DeviceMemory;

/**
 * What a training computes on: the processor, the faster one, or one of the devices that were found. What there is none of is
 * shown, too, with the reason, and cannot be chosen. Looks when it is shown for the first time, beside the event thread.
 */
final class DeviceChooser extends JComboBox<DeviceChooser.Item> {
    private static final long serialVersionUID = 1L;

    private static final int ROWS = 12;

    /** Found once for the life of the program; a new card needs a new start. */
    private static Optional<DeviceList> known = Optional.empty();

    /**
     * A line of the list.
     *
     * @param name as {@code --device} takes it
     * @param text what is shown behind it
     * @param help what is shown beside the list
     * @param memory that it has, empty where the heap counts
     * @param there whether it can be chosen
     */
    record Item(String name, String text, String help, Optional<DeviceMemory> memory, boolean there) {
        @Override
        public String toString() {
            return text.isEmpty() ? name : name + "  \u2013  " + text;
        }
    }

    private final transient RunSettings options;
    private final WrappedText hint;
    private final WrappedText missing;
    private boolean asked;
    private boolean filling;

    /**
     * @param hint says what the chosen one is
     * @param missing says why there is no more to choose
     */
    DeviceChooser(RunSettings options, WrappedText hint, WrappedText missing) {
        this.options = options;
        this.hint = hint;
        this.missing = missing;
        setName("plan.device");
        setRenderer(new Renderer());
        setMaximumRowCount(ROWS);
        getAccessibleContext().setAccessibleName(Texts.get("plan.device"));
        known.ifPresentOrElse(this::fill, this::fillLooking);
        addActionListener(_ -> chosen());
        addHierarchyListener(_ -> {
            if (isShowing() && !asked && known.isEmpty()) {
                asked = true;
                look();
            }
        });
    }

    private void look() {
        Background.run(
                _ -> DeviceList.find(),
                found -> {
                    known = Optional.of(found);
                    fill(found);
                },
                e -> fill(new DeviceList(List.of(), List.of(Texts.get("plan.device.failed", e.getMessage())))));
    }

    private static Item processor(String text) {
        return new Item(DeviceList.CPU, text, Texts.get("plan.device.cpu.help"), Optional.empty(), true);
    }

    private void fillLooking() {
        fill(List.of(
                processor(""),
                new Item(
                        DeviceList.OPENCL,
                        Texts.get("plan.device.looking"),
                        Texts.get("plan.device.looking.help"),
                        Optional.empty(),
                        false)));
    }

    /** Shows what was found. */
    void fill(DeviceList found) {
        List<Item> items = new ArrayList<>();
        boolean others = false;
        for (DeviceList.Found d : found.devices()) {
            if (d.name().equals(DeviceList.CPU)) {
                items.add(processor(d.description()));
            } else {
                others = true;
                String facts = d.facts().entrySet().stream()
                        .map(f -> f.getKey() + " " + f.getValue())
                        .collect(Collectors.joining(", "));
                items.add(new Item(d.name(), d.description(), facts, d.memory(), true));
            }
        }
        if (items.isEmpty()) {
            items.add(processor(""));
        }
        if (others) {
            items.add(new Item(
                    DeviceList.AUTO,
                    Texts.get("plan.device.auto"),
                    Texts.get("plan.device.auto.help"),
                    Optional.empty(),
                    true));
        } else {
            String why =
                    found.obstacles().isEmpty() ? Texts.get("plan.device.none") : String.join("; ", found.obstacles());
            items.add(new Item(DeviceList.OPENCL, Texts.get("plan.device.none"), why, Optional.empty(), false));
        }
        missing.setText(String.join(" ", found.obstacles()));
        missing.setVisible(!found.obstacles().isEmpty());
        fill(items);
    }

    private void fill(List<Item> items) {
        filling = true;
        removeAllItems();
        items.forEach(this::addItem);
        String wanted = options.device().orElse(DeviceList.CPU);
        setSelectedItem(items.stream()
                .filter(i -> i.there() && i.name().equals(wanted))
                .findFirst()
                .orElse(items.getFirst()));
        filling = false;
        explain();
    }

    private void chosen() {
        if (filling || !(getSelectedItem() instanceof Item item)) {
            return;
        }
        if (item.there()) {
            options.device(
                    item.name().equals(DeviceList.CPU) ? Optional.empty() : Optional.of(item.name()), item.memory());
            explain();
            return;
        }
        // What is not there cannot be chosen.
        String wanted = options.device().orElse(DeviceList.CPU);
        filling = true;
        for (int i = 0; i < getItemCount(); i++) {
            if (getItemAt(i).name().equals(wanted)) {
                setSelectedIndex(i);
            }
        }
        filling = false;
    }

    /** Says what the chosen one is. */
    private void explain() {
        String text = getSelectedItem() instanceof Item item ? item.help() : "";
        hint.setText(text);
        setToolTipText(Tips.wrapped(text));
    }

    private static final class Renderer extends DefaultListCellRenderer {
        private static final long serialVersionUID = 1L;

        @Override
        public Component getListCellRendererComponent(
                JList<?> list, Object value, int index, boolean selected, boolean focused) {
            boolean there = !(value instanceof Item item) || item.there();
            JLabel label = (JLabel) super.getListCellRendererComponent(list, value, index, selected && there, focused);
            label.putClientProperty("html.disable", true);
            label.setEnabled(there);
            return label;
        }
    }
}
