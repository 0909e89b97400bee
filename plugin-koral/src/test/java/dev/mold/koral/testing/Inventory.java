package dev.mold.koral.testing;

import dev.mold.api.compute.ComputeBackend;
import dev.mold.api.compute.MachineStatus;
import dev.mold.server.testing.ApiClient;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** All resources that clusters consist of, by id: those that the server lists and those in the back end. */
public record Inventory(Set<String> listed, Set<String> machinesBehind, Set<String> networksBehind) {
    public static Inventory take(ApiClient api, ComputeBackend backend) {
        var machines = new TreeSet<String>();
        backend.machines().stream().map(MachineStatus::id).forEach(id -> machines.add(id.toString()));
        var networks = new TreeSet<String>();
        backend.networks().forEach(id -> networks.add(id.toString()));
        return new Inventory(listed(api), machines, networks);
    }

    /** The resources that the server lists, by kind and id. */
    public static Set<String> listed(ApiClient api) {
        var listed = new TreeSet<String>();
        add(listed, api, "listVirtualMachines", "virtualmachine");
        add(listed, api, "listVolumes", "volume");
        add(listed, api, "listNetworks", "network");
        add(listed, api, "listPublicIpAddresses", "publicipaddress");
        add(listed, api, "listFirewallRules", "firewallrule");
        add(listed, api, "listPortForwardingRules", "portforwardingrule");
        add(listed, api, "listLoadBalancerRules", "loadbalancerrule");
        return listed;
    }

    public long count(String kind) {
        return listed.stream().filter(each -> each.startsWith(kind + " ")).count();
    }

    private static void add(Set<String> all, ApiClient api, String command, String key) {
        var list = api.call(command, "listall", "true").get(key);
        if (list != null) {
            for (JsonNode each : list) {
                all.add(key + " " + each.get("id").asString());
            }
        }
    }
}
