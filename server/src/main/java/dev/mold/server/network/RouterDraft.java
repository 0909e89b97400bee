package dev.mold.server.network;

import dev.mold.api.compute.NetworkConfig;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.server.platform.Ipv4;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;

/** Collects the configuration of a router; each {@link RouterConfigContributor} adds its part. */
public final class RouterDraft {
    private final TreeSet<String> addresses = new TreeSet<>(Comparator.comparingLong(ip -> Ipv4.parse(ip, "address")));
    private final List<NetworkConfig.Opening> firewall = new ArrayList<>();
    private final List<NetworkConfig.Opening> egress = new ArrayList<>();
    private final List<NetworkConfig.Forward> forwards = new ArrayList<>();
    private final List<NetworkConfig.Balancer> balancers = new ArrayList<>();
    private final List<NetworkConfig.StaticNat> staticNats = new ArrayList<>();
    private final List<Restriction> restrictions = new ArrayList<>();
    private String sourceNat;

    public void address(String ip, boolean isSourceNat) {
        if (isSourceNat) {
            sourceNat = ip;
        } else {
            addresses.add(ip);
        }
    }

    public void open(NetworkConfig.Opening opening) {
        firewall.add(opening);
    }

    public void egress(NetworkConfig.Opening opening) {
        egress.add(opening);
    }

    public void forward(NetworkConfig.Forward forward) {
        forwards.add(forward);
    }

    public void balance(NetworkConfig.Balancer balancer) {
        balancers.add(balancer);
    }

    public void staticNat(String ip, VirtualMachineId machine) {
        staticNats.add(new NetworkConfig.StaticNat(ip, machine));
    }

    /** Allows only these sources at the ports, even if the firewall is open to more. */
    public void restrict(String ip, String protocol, int startPort, int endPort, List<String> sources) {
        restrictions.add(new Restriction(ip, protocol, startPort, endPort, sources));
    }

    NetworkConfig toConfig(NetworkEntity network, boolean egressAllowed, int bandwidthMbit, List<NicEntity> nics) {
        var all = new ArrayList<String>();
        if (sourceNat != null) {
            all.add(sourceNat);
        }
        all.addAll(addresses);
        return new NetworkConfig(
                network.toNetwork().id(),
                network.name,
                network.cidr,
                network.gateway,
                network.domainSuffix,
                all,
                egressAllowed,
                bandwidthMbit,
                nics.stream().map(NicEntity::toLease).toList(),
                serving(restricted(), all, NetworkConfig.Opening::address),
                egress,
                serving(forwards, all, NetworkConfig.Forward::address),
                serving(balancers, all, NetworkConfig.Balancer::address),
                staticNats);
    }

    /** Omits rules of an address that is being released. */
    private static <T> List<T> serving(List<T> rules, List<String> all, Function<T, String> address) {
        return rules.stream().filter(rule -> all.contains(address.apply(rule))).toList();
    }

    private List<NetworkConfig.Opening> restricted() {
        var openings = firewall;
        for (var restriction : restrictions) {
            openings = new ArrayList<>(
                    openings.stream().flatMap(restriction::carve).toList());
        }
        return openings;
    }
}
