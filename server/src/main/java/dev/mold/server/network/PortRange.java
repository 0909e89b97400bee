package dev.mold.server.network;

import dev.mold.api.cloud.Protocol;
import dev.mold.api.error.ApiException;

/**
 * A range of ports of one protocol, both ends included.
 *
 * @param protocol TCP or UDP
 */
public record PortRange(Protocol protocol, int start, int end) {
    private static final int LAST = 65_535;

    /**
     * @throws ApiException INVALID_PARAMETER for ports outside 1 to 65535, a start after the end, or other protocols
     */
    public PortRange {
        if (protocol != Protocol.TCP && protocol != Protocol.UDP) {
            throw ApiException.invalid("Invalid protocol " + protocol.wireName() + ": it must be tcp or udp for ports");
        }
        check(start, "start port");
        check(end, "end port");
        if (start > end) {
            throw ApiException.invalid("Start port " + start + " cannot be bigger than end port " + end);
        }
    }

    /** @param end last port; null for the start port only */
    public static PortRange of(Protocol protocol, int start, Integer end) {
        return new PortRange(protocol, start, end == null ? start : end);
    }

    /**
     * @param what the port's role, for the message
     * @throws ApiException INVALID_PARAMETER for a port outside 1 to 65535
     */
    public static void check(int port, String what) {
        if (port < 1 || port > LAST) {
            throw ApiException.invalid("Invalid " + what + " " + port + ": it must be from 1 to " + LAST);
        }
    }

    public int size() {
        return end - start + 1;
    }

    public boolean overlaps(PortRange other) {
        return protocol == other.protocol && start <= other.end && other.start <= end;
    }

    @Override
    public String toString() {
        return start + "-" + end;
    }
}
