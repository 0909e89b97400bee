package dev.mold.server.network.loadbalancer;

import dev.mold.api.id.LoadBalancerRuleId;
import dev.mold.api.response.Field;
import dev.mold.api.response.View;
import java.util.List;

/** A load-balancer rule on the wire; its ports are strings, as clients expect. */
@View(id = LoadBalancerRuleId.class)
public record LoadBalancerRuleView(
        @Field("The id of the rule") String id,
        @Field("The name") String name,
        @Field("The description") String description,
        @Field("The id of the public address") String publicipid,
        @Field("The public address") String publicip,
        @Field("The port of the public address") String publicport,
        @Field("The port of the machines") String privateport,
        @Field("The balancing algorithm: roundrobin, leastconn or source") String algorithm,
        @Field("The id of the network") String networkid,
        @Field("The allowed source CIDRs, joined by commas") String cidrlist,
        @Field("The owning account") String account,
        @Field("The id of the owner's domain") String domainid,
        @Field("The name of the owner's domain") String domain,
        @Field("The path of the owner's domain") String domainpath,
        @Field("The state") String state,
        @Field("The id of the zone") String zoneid,
        @Field("The name of the zone") String zonename,
        @Field("The protocol") String protocol,
        @Field("The tags") List<String> tags) {}
