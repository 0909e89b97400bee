package dev.mold.server.compute.machine.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mold.api.compute.NetworkConfig.Opening;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpeningsTest {
    private static final String A = "198.18.100.10";
    private static final String B = "198.18.100.11";

    @Test
    void openingsThatDifferInTheirPortsAloneAreOneRuleWithPortsThatDoNotTouch() {
        assertThat(Openings.rules(
                        List.of(
                                opening(A, "tcp", 2224, 2230, "0.0.0.0/0"),
                                opening(A, "tcp", 80, 80, "0.0.0.0/0"),
                                opening(A, "TCP", 2222, 2223, "0.0.0.0/0"),
                                opening(A, "tcp", 2225, 2226, "0.0.0.0/0"),
                                opening(B, "tcp", 80, 80, "0.0.0.0/0")),
                        "accept"))
                .containsExactly(
                        "ct original ip daddr 198.18.100.10 meta l4proto tcp ct original proto-dst { 80, 2222-2230 } accept",
                        "ct original ip daddr 198.18.100.11 meta l4proto tcp ct original proto-dst { 80 } accept");
    }

    @Test
    void sourcesThatLieInOthersAreLeftOut() {
        assertThat(Openings.rules(
                        List.of(opening(A, "udp", 53, 53, "192.0.2.9", "10.1.0.0/16", "10.0.0.0/8", "10.255.0.1/8")),
                        "accept"))
                .containsExactly("ct original ip daddr 198.18.100.10 meta l4proto udp ct original proto-dst { 53 }"
                        + " ct original ip saddr { 10.0.0.0/8, 192.0.2.9/32 } accept");
    }

    @Test
    void openingOfAllProtocolsOrOfIcmpHasNoPorts() {
        assertThat(Openings.rules(
                        List.of(opening(A, "icmp", 0, 0, "0.0.0.0/0"), opening("", "all", 0, 0, "10.1.1.0/24")),
                        "goto refuse"))
                .containsExactly(
                        "ct original ip daddr 198.18.100.10 meta l4proto icmp goto refuse",
                        "ct original ip saddr { 10.1.1.0/24 } goto refuse");
    }

    @Test
    void openingWithoutSourcesAdmitsNobody() {
        assertThat(Openings.rules(List.of(opening(A, "tcp", 80, 80)), "accept")).isEmpty();
    }

    private static Opening opening(String address, String protocol, int first, int last, String... sources) {
        return new Opening(address, protocol, first, last, List.of(sources));
    }
}
