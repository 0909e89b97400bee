package dev.mold.server.job;

import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Paging;
import dev.mold.api.command.Param;
import dev.mold.api.command.ParamGroup;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.DomainId;
import java.time.Instant;

/** Lists pending jobs. */
@ApiCommand(
        name = "listAsyncJobs",
        kind = CommandKind.LIST,
        description = "Lists all pending asynchronous jobs for the account",
        response = JobView.class,
        entityKey = "asyncjobs",
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN, RoleType.USER})
record ListAsyncJobs(
        @Param("Jobs asked for from this time on") Instant startdate,
        @Param("Jobs of this account; needs domainid") String account,
        @Param("Only jobs of this domain") DomainId domainid,
        @Param("With true, sub-domains too") Boolean isrecursive,
        @Param("With true, all that the caller may see and not just its own") Boolean listall,
        @ParamGroup Paging paging) {}
