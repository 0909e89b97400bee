package dev.mold.server.compute.machine.net;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Polls a condition for a short time, for changes by the kernel or a daemon that send no notification. */
final class ShortWait {
    private static final long STEP = TimeUnit.MILLISECONDS.toNanos(5);

    private ShortWait() {}

    /** @return whether the condition became true in time; false at once if the thread is interrupted */
    static boolean until(BooleanSupplier condition, Duration limit) {
        var begin = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - begin > limit.toNanos() || Thread.currentThread().isInterrupted()) {
                return condition.getAsBoolean();
            }
            LockSupport.parkNanos(STEP);
        }
        return true;
    }
}
