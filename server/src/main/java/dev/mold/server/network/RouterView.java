package dev.mold.server.network;

import dev.mold.api.id.RouterId;
import dev.mold.api.response.Field;
import dev.mold.api.response.View;
import java.time.Instant;

/** The virtual router of a network on the wire. */
@View(id = RouterId.class)
public record RouterView(
        @Field("The id of the router") String id,
        @Field("The id of the zone") String zoneid,
        @Field("The name of the zone") String zonename,
        @Field("The first name server") String dns1,
        @Field("The DNS suffix of its network") String networkdomain,
        @Field("The name") String name,
        @Field("The hypervisor") String hypervisor,
        @Field("The source NAT address") String publicip,
        @Field("The guest address") String guestipaddress,
        @Field("The netmask of the guest addresses") String guestnetmask,
        @Field("The id of its network") String guestnetworkid,
        @Field("The name of its network") String guestnetworkname,
        @Field("When it was created") Instant created,
        @Field("The state") String state,
        @Field("The owning account") String account,
        @Field("The id of the owner's domain") String domainid,
        @Field("The name of the owner's domain") String domain,
        @Field("The path of the owner's domain") String domainpath,
        @Field("Whether it is one of a redundant pair") boolean isredundantrouter,
        @Field("Its state in a redundant pair") String redundantstate,
        @Field("Its role") String role,
        @Field("Whether its software is too old") boolean requiresupgrade,
        @Field("Whether a health check failed") boolean healthchecksfailed,
        @Field("Whether it has annotations") Boolean hasannotations) {}
