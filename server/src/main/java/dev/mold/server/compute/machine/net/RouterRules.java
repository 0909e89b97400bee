package dev.mold.server.compute.machine.net;

import static java.util.stream.Collectors.joining;

import dev.mold.api.compute.NetworkConfig;
import java.util.List;
import java.util.stream.Stream;

/**
 * A router's nftables rules for packet filter and address translation: one table that atomically replaces the previous
 * one.
 *
 * <p>Every packet is checked against the current rules, also in established connections: by the original addresses and
 * ports of the connection's first packet, so that translated and balanced connections, and replies, are treated alike.
 * A connection whose rule was removed is cut at its next packet; one whose rule stays is not affected.
 */
final class RouterRules {
    private RouterRules() {}

    static String of(NetworkConfig network) {
        var sets = RuleSets.of(network);
        return Stream.of(
                        "table ip mold\ndelete table ip mold\ntable ip mold {\n",
                        sets.render(),
                        translation(network),
                        passing(network),
                        arriving(network),
                        leaving(network),
                        judgements(network),
                        "}\n")
                .collect(joining());
    }

    private static String translation(NetworkConfig network) {
        var own = network.addresses().isEmpty()
                ? ""
                : "\n    oifname public ip saddr " + network.cidr() + " snat to "
                        + network.addresses().get(0);
        return """
              chain destinations {
                type nat hook prerouting priority dstnat; policy accept;
                dnat ip to ip daddr . meta l4proto . th dport map @forwards
                dnat to ip daddr map @machines
              }
              chain sources {
                type nat hook postrouting priority srcnat; policy accept;
                iifname guest oifname guest ct status dnat snat to %s
                oifname public snat to ip saddr map @own%s
              }
            """
                .formatted(network.gateway(), own);
    }

    /** Forwarded packets. */
    private static String passing(NetworkConfig network) {
        return """
              chain passing {
                type filter hook forward priority filter; policy drop;
                ct state invalid drop
                iifname guest ip saddr != %1$s drop
                iifname public ip saddr %1$s drop
                tcp flags & (syn | rst) == syn tcp option maxseg size set rt mtu
                meta l4proto icmp ct state related accept
                iifname . oifname . ct direction vmap {
                  public . guest . original : goto inward,
                  guest . public . reply : goto inward,
                  guest . public . original : goto outward,
                  public . guest . reply : goto outward,
                  guest . guest . original : goto inside,
                  guest . guest . reply : goto inside
                }
              }
              chain inward {
            %2$s
                goto cut
              }
              chain inside {
            %3$s
                goto cut
              }
            """
                .formatted(network.cidr(), translated("goto opened"), translated("accept"));
    }

    /** Connections that match a present port forward or static NAT, including its target machine. */
    private static String translated(String verdict) {
        var original = "ct original ip daddr . ct original proto-dst . ct reply ip saddr . ct reply proto-src";
        return Stream.of(
                        "meta l4proto tcp " + original + " @forwarded_tcp",
                        "meta l4proto udp " + original + " @forwarded_udp",
                        "ct original ip daddr . ct reply ip saddr @translated")
                .map(rule -> "    " + rule + " " + verdict)
                .collect(joining("\n"));
    }

    /** Packets to the router itself: its services for guests, and its balancers. */
    private static String arriving(NetworkConfig network) {
        return """
              chain arriving {
                type filter hook input priority filter; policy drop;
                iifname lo accept
                ct state invalid drop
                meta l4proto icmp ct state related accept
                ct direction reply ct state established accept
                iifname vmap { guest : goto from_guest, public : goto from_public }
              }
              chain from_guest {
                udp sport 68 udp dport 67 accept
                ip saddr != %1$s drop
                ip daddr %2$s udp dport 53 accept
                ip daddr %2$s tcp dport 53 accept
                ip daddr %2$s tcp dport 80 ether saddr . ip saddr @leases accept
                icmp type echo-request accept
                meta l4proto tcp ct original ip daddr . ct original proto-dst @balanced accept
                goto refuse
              }
              chain from_public {
                ip saddr %1$s drop
                meta l4proto tcp ct original ip daddr . ct original proto-dst @balanced goto opened
                icmp type echo-request goto opened
                goto cut
              }
            """
                .formatted(network.cidr(), network.gateway());
    }

    /**
     * Packets from the router itself. Its balancer is not informed of removed rules; its connections are reset here at
     * their next packet or keepalive.
     */
    private static String leaving(NetworkConfig network) {
        return """
              chain leaving {
                type filter hook output priority filter; policy accept;
                tcp flags & rst == rst accept
                meta l4proto tcp oifname . ct direction vmap {
                  public . reply : goto to_public,
                  guest . reply : goto to_guest,
                  guest . original : goto to_member
                }
              }
              chain to_public {
                meta l4proto tcp ct original ip daddr . ct original proto-dst @balanced goto opened
                goto refuse
              }
              chain to_guest {
                ct original ip daddr %s accept
                meta l4proto tcp ct original ip daddr . ct original proto-dst @balanced accept
                goto refuse
              }
              chain to_member {
                ip daddr . tcp dport @members accept
                goto refuse
              }
            """
                .formatted(network.gateway());
    }

    private static String judgements(NetworkConfig network) {
        var policy = network.egressAllowed();
        return chain("opened", Openings.rules(network.firewall(), "accept"), "goto cut")
                + chain(
                        "outward",
                        Stream.concat(
                                        Stream.of("ct status snat ct reply ip daddr != @addresses goto cut"),
                                        Openings.rules(network.egress(), policy ? "goto refuse" : "accept").stream())
                                .toList(),
                        policy ? "accept" : "goto refuse")
                + """
                  chain cut {
                    meta l4proto tcp ct state established reject with tcp reset
                    drop
                  }
                  chain refuse {
                    meta l4proto tcp reject with tcp reset
                    reject with icmp type admin-prohibited
                  }
                """;
    }

    private static String chain(String name, List<String> rules, String last) {
        return Stream.concat(rules.stream(), Stream.of(last))
                .collect(joining("\n    ", "  chain " + name + " {\n    ", "\n  }\n"));
    }
}
