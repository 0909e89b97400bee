package dev.mold.server.network.firewall;

import dev.mold.api.id.FirewallRuleId;
import dev.mold.api.response.Field;
import dev.mold.api.response.View;
import java.util.List;

/** A firewall or egress rule on the wire. */
@View(id = FirewallRuleId.class)
public record FirewallRuleView(
        @Field("The id of the rule") String id,
        @Field("The protocol") String protocol,
        @Field("The first port") Integer startport,
        @Field("The last port") Integer endport,
        @Field("The id of the public address") String ipaddressid,
        @Field("The id of the network") String networkid,
        @Field("The public address") String ipaddress,
        @Field("The state") String state,
        @Field("The source CIDRs, joined by commas") String cidrlist,
        @Field("The ICMP type, -1 for all") Integer icmptype,
        @Field("The ICMP code, -1 for all") Integer icmpcode,
        @Field("The direction of the traffic") String traffictype,
        @Field("The tags") List<String> tags) {

    static FirewallRuleView of(FirewallRuleEntity rule) {
        return new FirewallRuleView(
                rule.id.toString(),
                rule.protocol.wireName(),
                rule.startPort,
                rule.endPort,
                rule.egress() ? null : rule.addressId.toString(),
                rule.networkId.toString(),
                rule.ip,
                rule.state.wireName(),
                rule.sources,
                rule.icmpType,
                rule.icmpCode,
                rule.egress() ? "Egress" : "Ingress",
                List.of());
    }
}
