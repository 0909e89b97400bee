package dev.mold.server.compute.machine.net;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits a short time for what the kernel or a daemon is about to do and tells nobody of. */
final class ShortWait {
    private static final long STEP = TimeUnit.MILLISECONDS.toNanos(5);

    private ShortWait() {}

    /** @return whether it came true in time; false at once if the thread was interrupted */
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
