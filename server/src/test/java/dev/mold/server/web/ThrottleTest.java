package dev.mold.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mold.api.config.Settings;
import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.server.network.FakeAccounts;
import dev.mold.server.testing.FakeClock;
import dev.mold.server.testing.MapSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThrottleTest {
    private final Map<String, Object> values = new HashMap<>();
    private final FakeClock clock = new FakeClock();
    private final Settings settings = new MapSettings(values);
    private final LoginThrottle logins = new LoginThrottle(settings, clock);
    private final AccountThrottle accounts = new AccountThrottle(settings, clock);

    @Test
    void afterTenFailuresAUserHasToWaitAtThatAddress() {
        fail("192.0.2.1", "alice", 10);
        assertThatThrownBy(() -> logins.begin("192.0.2.1", "Alice"))
                .isInstanceOfSatisfying(ApiException.class, e -> assertThat(e.code()).isEqualTo(Errors.RATE_LIMITED))
                .hasMessage("Too many log-ins have failed; please try again in 6 seconds");
        logins.begin("192.0.2.2", "alice");
        logins.begin("192.0.2.1", "bob");
        clock.advance(Duration.ofSeconds(6));
        logins.begin("192.0.2.1", "alice");
        refused("192.0.2.1", "alice");
    }

    @Test
    void anAddressHasToWaitAfterSixtyFailuresWhoeverTheyWereOf() {
        IntStream.range(0, 60).forEach(n -> logins.begin("192.0.2.1", "user-" + n));
        refused("192.0.2.1", "another");
        logins.begin("192.0.2.2", "another");
        clock.advance(Duration.ofSeconds(60));
        logins.begin("192.0.2.1", "another");
    }

    @Test
    void whatIsRefusedForTheUserIsNotHeldAgainstTheAddress() {
        fail("192.0.2.1", "alice", 10);
        IntStream.range(0, 100).forEach(n -> refused("192.0.2.1", "alice"));
        IntStream.range(0, 50).forEach(n -> logins.begin("192.0.2.1", "user-" + n));
        refused("192.0.2.1", "another");
    }

    @Test
    void successesAreNotCounted() {
        IntStream.range(0, 200).forEach(n -> logins.begin("192.0.2.1", "alice").succeeded());
        fail("192.0.2.1", "alice", 10);
        refused("192.0.2.1", "alice");
    }

    @Test
    void theAddressesOfAnIpv6NetworkAreOne() {
        fail("2001:db8:0:1::1", "alice", 5);
        fail("2001:db8:0:1:ffff::2", "alice", 5);
        refused("2001:db8:0:1::3", "alice");
        logins.begin("2001:db8:0:2::1", "alice");
    }

    @Test
    void aChangedSettingCountsAtOnce() {
        fail("192.0.2.1", "alice", 10);
        values.put(WebSettings.FAILED_LOGINS_PER_USER.key(), 20L);
        fail("192.0.2.1", "alice", 20);
        refused("192.0.2.1", "alice");
    }

    @Test
    void anAccountMakesAsManyRequestsAsTheSettingsSay() {
        var alice = FakeAccounts.call(FakeAccounts.ALICE);
        IntStream.range(0, 1000).forEach(n -> accounts.check(alice));
        values.put(WebSettings.THROTTLING.key(), true);
        IntStream.range(0, 25).forEach(n -> accounts.check(alice));
        assertThatThrownBy(() -> accounts.check(alice))
                .isInstanceOfSatisfying(ApiException.class, e -> assertThat(e.code()).isEqualTo(Errors.RATE_LIMITED))
                .hasMessageContaining("please retry after 41 ms");
        accounts.check(FakeAccounts.call(FakeAccounts.BOB));
        IntStream.range(0, 1000).forEach(n -> accounts.check(FakeAccounts.call(FakeAccounts.ADMIN)));
        clock.advance(Duration.ofMillis(41));
        accounts.check(alice);
        assertThatThrownBy(() -> accounts.check(alice)).isInstanceOf(ApiException.class);
    }

    private void fail(String address, String user, int times) {
        IntStream.range(0, times).forEach(n -> logins.begin(address, user));
    }

    private void refused(String address, String user) {
        assertThatThrownBy(() -> logins.begin(address, user)).isInstanceOf(ApiException.class);
    }
}
