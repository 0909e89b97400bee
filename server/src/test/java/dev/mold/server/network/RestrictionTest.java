package dev.mold.server.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mold.api.compute.NetworkConfig.Opening;
import dev.mold.api.error.ApiException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RestrictionTest {
    private static final String IP = "198.51.100.2";
    private final Restriction restriction = new Restriction(IP, "tcp", 443, 443, List.of("192.0.2.0/24"));

    @Test
    void aWiderOpeningIsCutAroundThePorts() {
        assertThat(restriction.carve(tcp(400, 500, "0.0.0.0/0")))
                .containsExactly(tcp(400, 442, "0.0.0.0/0"), tcp(443, 443, "192.0.2.0/24"), tcp(444, 500, "0.0.0.0/0"));
    }

    @Test
    void onlySourcesThatBothAllowComeIn() {
        assertThat(restriction.carve(tcp(443, 443, "192.0.2.128/25"))).containsExactly(tcp(443, 443, "192.0.2.128/25"));
        assertThat(restriction.carve(tcp(443, 443, "203.0.113.0/24"))).isEmpty();
    }

    @Test
    void whatConcernsOtherPortsAddressesOrProtocolsStays() {
        var udp = new Opening(IP, "udp", 443, 443, List.of("0.0.0.0/0"));
        var elsewhere = new Opening("198.51.100.3", "tcp", 443, 443, List.of("0.0.0.0/0"));
        assertThat(restriction.carve(tcp(1, 442, "0.0.0.0/0"))).containsExactly(tcp(1, 442, "0.0.0.0/0"));
        assertThat(restriction.carve(udp)).containsExactly(udp);
        assertThat(restriction.carve(elsewhere)).containsExactly(elsewhere);
    }

    @Test
    void anOpeningForAllProtocolsKeepsTheOthers() {
        var all = new Opening(IP, "all", 0, 0, List.of("0.0.0.0/0"));
        assertThat(restriction.carve(all))
                .contains(
                        new Opening(IP, "udp", 1, 65_535, List.of("0.0.0.0/0")),
                        new Opening(IP, "icmp", 0, 0, List.of("0.0.0.0/0")),
                        tcp(443, 443, "192.0.2.0/24"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0", "10.0.0.0/33", "10.0.0/8", "10.0.0.0/", "a/8", "256.0.0.0/8", ""})
    void whatIsNoCidrIsRefused(String text) {
        assertThatThrownBy(() -> Cidr.parse(text)).isInstanceOf(ApiException.class);
    }

    @Test
    void aCidrKnowsItsEnds() {
        var cidr = Cidr.parse("10.1.2.3/22");
        assertThat(cidr).hasToString("10.1.0.0/22");
        assertThat(cidr.netmask()).isEqualTo("255.255.252.0");
        assertThat(Cidr.parse("0.0.0.0/0").common(cidr)).contains(cidr);
        assertThat(Cidr.parse("0.0.0.0/0").last()).isEqualTo(0xFFFF_FFFFL);
    }

    private static Opening tcp(int first, int last, String source) {
        return new Opening(IP, "tcp", first, last, List.of(source));
    }
}
