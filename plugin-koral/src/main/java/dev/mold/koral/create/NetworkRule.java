package dev.mold.koral.create;

import dev.mold.api.cloud.Account;
import dev.mold.api.cloud.Network;
import dev.mold.api.cloud.NetworkOffering;
import dev.mold.api.cloud.NetworkRules;
import dev.mold.api.cloud.Networks;
import dev.mold.api.cloud.Offerings;
import dev.mold.api.cloud.Protocol;
import dev.mold.api.cloud.PublicIpAddress;
import dev.mold.api.cloud.Zone;
import dev.mold.api.config.Settings;
import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.api.id.NetworkId;
import dev.mold.koral.cluster.ClusterStore;
import dev.mold.koral.cluster.KubernetesCluster;
import dev.mold.koral.plan.ClusterNetworkChoice;
import dev.mold.koral.setting.KoralSettings;
import java.util.List;
import java.util.Optional;

/** Validates the network of a cluster. */
final class NetworkRule {
    private static final List<String> NEEDED_SERVICES =
            List.of("SourceNat", "UserData", "Dhcp", "Firewall", "PortForwarding", "Lb");

    private final Networks networks;
    private final NetworkRules rules;
    private final Offerings offerings;
    private final ClusterStore clusters;
    private final Settings settings;

    NetworkRule(
            Networks networks, NetworkRules rules, Offerings offerings, ClusterStore clusters, Settings settings) {
        this.networks = networks;
        this.rules = rules;
        this.offerings = offerings;
        this.clusters = clusters;
        this.settings = settings;
    }

    /**
     * The offering for networks that are created for clusters.
     *
     * @throws ApiException NOT_CONFIGURED if it is unsuitable
     */
    NetworkOffering offering() {
        var name = settings.value(KoralSettings.NETWORK_OFFERING);
        return offerings.networkByNameOrText(name)
                .filter(found -> found.enabled() && found.isolated() && found.egressAllowed() && found.conserveMode())
                .filter(found -> found.services().containsAll(NEEDED_SERVICES))
                .orElseThrow(() -> new ApiException(
                        Errors.NOT_CONFIGURED,
                        "The Kubernetes service is not configured properly: network offering \"" + name
                                + "\" is missing, disabled or without what a cluster needs"));
    }

    ClusterNetworkChoice check(
            CreateKubernetesCluster command, NetworkOffering offering, Account owner, Zone zone) {
        if (command.networkid() == null) {
            return new ClusterNetworkChoice(Optional.empty(), offering.id());
        }
        var network = existing(command.networkid(), owner, zone);
        networks.sourceNat(network.id()).ifPresent(address -> checkApiPort(network, address));
        return new ClusterNetworkChoice(Optional.of(network.id()), network.offering());
    }

    private Network existing(NetworkId id, Account owner, Zone zone) {
        var network = networks.find(id)
                .filter(found -> found.owner().equals(owner.id()))
                .orElseThrow(() -> ApiException.invalid(
                        "Account " + owner.name() + " has no network with id " + id));
        if (!network.zone().equals(zone.id())) {
            throw ApiException.invalid("Network " + network.name() + " is not in zone " + zone.name());
        }
        if (!network.isolated()) {
            throw ApiException.invalid("Network " + network.name() + " is not isolated; only isolated networks are"
                    + " supported yet");
        }
        if (clusters.inNetwork(id).isPresent()) {
            throw ApiException.invalid("Network " + network.name() + " is used by another Kubernetes cluster");
        }
        var offering = offerings.network(network.offering())
                .orElseThrow(() -> ApiException.invalid("Network " + network.name() + " has no offering"));
        NEEDED_SERVICES.stream()
                .filter(service -> !offering.services().contains(service))
                .findFirst()
                .ifPresent(service -> {
                    throw ApiException.invalid("Network " + network.name() + " does not offer " + service);
                });
        if (!offering.egressAllowed()) {
            throw ApiException.invalid("Network " + network.name() + " denies egress by default, but nodes pull"
                    + " images from outside it: a network is needed whose offering allows egress by default");
        }
        if (!offering.conserveMode()) {
            throw ApiException.invalid("Network " + network.name() + " has no conserve mode, so that one public address"
                    + " cannot serve the cluster's API and its nodes' SSH ports");
        }
        return network;
    }

    /** The API's port is fixed; SSH ports are chosen among the free ones. */
    private void checkApiPort(Network network, PublicIpAddress address) {
        var port = KubernetesCluster.API_PORT;
        var taken = rules.firewall(address.id()).stream().anyMatch(rule -> rule.overlaps(Protocol.TCP, port, port))
                || rules.forwardings(address.id()).stream()
                        .anyMatch(rule -> rule.protocol() == Protocol.TCP && rule.has(port))
                || rules.loadBalancers(address.id()).stream().anyMatch(rule -> rule.publicPort() == port);
        if (taken) {
            throw ApiException.invalid("Network " + network.name() + " has rules already for TCP port " + port
                    + ", which the cluster needs");
        }
    }
}
