package dev.mold.server.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrivateAddressesTest {
    @ParameterizedTest
    @CsvSource({
        "10.0.0.0, 8, true",
        "10.255.255.0, 24, true",
        "172.16.0.0, 12, true",
        "172.31.255.252, 30, true",
        "192.168.3.0, 24, true",
        "100.64.0.0, 10, true",
        "100.127.0.0, 16, true",
        "8.0.0.0, 7, false",
        "11.0.0.0, 8, false",
        "172.32.0.0, 16, false",
        "172.16.0.0, 11, false",
        "192.168.0.0, 15, false",
        "100.128.0.0, 16, false",
        "169.254.0.0, 16, false",
        "127.0.0.0, 8, false"
    })
    void onlyBlocksThatArePrivateAsAWholeCount(String base, int prefix, boolean expected) {
        assertThat(PrivateAddresses.contain(Ipv4.parse(base, "base"), prefix)).isEqualTo(expected);
    }
}
