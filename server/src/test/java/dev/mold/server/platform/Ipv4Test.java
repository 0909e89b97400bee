package dev.mold.server.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mold.api.error.ApiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Ipv4Test {
    @ParameterizedTest
    @CsvSource({"0.0.0.0, 0", "10.1.1.1, 167837953", "127.0.0.1, 2130706433", "255.255.255.255, 4294967295"})
    void anAddressIsANumberAndBack(String text, long value) {
        assertThat(Ipv4.parse(text, "address")).isEqualTo(value);
        assertThat(Ipv4.format(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"01.2.3.4", "1.2.3.010", "10.00.0.1", "001.2.3.4"})
    void aLeadingZeroIsRefusedForItCouldBeOctal(String text) {
        assertThat(Ipv4.valid(text)).isFalse();
        assertThatThrownBy(() -> Ipv4.parse(text, "gateway"))
                .isInstanceOf(ApiException.class)
                .hasMessage("Invalid gateway " + text + ": an IPv4 address is needed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1.2.3", "1.2.3.4.5", "256.1.1.1", "1.2.3.-4", "1.2.3.4 ", "a.b.c.d", "::1", "1..2.3"})
    void whatIsNoAddressIsRefused(String text) {
        assertThat(Ipv4.valid(text)).isFalse();
    }

    @Test
    void nothingIsNoAddress() {
        assertThat(Ipv4.valid(null)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0.0.0.0, 0", "255.0.0.0, 8", "255.255.255.252, 30", "255.255.255.255, 32"})
    void aNetmaskIsItsNumberOfOnes(String text, int prefix) {
        assertThat(Ipv4.prefix(Ipv4.parse(text, "netmask"))).hasValue(prefix);
        assertThat(Ipv4.format(Ipv4.mask(prefix))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"255.0.255.0", "0.0.0.1", "254.255.0.0"})
    void onesWithGapsAreNoNetmask(String text) {
        assertThat(Ipv4.prefix(Ipv4.parse(text, "netmask"))).isEmpty();
    }
}
