package org.netloom.designer.shell;

import java.awt.Component;
import org.netloom.designer.Texts;
import org.netloom.problem.NetloomException;

/** What is done about exceptions: messages for the user are shown as such, the others are reported. */
public final class Errors implements Thread.UncaughtExceptionHandler {
    Errors() {}

    /** Hands an exception that nobody expected to the handler of the thread. */
    public static void unexpected(Throwable e) {
        Thread thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
    }

    @Override
    public void uncaughtException(Thread thread, Throwable e) {
        e.printStackTrace();
    }

    static void show(Prompts prompts, Component parent, Exception e) {
        if (e instanceof NetloomException) {
            prompts.error(parent, Texts.get("shell.title"), e.getMessage());
        } else {
            unexpected(e);
        }
    }
}
