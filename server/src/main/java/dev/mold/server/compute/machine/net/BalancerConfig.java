package dev.mold.server.compute.machine.net;

import static java.util.stream.Collectors.joining;

import dev.mold.api.compute.NetworkConfig;
import dev.mold.api.compute.NetworkConfig.Balancer;
import dev.mold.api.id.VirtualMachineId;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The haproxy configuration of balancers. A member that does not respond delays a connection by at most one second and
 * is taken out after its second failed check; if all are out, all are tried, since one may have recovered since its
 * last check. Connections may be idle for a day, but a lost peer is detected within half a minute.
 */
final class BalancerConfig {
    static final String OPTIONS = "haproxy.cfg";
    /**
     * Socket for passing listeners to the next process; a bare name, relative to its folder, because paths may be too
     * long.
     */
    static final String SOCKET = "haproxy.sock";

    private BalancerConfig() {}

    static String of(NetworkConfig network, RouterFolder folder) {
        var addresses = RuleSets.of(network).addresses();
        return """
            global
              pidfile %s
              stats socket unix@%s mode 600 level admin expose-fd listeners
              user nobody
              group nogroup
              fd-hard-limit 16000
            defaults
              mode tcp
              timeout connect 1s
              timeout client 24h
              timeout server 24h
              timeout check 1s
              timeout queue 5s
              retries 3
              option redispatch 1
              option allbackups
              option clitcpka
              option srvtcpka
              clitcpka-idle 10s
              clitcpka-intvl 5s
              clitcpka-cnt 4
              srvtcpka-idle 10s
              srvtcpka-intvl 5s
              srvtcpka-cnt 4
              default-server check inter 1s fall 2 rise 1
            %s"""
                .formatted(
                        folder.daemon(BalancerServer.NAME).pidFile(),
                        SOCKET,
                        network.balancers().stream()
                                .map(balancer -> section(balancer, addresses))
                                .collect(joining()));
    }

    private static String section(Balancer balancer, Map<VirtualMachineId, String> addresses) {
        var head = Stream.of(
                "listen " + balancer.address() + ":" + balancer.publicPort(),
                "  bind " + balancer.address() + ":" + balancer.publicPort(),
                "  balance " + balancer.algorithm());
        var members = balancer.members().stream()
                .filter(addresses::containsKey)
                .map(member -> member + " " + addresses.get(member) + ":" + balancer.privatePort())
                .toList();
        var checked = members.stream().map(member -> "  server " + member);
        var unchecked = members.stream().map(member -> "  server any-" + member + " no-check backup");
        return Stream.of(head, checked, unchecked).flatMap(lines -> lines).map(line -> line + "\n").collect(joining());
    }
}
