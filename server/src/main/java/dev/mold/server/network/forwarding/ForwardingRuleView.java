package dev.mold.server.network.forwarding;

import dev.mold.api.id.PortForwardingRuleId;
import dev.mold.api.response.Field;
import dev.mold.api.response.View;
import java.util.List;

/** A forwarding rule on the wire; its ports are strings, as clients expect. */
@View(id = PortForwardingRuleId.class)
public record ForwardingRuleView(
        @Field("The id of the rule") String id,
        @Field("The first port of the machine") String privateport,
        @Field("The last port of the machine") String privateendport,
        @Field("The protocol") String protocol,
        @Field("The first port of the public address") String publicport,
        @Field("The last port of the public address") String publicendport,
        @Field("The id of the machine") String virtualmachineid,
        @Field("The name of the machine") String virtualmachinename,
        @Field("The id of the public address") String ipaddressid,
        @Field("The public address") String ipaddress,
        @Field("The state") String state,
        @Field("The allowed source CIDRs, joined by commas") String cidrlist,
        @Field("The guest address of the machine") String vmguestip,
        @Field("The id of the network") String networkid,
        @Field("The tags") List<String> tags) {}
