package dev.mold.server.compute.simulator.net;

import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.server.compute.base.Ipv4Prefix;
import dev.mold.server.compute.base.StateFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Optional;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reserves a public range for this simulator while its process lives, by listening on a port of the range's gateway,
 * which only one process of the host can do. Connections to it are never answered.
 */
public final class PublicRangeClaim implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PublicRangeClaim.class);
    private static final String KIND = "public-range";
    private static final String NAME = "chosen";
    private static final String FIRST_CHOICE = "127.64.0.0/16";
    private static final int PORT = 6440;

    private final Ipv4Prefix range;
    private final Optional<ServerSocket> socket;

    private record Chosen(String cidr) {}

    private PublicRangeClaim(Ipv4Prefix range, Optional<ServerSocket> socket) {
        this.range = range;
        this.socket = socket;
    }

    /**
     * Reserves the requested range; else the one that the folder used before; else a free one, which is stored in the
     * folder.
     *
     * @throws ApiException NOT_CONFIGURED if the folder's range is reserved by another process, or none is free
     */
    public static PublicRangeClaim take(Optional<String> wanted, StateFolder folder) {
        if (wanted.isPresent()) {
            return given(Ipv4Prefix.parse(wanted.get()));
        }
        var before = folder.loadAll(KIND, Chosen.class).stream().map(Chosen::cidr).findFirst();
        if (before.isPresent() || !folder.fresh()) {
            var cidr = before.orElse(FIRST_CHOICE);
            return claim(cidr).orElseThrow(() -> new ApiException(
                    Errors.NOT_CONFIGURED,
                    "The public range " + cidr + " of " + folder.path("") + " is served by another simulator of this"
                            + " host; stop that one, or name another range by the option public-range"));
        }
        return IntStream.range(64, 128)
                .mapToObj(number -> "127." + number + ".0.0/16")
                .flatMap(cidr -> claim(cidr).stream().peek(claim -> folder.save(KIND, NAME, new Chosen(cidr))))
                .findFirst()
                .orElseThrow(() -> new ApiException(
                        Errors.NOT_CONFIGURED,
                        "Simulators of this host serve all ranges from 127.64.0.0/16 to 127.127.0.0/16; name another by"
                                + " the option public-range"));
    }

    /** An explicitly requested range may be shared deliberately, so this only warns. */
    private static PublicRangeClaim given(Ipv4Prefix range) {
        var socket = listen(range);
        if (socket.isEmpty()) {
            LOG.warn("The public range from {} on is served by another simulator of this host; ports that both want can"
                    + " only be opened by one", range.address(0));
        }
        return new PublicRangeClaim(range, socket);
    }

    private static Optional<PublicRangeClaim> claim(String cidr) {
        var range = Ipv4Prefix.parse(cidr);
        return listen(range).map(socket -> new PublicRangeClaim(range, Optional.of(socket)));
    }

    private static Optional<ServerSocket> listen(Ipv4Prefix range) {
        try {
            return Optional.of(new ServerSocket(PORT, 1, InetAddress.getByName(range.address(1))));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    public Ipv4Prefix range() {
        return range;
    }

    /** Releases the range for other simulators. */
    @Override
    public void close() {
        socket.ifPresent(open -> {
            try {
                open.close();
            } catch (IOException e) {
                throw new UncheckedIOException("Unable to release the public range", e);
            }
        });
    }
}
