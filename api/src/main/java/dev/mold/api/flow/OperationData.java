package dev.mold.api.flow;

import java.time.Duration;
import java.util.Optional;

/**
 * Values that the steps of an operation store for later calls, in addition to the operation's input. They are stored
 * together with the step's result, so they are lost if the server fails during the call. Must not contain secrets.
 */
public interface OperationData {
    Optional<String> get(String key);

    /** @param value at most a few kilobytes */
    void put(String key, String value);

    void remove(String key);

    /**
     * How long servers have worked on the operation so far. It does not advance while no server is running, so it can
     * be used for grace periods.
     */
    Duration activeTime();
}
