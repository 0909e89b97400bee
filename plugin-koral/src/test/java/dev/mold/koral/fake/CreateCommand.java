package dev.mold.koral.fake;

import dev.mold.api.command.IndexedParams;
import dev.mold.api.command.Owner;
import dev.mold.api.id.NetworkId;
import dev.mold.api.id.ServiceOfferingId;
import dev.mold.api.id.ZoneId;
import dev.mold.koral.cluster.KubernetesVersionId;
import dev.mold.koral.create.CreateKubernetesCluster;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A valid request for a cluster, to be made invalid by tests. */
public final class CreateCommand {
    public String name = "web";
    public ZoneId zone;
    public KubernetesVersionId version;
    public ServiceOfferingId offering;
    public IndexedParams nodeOfferings = IndexedParams.empty();
    public IndexedParams nodeTemplates = IndexedParams.empty();
    public Long etcdNodes;
    public Owner owner = Owner.caller();
    public NetworkId network;
    public String keyPair;
    public Long masterNodes;
    public Long controlNodes;
    public Long size = 2L;
    public String balancer;
    public String registryUser;
    public String registryPassword;
    public String registryUrl;
    public Long rootDisk;
    public String type;
    public String hypervisor;
    public UUID cni;
    public Boolean csi;
    public Long asNumber;
    public String pods;
    public String services;

    public CreateKubernetesCluster build() {
        return new CreateKubernetesCluster(
                name,
                null,
                zone,
                version,
                offering,
                nodeOfferings,
                nodeTemplates,
                etcdNodes,
                owner,
                network,
                keyPair,
                masterNodes,
                controlNodes,
                balancer,
                size,
                registryUser,
                registryPassword,
                registryUrl,
                rootDisk,
                type,
                hypervisor,
                cni,
                IndexedParams.empty(),
                csi,
                asNumber,
                pods,
                services);
    }

    public void offeringOf(String role, String offeringId) {
        nodeOfferings = new IndexedParams(List.of(Map.of("node", role, "offering", offeringId)));
    }
}
