package dev.mold.server.zone;

import dev.mold.api.id.VlanIpRangeId;
import dev.mold.api.response.Field;
import dev.mold.api.response.View;

/** A range of public addresses on the wire. */
@View(id = VlanIpRangeId.class)
public record VlanIpRangeView(
        @Field("The id of the range") String id,
        @Field("Whether its addresses are public") Boolean forvirtualnetwork,
        @Field("The id of the zone") String zoneid,
        @Field("The VLAN") String vlan,
        @Field("The gateway") String gateway,
        @Field("The netmask") String netmask,
        @Field("The network of the addresses") String cidr,
        @Field("The first address") String startip,
        @Field("The last address") String endip,
        @Field("Whether it is reserved for system machines") Boolean forsystemvms) {}
