package dev.mold.server.network;

import dev.mold.api.command.Param;
import dev.mold.api.error.ApiException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Options of networks in CloudStack that are not offered. They are refused rather than ignored, because a caller who
 * sets them relies on them.
 */
record UnofferedOptions(
        @Param("Not offered") String isolatedpvlan,
        @Param("Not offered") String isolatedpvlantype,
        @Param("Not offered") Boolean subdomainaccess,
        @Param(value = "Not offered", type = "uuid") String vpcid,
        @Param(value = "Not offered", type = "uuid") String aclid,
        @Param("Not offered") String ip6gateway,
        @Param("Not offered") String ip6cidr,
        @Param("Not offered") String startipv6,
        @Param("Not offered") String endipv6,
        @Param("Not offered") String externalid,
        @Param(value = "Not offered", type = "uuid", since = "4.17.0") String associatednetworkid,
        @Param(value = "Not offered", since = "4.18.0") Integer publicmtu,
        @Param(value = "Not offered", since = "4.18.0") Integer privatemtu,
        @Param(value = "Not offered", since = "4.18.0") String dns1,
        @Param(value = "Not offered", since = "4.18.0") String dns2,
        @Param(value = "Not offered", since = "4.18.0") String ip6dns1,
        @Param(value = "Not offered", since = "4.18.0") String ip6dns2,
        @Param(value = "Not offered", since = "4.20.0") Integer cidrsize,
        @Param("Not offered") String vlan,
        @Param("Not offered") Boolean bypassvlanoverlapcheck,
        @Param(value = "Not offered", since = "4.16") String routerip,
        @Param(value = "Not offered", since = "4.16") String routeripv6) {

    /** @throws ApiException INVALID_PARAMETER if any of them is set */
    void refuse() {
        var wanted = options().entrySet().stream()
                .filter(option -> option.getValue() != null && !Boolean.FALSE.equals(option.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        if (!wanted.isEmpty()) {
            throw ApiException.invalid("Not offered for networks: " + String.join(", ", wanted));
        }
    }

    private Map<String, Object> options() {
        var options = new LinkedHashMap<String, Object>();
        options.put("isolatedpvlan", isolatedpvlan);
        options.put("isolatedpvlantype", isolatedpvlantype);
        options.put("subdomainaccess", subdomainaccess);
        options.put("vpcid", vpcid);
        options.put("aclid", aclid);
        options.put("ip6gateway", ip6gateway);
        options.put("ip6cidr", ip6cidr);
        options.put("startipv6", startipv6);
        options.put("endipv6", endipv6);
        options.put("externalid", externalid);
        options.put("associatednetworkid", associatednetworkid);
        options.put("publicmtu", publicmtu);
        options.put("privatemtu", privatemtu);
        options.put("dns1", dns1);
        options.put("dns2", dns2);
        options.put("ip6dns1", ip6dns1);
        options.put("ip6dns2", ip6dns2);
        options.put("cidrsize", cidrsize);
        options.put("vlan", vlan);
        options.put("bypassvlanoverlapcheck", bypassvlanoverlapcheck);
        options.put("routerip", routerip);
        options.put("routeripv6", routeripv6);
        return options;
    }
}
