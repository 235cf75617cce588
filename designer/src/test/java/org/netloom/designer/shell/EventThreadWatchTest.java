package org.netloom.designer.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.EventQueue;
import java.util.List;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.Test;
import org.netloom.designer.Displays;

class EventThreadWatchTest {
    @Test
    void aBlockedEventThreadIsFoundWithItsStack() throws Exception {
        Displays.require();
        try (EventThreadWatch watch = EventThreadWatch.start()) {
            EventQueue.invokeAndWait(() -> {});
            assertEquals(List.of(), watch.findings());
            EventQueue.invokeAndWait(EventThreadWatchTest::waits);
            EventQueue.invokeAndWait(() -> {});
            assertEquals(1, watch.findings().size(), () -> watch.findings().toString());
            assertTrue(watch.findings().getFirst().contains("EventThreadWatchTest.waits"));
            watch.reset();
            assertEquals(List.of(), watch.findings());
        }
    }

    private static void waits() {
        try {
            Thread.sleep(EventThreadWatch.LIMIT_MS + 150);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void swingOutsideTheEventThreadIsFound() throws Exception {
        Displays.require();
        try (EventThreadWatch watch = EventThreadWatch.start()) {
            JLabel label = new JLabel("before");
            JFrame frame = new JFrame();
            EventQueue.invokeAndWait(() -> {
                frame.add(label);
                frame.pack();
                frame.setVisible(true);
            });
            label.repaint();
            SwingUtilities.invokeAndWait(() -> label.setText("allowed"));
            // The first window of a process may take long, which is not the matter here.
            assertEquals(List.of(), outside(watch));
            label.setText("wrong");
            assertTrue(
                    watch.findings().getFirst().contains("outside the event thread"),
                    () -> watch.findings().toString());
            EventQueue.invokeAndWait(frame::dispose);
        }
    }

    private static List<String> outside(EventThreadWatch watch) {
        return watch.findings().stream()
                .filter(f -> f.contains("outside the event thread"))
                .toList();
    }
}
