package dev.mold.api.flow;

import java.time.Duration;
import java.util.Optional;

/**
 * What the steps of an operation note for one another and for themselves, beside the operation's input. What a call of a
 * step puts here is stored together with the step's answer, so it is lost if the server dies during the call. Without
 * secrets.
 */
public interface OperationData {
    Optional<String> get(String key);

    /** @param value at most some kilobytes */
    void put(String key, String value);

    void remove(String key);

    /**
     * For how long servers have worked on the operation so far. Stands still while no server is there, so it is the clock
     * for grace periods.
     */
    Duration activeTime();
}
