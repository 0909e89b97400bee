package dev.mold.server.compute.machine.net;

import dev.mold.api.compute.NetworkConfig;
import dev.mold.api.compute.NetworkConfig.Balancer;
import dev.mold.api.compute.NetworkConfig.Forward;
import dev.mold.api.compute.NetworkConfig.Lease;
import dev.mold.api.compute.NetworkConfig.Opening;
import dev.mold.api.compute.NetworkConfig.StaticNat;
import dev.mold.api.id.NetworkId;
import java.util.ArrayList;
import java.util.List;

/** Builds configurations, and the same with a rule more or less. */
final class Configs {
    static final String ANYWHERE = "0.0.0.0/0";

    final NetworkId id;
    final List<String> addresses = new ArrayList<>();
    final List<Lease> leases = new ArrayList<>();
    final List<Opening> firewall = new ArrayList<>();
    final List<Opening> egress = new ArrayList<>();
    final List<Forward> forwards = new ArrayList<>();
    final List<Balancer> balancers = new ArrayList<>();
    final List<StaticNat> staticNats = new ArrayList<>();
    boolean egressAllowed = true;
    int bandwidthMbit;
    String prefix = "10.1.1.";

    Configs(NetworkId id, String... addresses) {
        this.id = id;
        this.addresses.addAll(List.of(addresses));
    }

    String gateway() {
        return prefix + 1;
    }

    Configs lease(Guest guest) {
        leases.add(new Lease(guest.machine, guest.name, guest.mac, guest.ip));
        return this;
    }

    Configs open(String protocol, int first, int last, String... sources) {
        return openAt(addresses.get(0), protocol, first, last, sources);
    }

    Configs openAt(String address, String protocol, int first, int last, String... sources) {
        firewall.add(new Opening(
                address, protocol, first, last, sources.length == 0 ? List.of(ANYWHERE) : List.of(sources)));
        return this;
    }

    Configs forward(String protocol, int publicPort, Guest guest, int privatePort) {
        forwards.add(new Forward(addresses.get(0), protocol, publicPort, guest.machine, privatePort));
        return this;
    }

    Configs balance(int publicPort, int privatePort, String algorithm, Guest... members) {
        balancers.add(new Balancer(
                "balancer-" + publicPort,
                addresses.get(0),
                publicPort,
                privatePort,
                algorithm,
                List.of(members).stream().map(member -> member.machine).toList()));
        return this;
    }

    Configs own(String address, Guest guest) {
        staticNats.add(new StaticNat(address, guest.machine));
        return this;
    }

    NetworkConfig config() {
        return new NetworkConfig(
                id,
                "network-" + id,
                prefix + "0/24",
                gateway(),
                "cs1.internal",
                addresses,
                egressAllowed,
                bandwidthMbit,
                leases,
                firewall,
                egress,
                forwards,
                balancers,
                staticNats);
    }
}
