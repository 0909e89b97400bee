package dev.mold.server.vm.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mold.api.error.ApiException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostNameTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "web-1", "WEB", "k8s-control-18f0a2b3c4d"})
    void aLabelIsTaken(String name) {
        assertThat(HostName.check(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-a", "a-", "1a", "a.b", "a_b", "a b", "가", "a\n"})
    void whatIsNoLabelIsRefused(String name) {
        assertThatThrownBy(() -> HostName.check(name)).isInstanceOf(ApiException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {63, 64})
    void sixtyThreeCharactersAreTheMost(int length) {
        var name = "a".repeat(length);
        if (length > 63) {
            assertThatThrownBy(() -> HostName.check(name)).hasMessageContaining("1 to 63 characters");
        } else {
            assertThat(HostName.check(name)).isEqualTo(name);
        }
    }
}
