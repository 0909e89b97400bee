package dev.mold.server.network.address;

import dev.mold.api.command.RoleType;
import dev.mold.api.id.PublicIpAddressId;
import dev.mold.api.response.Field;
import dev.mold.api.response.View;
import java.time.Instant;
import java.util.List;

/** A public address on the wire; a free one has no owner. */
@View(id = PublicIpAddressId.class)
public record AddressView(
        @Field("The id of the address") String id,
        @Field("The address") String ipaddress,
        @Field("When it was allocated to its owner") Instant allocated,
        @Field("The id of the zone") String zoneid,
        @Field("The name of the zone") String zonename,
        @Field("Whether it is the source NAT address of its network") Boolean issourcenat,
        @Field("The owning account") String account,
        @Field("The id of the owner's domain") String domainid,
        @Field("The name of the owner's domain") String domain,
        @Field("The path of the owner's domain") String domainpath,
        @Field("Whether it is for guest networks") Boolean forvirtualnetwork,
        @Field("Whether it is used for static NAT") Boolean isstaticnat,
        @Field("Whether it belongs to the system") Boolean issystem,
        @Field("The id of the machine of static NAT") String virtualmachineid,
        @Field("The name of the machine of static NAT") String virtualmachinename,
        @Field("The guest address of static NAT") String vmipaddress,
        @Field("The id of the network it belongs to") String associatednetworkid,
        @Field("The name of the network it belongs to") String associatednetworkname,
        @Field("The state") String state,
        @Field("The tags") List<String> tags,
        @Field("Whether it can be moved to another zone") Boolean isportable,
        @Field(
                        value = "Whether it is shown to its owner",
                        authorized = {RoleType.ADMIN})
                Boolean fordisplay,
        @Field("Whether there are rules on it") boolean hasrules,
        @Field("Whether it is reserved for system machines") boolean forsystemvms,
        @Field("Whether it is reserved for an external provider") boolean forprovider,
        @Field("Whether it has annotations") Boolean hasannotations) {}
