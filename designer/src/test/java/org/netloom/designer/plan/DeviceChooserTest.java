package org.netloom.designer.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.netloom.designer.Displays;
import org.netloom.designer.widget.WrappedText;
import org.netloom.run.DeviceList;
import org.netloom.tensor.DeviceMemory;

/** What a training computes on is chosen among what there is; what is missing says why. */
class DeviceChooserTest {
    private static final DeviceMemory MEMORY = DeviceMemory.of(8_000_000_000L, 2_000_000_000L);
    private static final DeviceList.Found CPU =
            new DeviceList.Found("cpu", "SIMD", Optional.empty(), Map.of("threads", "2"), Double.NaN, Double.NaN, "");
    private static final DeviceList.Found CARD = new DeviceList.Found(
            "opencl:0", "A card", Optional.of(MEMORY), Map.of("units", "16"), Double.NaN, Double.NaN, "");

    private final RunSettings options = new RunSettings();
    private final WrappedText hint = WrappedText.quiet("");
    private final WrappedText missing = WrappedText.quiet("");

    @BeforeEach
    void display() {
        Displays.require();
        Displays.look(false);
    }

    private DeviceChooser chooser(DeviceList found) throws Exception {
        return Displays.onEventThread(() -> {
            DeviceChooser chooser = new DeviceChooser(options, hint, missing);
            chooser.fill(found);
            return chooser;
        });
    }

    @Test
    void aCardIsChosenWithItsMemory() throws Exception {
        DeviceChooser chooser = chooser(new DeviceList(List.of(CPU, CARD), List.of()));
        assertEquals(3, chooser.getItemCount());
        assertFalse(missing.isVisible());
        Displays.onEventThread(() -> {
            chooser.setSelectedIndex(1);
            return null;
        });
        assertEquals(Optional.of("opencl:0"), options.device());
        assertEquals(Optional.of(MEMORY), options.deviceMemory());
        assertTrue(hint.getText().contains("units 16"), hint.getText());
        Displays.onEventThread(() -> {
            chooser.setSelectedIndex(0);
            return null;
        });
        assertEquals(Optional.empty(), options.device());
    }

    @Test
    void whatIsMissingSaysWhyAndCannotBeChosen() throws Exception {
        DeviceChooser chooser = chooser(new DeviceList(List.of(CPU), List.of("OpenCL is not installed: get it")));
        assertTrue(missing.isVisible());
        assertTrue(missing.getText().contains("get it"), missing.getText());
        Displays.onEventThread(() -> {
            chooser.setSelectedIndex(1);
            return null;
        });
        assertEquals(0, chooser.getSelectedIndex());
        assertEquals(Optional.empty(), options.device());
    }
}
