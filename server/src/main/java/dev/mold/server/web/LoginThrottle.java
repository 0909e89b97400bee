package dev.mold.server.web;

import dev.mold.api.config.Settings;
import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import io.github.bucket4j.Bucket;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * Slows down the guessing of passwords: an address from which too many log-ins failed has to wait, and sooner so for
 * one user. As nothing is counted against a user at other addresses, nobody can lock another out, not even the last
 * administrator.
 */
final class LoginThrottle {
    private static final Duration PERIOD = Duration.ofMinutes(1);
    private static final int MAX_REMEMBERED = 20_000;
    private static final int IPV6_NETWORK_BYTES = 8;

    private final Budgets<String> budgets;
    private final Settings settings;

    LoginThrottle(Settings settings, Clock clock) {
        this.settings = settings;
        this.budgets = new Budgets<>(clock, MAX_REMEMBERED);
    }

    /** A log-in under way. It counts as failed until it has succeeded, so that many at once do not slip through. */
    record Attempt(List<Bucket> buckets) {
        void succeeded() {
            buckets.forEach(bucket -> bucket.addTokens(1));
        }
    }

    /**
     * @param address of the client
     * @param user name and domain as sent
     * @throws ApiException RATE_LIMITED if too many log-ins have failed
     */
    Attempt begin(String address, String user) {
        var network = network(address);
        var ofAddress = budgets.of(network, settings.value(WebSettings.FAILED_LOGINS_PER_ADDRESS), PERIOD);
        var ofUser = budgets.of(
                network + " " + user.toLowerCase(Locale.ROOT),
                settings.value(WebSettings.FAILED_LOGINS_PER_USER),
                PERIOD);
        take(ofAddress);
        try {
            take(ofUser);
        } catch (ApiException e) {
            ofAddress.addTokens(1);
            throw e;
        }
        return new Attempt(List.of(ofAddress, ofUser));
    }

    private static void take(Bucket bucket) {
        var probe = bucket.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            var wait = Duration.ofNanos(probe.getNanosToWaitForRefill());
            var seconds = wait.plusSeconds(1).minusNanos(1).toSeconds();
            throw new ApiException(
                    Errors.RATE_LIMITED, "Too many log-ins have failed; please try again in " + seconds + " seconds");
        }
    }

    /** Whoever has an IPv6 address has its whole network. */
    private static String network(String address) {
        try {
            // a literal, so that no name is looked up
            return InetAddress.getByName(address) instanceof Inet6Address ip
                    ? HexFormat.of().formatHex(ip.getAddress(), 0, IPV6_NETWORK_BYTES)
                    : address;
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("No address: " + address, e);
        }
    }
}
