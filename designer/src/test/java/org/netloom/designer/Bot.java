package org.netloom.designer;

import java.awt.AWTException;
import java.awt.Component;
import java.awt.KeyboardFocusManager;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javax.swing.SwingUtilities;

/**
 * A hand at the real mouse and keyboard of the display. It never sleeps and hopes: {@link #waitFor} asks until something is
 * true. Without a window manager nobody gives a window the focus; {@link #focus} asks for it.
 */
public final class Bot {
    /** What is not true by then will not be. */
    private static final long PATIENCE_NANOS = 15_000_000_000L;

    private static final long PAUSE_NANOS = 5_000_000L;
    private static final int STEPS = 12;

    private final Robot robot;
    private final List<Integer> held = new ArrayList<>();
    private boolean down;

    public Bot() {
        try {
            robot = new Robot();
            robot.setAutoDelay(4);
        } catch (AWTException e) {
            throw new IllegalStateException("the mouse and keyboard of this display cannot be used", e);
        }
    }

    // ---- waiting ----------------------------------------------------------------------------------------------------

    /** Waits until a condition, which is asked on the event thread, is true; fails with the message where it never is. */
    public void waitFor(String message, BooleanSupplier condition) {
        waitFor(() -> message, condition);
    }

    /** The same with a message that can say how things stand. */
    public void waitFor(Supplier<String> message, BooleanSupplier condition) {
        waitFor(message, PATIENCE_NANOS / 1_000_000_000L, condition);
    }

    /** The same for work that takes long, such as a training. */
    public void waitFor(Supplier<String> message, long seconds, BooleanSupplier condition) {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        while (!Displays.onEventThread(condition::getAsBoolean)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited in vain: " + Displays.onEventThread(message::get));
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /** Lets everything that was pressed arrive. */
    public void idle() {
        robot.waitForIdle();
        Displays.onEventThread(() -> null);
    }

    /** Gives a component the focus and waits until it has it. */
    public void focus(Component component) {
        Displays.onEventThread(() -> {
            java.awt.Window window = SwingUtilities.getWindowAncestor(component);
            if (window != null) {
                window.toFront();
                window.requestFocus();
            }
            component.requestFocusInWindow();
            return null;
        });
        waitFor(() -> "the focus is in " + component.getClass().getSimpleName() + ", it is in " + focused(), () -> {
            if (!component.isFocusOwner()) {
                component.requestFocus();
            }
            return component.isFocusOwner();
        });
    }

    private static Component focused() {
        return KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusOwner();
    }

    // ---- mouse ------------------------------------------------------------------------------------------------------

    private static Point onScreen(Component component, Point at) {
        return Displays.onEventThread(() -> {
            Point screen = component.getLocationOnScreen();
            return new Point(screen.x + at.x, screen.y + at.y);
        });
    }

    /** Moves the mouse in several steps, as a hand does. */
    public void move(Component component, Point at) {
        Point to = onScreen(component, at);
        Point from = java.awt.MouseInfo.getPointerInfo().getLocation();
        for (int i = 1; i <= STEPS; i++) {
            robot.mouseMove(from.x + (to.x - from.x) * i / STEPS, from.y + (to.y - from.y) * i / STEPS);
        }
        idle();
    }

    public void click(Component component, Point at) {
        move(component, at);
        press(InputEvent.BUTTON1_DOWN_MASK);
        release();
    }

    public void click(Component component) {
        click(component, centre(component));
    }

    public void doubleClick(Component component, Point at) {
        move(component, at);
        for (int i = 0; i < 2; i++) {
            robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
            robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
        }
        idle();
    }

    public void rightClick(Component component, Point at) {
        move(component, at);
        robot.mousePress(InputEvent.BUTTON3_DOWN_MASK);
        robot.mouseRelease(InputEvent.BUTTON3_DOWN_MASK);
        idle();
    }

    /** Presses a button where the mouse is, and holds it. */
    public void press(int buttonMask) {
        robot.mousePress(buttonMask);
        down = true;
        idle();
    }

    /** Releases the first button. */
    public void release() {
        robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
        down = false;
        idle();
    }

    /** Presses at one point, moves to another and holds there: look at what is shown, then {@link #release}. */
    public void dragTo(Component from, Point start, Component to, Point end) {
        move(from, start);
        press(InputEvent.BUTTON1_DOWN_MASK);
        move(from, new Point(start.x + 6, start.y + 6));
        move(to, end);
    }

    public void drag(Component from, Point start, Component to, Point end) {
        dragTo(from, start, to, end);
        release();
    }

    public void drag(Component component, Point start, Point end) {
        drag(component, start, component, end);
    }

    /** Turns the wheel, positive towards the user. */
    public void wheel(int notches) {
        robot.mouseWheel(notches);
        idle();
    }

    // ---- keyboard ---------------------------------------------------------------------------------------------------

    /** Presses keys together, the last one last: {@code keys(VK_CONTROL, VK_Z)}. */
    public void keys(int... codes) {
        for (int code : codes) {
            robot.keyPress(code);
        }
        for (int i = codes.length - 1; i >= 0; i--) {
            robot.keyRelease(codes[i]);
        }
        idle();
    }

    /** Holds a key down until {@link #letGo}. */
    public void hold(int code) {
        robot.keyPress(code);
        held.add(code);
        idle();
    }

    /** Releases every key and button that is held. */
    public void letGo() {
        held.reversed().forEach(robot::keyRelease);
        held.clear();
        if (down) {
            release();
        }
        idle();
    }

    /** Types a text on a keyboard with the letters of US English. */
    public void type(String text) {
        text.chars().forEach(c -> key((char) c));
        idle();
    }

    private void key(char c) {
        int shifted = SHIFTED.indexOf(c);
        boolean shift = Character.isUpperCase(c) || shifted >= 0;
        char plain = shifted >= 0 ? PLAIN.charAt(shifted) : Character.toUpperCase(c);
        int code = c == '\n' ? KeyEvent.VK_ENTER : KeyEvent.getExtendedKeyCodeForChar(plain);
        if (shift) {
            robot.keyPress(KeyEvent.VK_SHIFT);
        }
        robot.keyPress(code);
        robot.keyRelease(code);
        if (shift) {
            robot.keyRelease(KeyEvent.VK_SHIFT);
        }
    }

    private static final String SHIFTED = "_+:?{}\"<>|!@#$%^&*()~";
    private static final String PLAIN = "-=;/[]',.\\1234567890`";

    // ---- looking ----------------------------------------------------------------------------------------------------

    /** What the screen shows of a component, popups above it included. */
    public BufferedImage capture(Component component) {
        idle();
        Point corner = onScreen(component, new Point());
        // The last variant has all pixels of a screen with a scale.
        return (BufferedImage) robot.createMultiResolutionScreenCapture(new Rectangle(corner, component.getSize()))
                .getResolutionVariants()
                .getLast();
    }

    public static Point centre(Component component) {
        return new Point(component.getWidth() / 2, component.getHeight() / 2);
    }
}
