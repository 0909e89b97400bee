package dev.mold.server.offering;

import dev.mold.api.id.NetworkOfferingId;
import dev.mold.api.response.Field;
import dev.mold.api.response.View;
import java.time.Instant;
import java.util.List;

/** A network offering on the wire. */
@View(id = NetworkOfferingId.class)
public record NetworkOfferingView(
        @Field("The id of the offering") String id,
        @Field("The name") String name,
        @Field("The display text") String displaytext,
        @Field("The tags") String tags,
        @Field("When it was created") Instant created,
        @Field("The kind of traffic") String traffictype,
        @Field("Whether it is part of the installation") Boolean isdefault,
        @Field("Whether its networks need a VLAN") Boolean specifyvlan,
        @Field("Whether one public address may serve several kinds of rules") Boolean conservemode,
        @Field("Whether its networks need ranges of addresses") Boolean specifyipranges,
        @Field("Required or Optional") String availability,
        @Field("The limit of each direction in Mb/s") Integer networkrate,
        @Field("Enabled or Disabled") String state,
        @Field("Isolated or Shared") String guestiptype,
        @Field("The services") List<NetworkServiceView> service,
        @Field("Whether it is for VPC tiers") Boolean forvpc,
        @Field("Whether it is for NSX") Boolean fornsx,
        @Field("Whether it is for Tungsten") Boolean fortungsten,
        @Field("Whether its networks have a router before any machine is in them") Boolean ispersistent,
        @Field("Whether outgoing traffic is allowed where no egress rule applies") Boolean egressdefaultpolicy,
        @Field("Whether its networks may span zones") Boolean supportsstrechedl2subnet,
        @Field("Whether its networks are open to the public") Boolean supportspublicaccess,
        @Field("Whether it supports internal load balancing") Boolean supportsinternallb,
        @Field("The kind of addresses") String internetprotocol,
        @Field("Whether its networks need an AS number") Boolean specifyasnumber,
        @Field("Whether it has annotations") Boolean hasannotations) {}
