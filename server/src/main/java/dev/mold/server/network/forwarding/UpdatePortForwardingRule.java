package dev.mold.server.network.forwarding;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.PortForwardingRuleId;
import dev.mold.api.id.VirtualMachineId;
import java.util.List;

@ApiCommand(
        name = "updatePortForwardingRule",
        kind = CommandKind.ASYNC,
        description = "Changes the target of a port forwarding rule.",
        response = ForwardingRuleView.class,
        entityKey = "portforwardingrule",
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN, RoleType.USER})
record UpdatePortForwardingRule(
        @Param(value = "The id of the rule", required = true, since = "4.4", access = Access.OWN)
                PortForwardingRuleId id,
        @Param("The first port of the machine") Integer privateport,
        @Param("The last port of the machine") Integer privateendport,
        @Param(value = "The machine", access = Access.OWN) VirtualMachineId virtualmachineid,
        @Param(value = "The guest address of its interface", since = "4.5") String vmguestip,
        @Param("The allowed source CIDRs") List<String> cidrlist) {}
