import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** All resources that clusters consist of, from the server's lists: kind and id. */
final class Inventory {
    private Inventory() {}

    static Set<String> of(Api api) throws Exception {
        var all = new HashSet<String>();
        collect(all, "machine", api.call("listVirtualMachines", "listall", true).get("virtualmachine"));
        collect(all, "volume", api.call("listVolumes", "listall", true).get("volume"));
        collect(all, "network", api.call("listNetworks", "listall", true).get("network"));
        collect(all, "address", api.call("listPublicIpAddresses", "listall", true).get("publicipaddress"));
        collect(all, "firewall rule", api.call("listFirewallRules", "listall", true).get("firewallrule"));
        collect(all, "forwarding", api.call("listPortForwardingRules", "listall", true).get("portforwardingrule"));
        collect(all, "load balancer", api.call("listLoadBalancerRules", "listall", true).get("loadbalancerrule"));
        return all;
    }

    /** @throws IllegalStateException if there is a resource that did not exist before */
    static void requireNothingNew(Api api, Set<String> before) throws Exception {
        var left = of(api);
        left.removeAll(before);
        if (!left.isEmpty()) {
            throw new IllegalStateException("This is left: " + left);
        }
    }

    private static void collect(Set<String> all, String kind, JsonNode list) {
        if (list != null) {
            list.forEach(each -> all.add(kind + " " + each.path("id").asString("")));
        }
    }
}
