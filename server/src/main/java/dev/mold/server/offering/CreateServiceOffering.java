package dev.mold.server.offering;

import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;

/** Creates a compute offering with a fixed or a user-defined size. */
@ApiCommand(
        name = "createServiceOffering",
        kind = CommandKind.SYNC,
        description = "Creates a compute offering",
        response = ServiceOfferingView.class,
        entityKey = "serviceoffering",
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN})
public record CreateServiceOffering(
        @Param(value = "The name of the offering", required = true) String name,
        @Param("The display text; the name if not given") String displaytext,
        @Param("The number of vCPUs") Integer cpunumber,
        @Param("The speed of each vCPU in MHz") Integer cpuspeed,
        @Param("The memory in MiB") Integer memory,
        @Param(value = "Whether users choose the size", since = "4.13") Boolean customized,
        @Param(value = "The smallest number of vCPUs that users may choose", since = "4.13") Integer mincpunumber,
        @Param(value = "The largest number of vCPUs that users may choose", since = "4.13") Integer maxcpunumber,
        @Param(value = "The smallest memory that users may choose, in MiB", since = "4.13") Integer minmemory,
        @Param(value = "The largest memory that users may choose, in MiB", since = "4.13") Integer maxmemory,
        @Param(value = "The size of the root disk in GiB; the template's if not given", since = "4.15")
                Long rootdisksize,
        @Param("The storage type; only shared is offered") String storagetype,
        @Param("The provisioning type; only thin is offered") String provisioningtype,
        @Param(value = "Whether machines may be resized while they run", since = "4.16") Boolean dynamicscalingenabled,
        @Param("Whether machines are restarted elsewhere if their host fails; only false is offered") Boolean offerha,
        @Param("Whether root disks are recreated at each start; only false is offered") Boolean isvolatile,
        @Param("Whether it is for system machines; only false is offered") Boolean issystem) {}
