package org.netloom.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class WorkersTest {
    private static final long MUCH = 1_000_000;

    @Test
    void everyTaskRunsOnce() {
        try (Workers workers = new Workers(4)) {
            for (int round = 0; round < 2000; round++) {
                AtomicIntegerArray runs = new AtomicIntegerArray(37);
                workers.run(37, MUCH, runs::incrementAndGet);
                for (int i = 0; i < 37; i++) {
                    assertEquals(1, runs.get(i));
                }
                if (round % 500 == 0) {
                    LockSupport.parkNanos(2_000_000);
                }
            }
        }
    }

    @Test
    void exceptionsReachTheCaller() {
        try (Workers workers = new Workers(3)) {
            for (long cost : new long[] {1, MUCH}) {
                IllegalStateException e = assertThrows(
                        IllegalStateException.class,
                        () -> workers.run(10, cost, i -> {
                            if (i == 7) {
                                throw new IllegalStateException("seven");
                            }
                        }));
                assertEquals("seven", e.getMessage());
            }
            AtomicInteger sum = new AtomicInteger();
            workers.run(10, MUCH, sum::addAndGet);
            assertEquals(45, sum.get());
        }
    }

    @Test
    void nestedCallsRunInline() {
        try (Workers workers = new Workers(2)) {
            AtomicInteger sum = new AtomicInteger();
            workers.run(4, MUCH, _ -> workers.run(5, MUCH, sum::addAndGet));
            assertEquals(40, sum.get());
        }
    }

    @Test
    void severalThreadsMayUseOnePool() throws InterruptedException {
        try (Workers workers = new Workers(2)) {
            AtomicInteger sum = new AtomicInteger();
            Thread[] callers = new Thread[3];
            for (int t = 0; t < callers.length; t++) {
                callers[t] = Thread.ofPlatform().start(() -> {
                    for (int round = 0; round < 200; round++) {
                        workers.run(10, MUCH, sum::addAndGet);
                    }
                });
            }
            for (Thread caller : callers) {
                caller.join();
            }
            assertEquals(3 * 200 * 45, sum.get());
        }
    }

    @Test
    void rangesCoverEverything() {
        try (Workers workers = new Workers(2)) {
            for (int n : new int[] {1, 5, 100_000}) {
                double sum = workers.sum(n, 10, (from, to) -> to - from);
                assertEquals(n, sum);
            }
        }
    }

    @Test
    void aPoolNeedsAThread() {
        assertThrows(IllegalArgumentException.class, () -> new Workers(0));
    }
}
