package dev.mold.api.compute;

import dev.mold.api.id.NetworkId;
import dev.mold.api.id.VirtualMachineId;
import java.util.List;

/**
 * The complete configuration of a network's router.
 *
 * @param cidr guest addresses, such as {@code 10.1.1.0/24}; several networks may have the same
 * @param gateway the router's own guest address
 * @param domain DNS suffix of its machines
 * @param addresses public addresses of the network; the one for source NAT first
 * @param egressAllowed whether outgoing traffic is allowed where no egress rule applies
 * @param bandwidthMbit limit of each direction in Mb/s; 0 for none
 */
public record NetworkConfig(
        NetworkId id,
        String name,
        String cidr,
        String gateway,
        String domain,
        List<String> addresses,
        boolean egressAllowed,
        int bandwidthMbit,
        List<Lease> leases,
        List<Opening> firewall,
        List<Opening> egress,
        List<Forward> forwards,
        List<Balancer> balancers,
        List<StaticNat> staticNats) {

    public NetworkConfig {
        addresses = List.copyOf(addresses);
        leases = List.copyOf(leases);
        firewall = List.copyOf(firewall);
        egress = List.copyOf(egress);
        forwards = List.copyOf(forwards);
        balancers = List.copyOf(balancers);
        staticNats = List.copyOf(staticNats);
    }

    /** A fixed DHCP lease. */
    public record Lease(VirtualMachineId machine, String name, String mac, String ip) {}

    /**
     * Open ports; for egress, ports to which the opposite of the default policy applies.
     *
     * @param address public address for ingress; empty for egress
     * @param protocol {@code tcp}, {@code udp}, {@code icmp} or {@code all}
     * @param startPort first port; for icmp and all 0
     * @param endPort last port
     * @param sources allowed source CIDRs; for egress, the guests
     */
    public record Opening(String address, String protocol, int startPort, int endPort, List<String> sources) {
        public Opening {
            sources = List.copyOf(sources);
        }
    }

    /** A port of a public address that is forwarded to a port of a machine. */
    public record Forward(String address, String protocol, int publicPort, VirtualMachineId machine, int privatePort) {}

    /** A port of a public address whose connections are balanced over machines that are up. */
    public record Balancer(
            String name,
                    String address, int publicPort, int privatePort, String algorithm, List<VirtualMachineId> members) {
        public Balancer {
            members = List.copyOf(members);
        }
    }

    /** A public address that is mapped to one machine as a whole. */
    public record StaticNat(String address, VirtualMachineId machine) {}
}
