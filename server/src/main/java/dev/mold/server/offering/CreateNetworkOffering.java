package dev.mold.server.offering;

import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.IndexedParams;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;
import java.util.List;

/** Creates a network offering, which is disabled until it is enabled. */
@ApiCommand(
        name = "createNetworkOffering",
        kind = CommandKind.SYNC,
        description = "Creates a network offering",
        response = NetworkOfferingView.class,
        entityKey = "networkoffering",
        since = "3.0.0",
        roles = {RoleType.ADMIN})
public record CreateNetworkOffering(
        @Param(value = "The name of the offering", required = true) String name,
        @Param("The display text; the name if not given") String displaytext,
        @Param(value = "The kind of traffic; only Guest is offered", required = true) String traffictype,
        @Param(value = "Isolated or Shared", required = true) String guestiptype,
        @Param("The services of its networks") List<String> supportedservices,
        @Param("The provider of each service: [n].service and [n].provider; always VirtualRouter")
                IndexedParams serviceproviderlist,
        @Param("The capabilities of services: [n].service, [n].capabilitytype and [n].capabilityvalue")
                IndexedParams servicecapabilitylist,
        @Param("Required or Optional; Optional if not given") String availability,
        @Param("The limit of each direction in Mb/s; 200 if not given") Integer networkrate,
        @Param("Whether one public address may serve several kinds of rules; true if not given") Boolean conservemode,
        @Param("Whether its networks have a router before any machine is in them") Boolean ispersistent,
        @Param("Whether its networks need a VLAN") Boolean specifyvlan,
        @Param("Whether its networks need ranges of addresses") Boolean specifyipranges,
        @Param("Whether outgoing traffic is allowed where no egress rule applies; false if not given")
                Boolean egressdefaultpolicy,
        @Param(value = "The tags", length = 4096) String tags,
        @Param(value = "Whether it is enabled at once", since = "4.16") Boolean enable,
        @Param("Whether it is for VPC tiers; only false is offered") Boolean forvpc,
        @Param(value = "The kind of addresses; only IPv4 is offered", since = "4.17.0") String internetprotocol) {}
