package dev.mold.server.web;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Bounds how many requests with large bodies are in memory at a time. They are read before anybody is authenticated, so
 * that without a bound a stranger could fill the heap.
 */
final class BodyRoom {
    private final Semaphore places;
    private final int patienceSeconds;

    /**
     * @param most how many large bodies there are at a time
     * @param patienceSeconds how long a request waits for its turn
     */
    BodyRoom(int most, int patienceSeconds) {
        this.places = new Semaphore(most, true);
        this.patienceSeconds = patienceSeconds;
    }

    /** The place of one request, which it takes if it turns out to be large, and keeps until it has been answered. */
    Place place() {
        return new Place();
    }

    final class Place implements AutoCloseable {
        private boolean taken;

        /** @return whether there is room */
        boolean take() {
            try {
                taken = places.tryAcquire(patienceSeconds, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return taken;
        }

        @Override
        public void close() {
            if (taken) {
                taken = false;
                places.release();
            }
        }
    }
}
