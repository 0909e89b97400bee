package dev.mold.server.compute.machine.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Connections come to members that are up, at once, and outlive what changes beside them. */
class BalancerIT extends LabTest {
    private static final String ADDRESS = Lab.address(0);
    private static final int PORT = 6443;
    private static final int MEMBER_PORT = 8443;

    private Configs network;
    private Guest first;
    private Guest second;

    @BeforeEach
    void haveABalancerWithTwoMembersOfWhichOneIsUp() {
        network = lab.network(0);
        first = lab.guest(network, "node-1", 10);
        second = lab.guest(network, "node-2", 11);
        network.balance(PORT, MEMBER_PORT, "roundrobin", first, second).open("tcp", PORT, PORT + 9);
        lab.apply(network, first, second);
        first.serving(MEMBER_PORT);
        await().until(() -> answers(1).equals(Set.of("node-1")));
    }

    @Test
    void memberThatIsNotUpYetCostsNobodyAConnection() {
        assertThat(answers(10)).containsExactly("node-1");
    }

    @Test
    void memberThatIsNotEvenPluggedInCostsNobodyAConnection() {
        lab.networks.unplug(second.machine);

        assertThat(answers(10)).containsExactly("node-1");
    }

    @Test
    void memberThatComesUpTakesPart() {
        assertThat(answers(3)).containsExactly("node-1");
        second.serving(MEMBER_PORT);

        await().atMost(Duration.ofSeconds(5)).until(() -> answers(4).equals(Set.of("node-1", "node-2")));
    }

    @Test
    void memberThatGoesDownCostsNobodyAConnection() {
        second.serving(MEMBER_PORT);
        await().until(() -> answers(4).equals(Set.of("node-1", "node-2")));
        first.falls(MEMBER_PORT);

        assertThat(answers(10)).containsExactly("node-2");
    }

    @Test
    void memberWhoseLinkIsDeadCostsNobodyAConnection() {
        second.serving(MEMBER_PORT);
        await().until(() -> answers(4).equals(Set.of("node-1", "node-2")));
        first.must("ip", "link", "set", "eth0", "down");

        assertThat(answers(10)).containsExactly("node-2");
    }

    @Test
    void connectionOutlivesChangesOfItsOwnAndOtherBalancers() throws IOException {
        try (var talk = Talk.to(ADDRESS, PORT)) {
            for (var more = 1; more <= 3; more++) {
                lab.apply(network.balance(PORT + more, MEMBER_PORT, "leastconn", first));
                assertThat(answers(1)).containsExactly("node-1");
                assertThat(talk.echo("still there")).isEqualTo("still there");
            }
            network.balancers.remove(0);
            lab.apply(network.balance(PORT, MEMBER_PORT, "source", first));
            assertThat(talk.echo("still there")).isEqualTo("still there");
        }
        var current = lab.daemon(network.id, BalancerServer.NAME).pid();
        await().until(() -> balancersOf(network).equals(Set.of(current)));
    }

    @Test
    void balancerThatIsGoneCutsItsConnectionsAndOthersLive() throws IOException {
        lab.apply(network.balance(PORT + 1, MEMBER_PORT, "source", first));
        try (var cut = Talk.to(ADDRESS, PORT);
                var kept = Talk.to(ADDRESS, PORT + 1)) {
            network.balancers.remove(0);
            lab.apply(network);

            cut.awaitCut();
            assertThat(kept.echo("still there")).isEqualTo("still there");
        }
    }

    @Test
    void memberThatIsGoneIsCutOff() throws IOException {
        second.serving(MEMBER_PORT);
        await().until(() -> answers(4).equals(Set.of("node-1", "node-2")));
        try (var cut = talkWith("node-2");
                var kept = talkWith("node-1")) {
            network.balancers.clear();
            lab.apply(network.balance(PORT, MEMBER_PORT, "roundrobin", first));

            cut.awaitCut();
            assertThat(kept.echo("still there")).isEqualTo("still there");
        }
        assertThat(answers(4)).containsExactly("node-1");
    }

    @Test
    void sourceLeadsAClientToTheSameMemberEachTime() {
        second.serving(MEMBER_PORT);
        network.balancers.clear();
        lab.apply(network.balance(PORT, MEMBER_PORT, "source", first, second));
        await().until(() -> answers(3).size() == 1);

        assertThat(answers(6)).hasSize(1);
    }

    @Test
    void closedPortOfABalancerIsClosed() {
        network.firewall.clear();
        lab.apply(network.open("tcp", PORT, PORT, "203.0.113.0/24"));

        assertThat(answers(1)).containsExactly("");
    }

    @Test
    void noBalancerRunsWhereThereIsNone() {
        network.balancers.clear();
        lab.apply(network);

        await().until(() -> balancersOf(network).isEmpty());
        assertThat(lab.networks.ready(network.id)).isTrue();
    }

    private static Talk talkWith(String member) throws IOException {
        for (var tries = 0; tries < 10; tries++) {
            var talk = Talk.to(ADDRESS, PORT);
            if (talk.name().equals(member)) {
                return talk;
            }
            talk.close();
        }
        throw new AssertionError("no connection comes to " + member);
    }

    private static Set<String> answers(int connections) {
        return IntStream.range(0, connections)
                .mapToObj(n -> Talk.hello(ADDRESS, PORT))
                .collect(Collectors.toSet());
    }

    private static Set<Long> balancersOf(Configs network) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine()
                        .filter(line -> line.contains(network.id + "/" + BalancerConfig.OPTIONS))
                        .isPresent())
                .map(ProcessHandle::pid)
                .collect(Collectors.toSet());
    }
}
