package dev.mold.server.vm.operation;

import dev.mold.api.command.IndexedParams;
import dev.mold.api.command.Owner;
import dev.mold.api.id.HostId;
import dev.mold.api.id.ImageId;
import dev.mold.api.id.NetworkId;
import dev.mold.api.id.ServiceOfferingId;
import dev.mold.api.id.ZoneId;
import dev.mold.server.vm.VmWorld;
import java.util.List;
import java.util.Map;

/** The parameters of one deployment, good ones by default. */
final class Deployment {
    private ServiceOfferingId offering;
    private ImageId template;
    private ZoneId zone;
    private List<NetworkId> networks;
    private IndexedParams ipToNetwork = IndexedParams.empty();
    private String ip;
    private String name = "web-1";
    private Long rootDisk;
    private Map<String, String> details = Map.of();
    private String keyPair;
    private String userData;
    private String hypervisor;
    private Boolean start;
    private HostId host;
    private List<String> affinityGroups = List.of();

    static Deployment in(VmWorld world) {
        var deployment = new Deployment();
        deployment.offering = world.offering("Small Instance");
        deployment.template = world.template;
        deployment.zone = world.zone;
        deployment.networks = List.of(world.network.id());
        return deployment;
    }

    Deployment offering(ServiceOfferingId value) {
        offering = value;
        return this;
    }

    Deployment template(ImageId value) {
        template = value;
        return this;
    }

    Deployment networks(List<NetworkId> value) {
        networks = value;
        return this;
    }

    Deployment ipToNetwork(Map<String, String> value) {
        ipToNetwork = new IndexedParams(List.of(value));
        return this;
    }

    Deployment ip(String value) {
        ip = value;
        return this;
    }

    Deployment named(String value) {
        name = value;
        return this;
    }

    Deployment rootDisk(long value) {
        rootDisk = value;
        return this;
    }

    Deployment details(Map<String, String> value) {
        details = value;
        return this;
    }

    Deployment keyPair(String value) {
        keyPair = value;
        return this;
    }

    Deployment userData(String value) {
        userData = value;
        return this;
    }

    Deployment hypervisor(String value) {
        hypervisor = value;
        return this;
    }

    Deployment notStarted() {
        start = false;
        return this;
    }

    Deployment host(HostId value) {
        host = value;
        return this;
    }

    Deployment affinityGroup(String value) {
        affinityGroups = List.of(value);
        return this;
    }

    DeployVirtualMachine build() {
        return new DeployVirtualMachine(
                offering,
                template,
                zone,
                networks,
                ipToNetwork,
                ip,
                name,
                null,
                rootDisk,
                details.isEmpty() ? IndexedParams.empty() : new IndexedParams(List.of(details)),
                keyPair,
                List.of(),
                userData,
                hypervisor,
                start,
                Owner.caller(),
                notOffered());
    }

    private NotOffered notOffered() {
        var none = IndexedParams.empty();
        return new NotOffered(
                null, null, null, null, null, host, null, null, null, none, affinityGroups, List.of(), List.of(),
                List.of(), null, null, null, none, none, none, null, null, null, null, null, null);
    }
}
