package dev.mold.server.network;

import dev.mold.api.command.RoleType;
import dev.mold.api.id.NetworkId;
import dev.mold.api.response.Field;
import dev.mold.api.response.View;
import dev.mold.server.offering.NetworkServiceView;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A network on the wire. */
@View(id = NetworkId.class)
public record NetworkView(
        @Field("The id of the network") String id,
        @Field("The name") String name,
        @Field("The display text") String displaytext,
        @Field("How networks are isolated from each other") String broadcastdomaintype,
        @Field("The kind of traffic") String traffictype,
        @Field("The router's guest address") String gateway,
        @Field("The netmask of the guest addresses") String netmask,
        @Field("The guest addresses as CIDR") String cidr,
        @Field("The id of the zone") String zoneid,
        @Field("The name of the zone") String zonename,
        @Field("The id of the network offering") String networkofferingid,
        @Field("The name of the network offering") String networkofferingname,
        @Field("The display text of the network offering") String networkofferingdisplaytext,
        @Field("Whether one address may serve several kinds of rules") Boolean networkofferingconservemode,
        @Field("The availability of the network offering") String networkofferingavailability,
        @Field("Whether it is a system network") Boolean issystem,
        @Field("The state") String state,
        @Field("The id of the network it belongs with, its own") String related,
        @Field("The first name server") String dns1,
        @Field("The kind of network") String type,
        @Field("Who may use it") String acltype,
        @Field("The owning account") String account,
        @Field("The id of the owner's domain") String domainid,
        @Field("The name of the owner's domain") String domain,
        @Field("The path of the owner's domain") String domainpath,
        @Field("The services of its router") List<NetworkServiceView> service,
        @Field("The DNS suffix of its machines") String networkdomain,
        @Field("Whether its router needs a restart") Boolean restartrequired,
        @Field("Whether its VLAN is chosen by the caller") Boolean specifyvlan,
        @Field("Whether its address ranges are chosen by the caller") Boolean specifyipranges,
        @Field("Whether machines can be deployed in it") Boolean canusefordeploy,
        @Field("Whether it has a router before any machine is in it") Boolean ispersistent,
        @Field("The tags") List<String> tags,
        @Field("Details") Map<String, String> details,
        @Field(
                        value = "Whether it is shown to its owner",
                        authorized = {RoleType.ADMIN})
                Boolean displaynetwork,
        @Field("Whether its layer 2 subnet spans zones") Boolean strechedl2subnet,
        @Field("Whether it has a second router") Boolean redundantrouter,
        @Field("Whether it supports autoscaling of machines") Boolean supportsvmautoscaling,
        @Field("When it was created") Instant created,
        @Field("Whether outgoing traffic is allowed where no egress rule applies") Boolean egressdefaultpolicy,
        @Field("Whether it has annotations") Boolean hasannotations) {}
