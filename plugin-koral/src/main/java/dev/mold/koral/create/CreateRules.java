package dev.mold.koral.create;

import dev.mold.api.cloud.Account;
import dev.mold.api.cloud.Image;
import dev.mold.api.cloud.Images;
import dev.mold.api.cloud.KeyPairs;
import dev.mold.api.cloud.NetworkRules;
import dev.mold.api.cloud.Networks;
import dev.mold.api.cloud.Offerings;
import dev.mold.api.cloud.Zone;
import dev.mold.api.cloud.Zones;
import dev.mold.api.config.Settings;
import dev.mold.api.error.ApiException;
import dev.mold.api.id.ZoneId;
import dev.mold.koral.cluster.ClusterSpec;
import dev.mold.koral.cluster.ClusterStore;
import dev.mold.koral.node.NodeRole;
import dev.mold.koral.plan.ClusterRequest;
import dev.mold.koral.plan.PoolRequest;
import dev.mold.koral.version.VersionStore;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Validates the parameters in CloudStack's order and returns them as one request. */
public final class CreateRules {
    private final SizeRule sizes;
    private final NetworkRule networks;
    private final VersionRule versions;
    private final OfferingRule offerings;
    private final RootDiskRule rootDisks;
    private final RegistryRule registries;
    private final RangeRule ranges;
    private final Zones zones;
    private final KeyPairs keyPairs;
    private final ClusterStore clusters;

    public CreateRules(
            Zones zones,
            Offerings offerings,
            Images images,
            Networks networks,
            NetworkRules rules,
            KeyPairs keyPairs,
            Settings settings,
            VersionStore versions,
            ClusterStore clusters) {
        this.sizes = new SizeRule(settings);
        this.networks = new NetworkRule(networks, rules, offerings, clusters, settings);
        this.versions = new VersionRule(versions, images);
        this.offerings = new OfferingRule(offerings);
        this.rootDisks = new RootDiskRule(offerings);
        this.registries = new RegistryRule(settings);
        this.ranges = new RangeRule(networks);
        this.zones = zones;
        this.keyPairs = keyPairs;
        this.clusters = clusters;
    }

    /** @throws ApiException for the first invalid parameter */
    ClusterRequest check(CreateKubernetesCluster command, Account owner) {
        UnsupportedFeatures.refuse(command);
        var name = NameRule.check(command.name());
        var size = sizes.check(command, owner);
        var zone = zone(command.zoneid());
        var hypervisors = hypervisors(command.hypervisor(), zone);
        var networkOffering = networks.offering();
        var version = versions.check(command, zone, size);
        var nodeOfferings = offerings.check(command, version);
        var keyPair = keyPair(command.keypair(), owner);
        var template = versions.template(zone, hypervisors, version);
        var pools = List.of(
                pool(NodeRole.CONTROL, nodeOfferings, size.control(), command, template),
                pool(NodeRole.WORKER, nodeOfferings, size.workers(), command, template));
        var registry = registries.check(command);
        var network = networks.check(command, networkOffering, owner, zone);
        if (clusters.nameTaken(owner.id(), name)) {
            throw ApiException.invalid("A Kubernetes cluster named " + name + " exists already in this account");
        }
        var spec = new ClusterSpec(
                name,
                description(command, name),
                owner.id(),
                version.id(),
                template.id(),
                nodeOfferings.common(),
                keyPair,
                registry,
                ranges.check(command, network.existing()));
        return new ClusterRequest(spec, zone.id(), network, pools);
    }

    private PoolRequest pool(
            NodeRole role, NodeOfferings offerings, int nodes, CreateKubernetesCluster command, Image template) {
        var offering = offerings.of(role);
        return new PoolRequest(
                role,
                offering,
                (role == NodeRole.CONTROL ? offerings.controlOnly() : offerings.workerOnly()).isPresent(),
                rootDisks.check(command.noderootdisksize(), offering, template),
                nodes);
    }

    private Zone zone(ZoneId id) {
        var zone = zones.find(id).orElseThrow(() -> ApiException.invalid("There is no zone with id " + id));
        if (!zone.enabled()) {
            throw ApiException.denied("Cannot create a Kubernetes cluster: zone " + zone.name() + " is disabled");
        }
        return zone;
    }

    /** The hypervisors that the nodes may run on: the requested one, or any of the zone's. */
    private static Set<String> hypervisors(String given, Zone zone) {
        if (given == null || given.isBlank()) {
            return zone.hypervisors();
        }
        return Set.of(zone.hypervisor(given)
                .orElseThrow(() -> ApiException.invalid("Zone " + zone.name() + " has no hypervisor " + given + " but "
                        + String.join(", ", zone.hypervisors()))));
    }

    private Optional<String> keyPair(String name, Account owner) {
        var wanted = Optional.ofNullable(name).map(String::trim).filter(text -> !text.isEmpty());
        wanted.filter(text -> keyPairs.find(owner.id(), text).isEmpty()).ifPresent(text -> {
            throw ApiException.invalid("Account " + owner.name() + " has no SSH key pair named " + text);
        });
        return wanted;
    }

    private static String description(CreateKubernetesCluster command, String name) {
        return command.description() == null ? name : command.description();
    }
}
