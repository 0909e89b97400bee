package dev.mold.koral.step;

import dev.mold.api.cloud.Network;
import dev.mold.api.config.Settings;
import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.koral.cluster.ClusterRanges;
import dev.mold.koral.cluster.KubernetesCluster;
import dev.mold.koral.cluster.KubernetesClusterId;
import dev.mold.koral.cluster.RangeStore;
import dev.mold.koral.setting.AddressBlock;
import dev.mold.koral.setting.KoralSettings;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The pod and service CIDRs of clusters, chosen so that they overlap neither the nodes' network nor the API's public
 * address.
 */
public final class AddressRanges {
    /** Alternatives if a cluster's network overlaps the configured CIDR; no private network overlaps two of a list. */
    private static final List<String> OTHER_PODS = List.of("10.244.0.0/16", "172.20.0.0/16", "192.168.0.0/16");

    private static final List<String> OTHER_SERVICES = List.of("10.96.0.0/12", "172.24.0.0/16", "192.168.0.0/16");

    private final RangeStore ranges;
    private final Settings settings;

    public AddressRanges(RangeStore ranges, Settings settings) {
        this.ranges = ranges;
        this.settings = settings;
    }

    /** @throws ApiException INTERNAL if none have been chosen */
    public ClusterRanges of(KubernetesClusterId cluster) {
        return ranges.find(cluster)
                .orElseThrow(() -> new ApiException(
                        Errors.INTERNAL, "The address ranges of Kubernetes cluster " + cluster + " are gone"));
    }

    /**
     * Chooses the ranges of a cluster, unless it has some.
     *
     * @param publicIp the address of its API
     */
    public void choose(KubernetesCluster cluster, Network network, String publicIp) {
        if (ranges.find(cluster.id()).isEmpty()) {
            var owner = cluster.owner();
            var outside = Stream.of(network.cidr(), publicIp + "/32")
                    .map(AddressBlock::parse)
                    .toList();
            var requested = cluster.spec().ranges();
            var pods = requested.pods()
                    .map(given -> free(given, outside))
                    .orElseGet(() -> firstFree(
                            settings.value(KoralSettings.POD_RANGE, owner),
                            OTHER_PODS,
                            with(outside, requested.services())));
            var taken = with(outside, Optional.of(pods));
            var services = requested.services()
                    .map(given -> free(given, taken))
                    .orElseGet(() ->
                            firstFree(settings.value(KoralSettings.SERVICE_RANGE, owner), OTHER_SERVICES, taken));
            ranges.put(cluster.id(), new ClusterRanges(pods, services));
        }
    }

    public void forget(KubernetesClusterId cluster) {
        ranges.remove(cluster);
    }

    private static List<AddressBlock> with(List<AddressBlock> blocks, Optional<String> more) {
        return Stream.concat(blocks.stream(), more.map(AddressBlock::parse).stream())
                .toList();
    }

    private static String free(String given, List<AddressBlock> taken) {
        if (taken.stream().anyMatch(AddressBlock.parse(given)::overlaps)) {
            throw new ApiException(
                    Errors.INVALID_PARAMETER,
                    "The addresses " + given + " that were asked for overlap those of the network or its public address");
        }
        return given;
    }

    private static String firstFree(String preferred, List<String> others, List<AddressBlock> taken) {
        return Stream.concat(Stream.of(preferred), others.stream())
                .filter(range -> taken.stream().noneMatch(AddressBlock.parse(range)::overlaps))
                .findFirst()
                .orElseThrow(() -> new ApiException(
                        Errors.INVALID_PARAMETER, "No private address range is free beside the network's and the"
                                + " public address; other ranges can be given in the settings"));
    }
}
