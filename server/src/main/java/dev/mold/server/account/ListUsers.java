package dev.mold.server.account;

import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Paging;
import dev.mold.api.command.Param;
import dev.mold.api.command.ParamGroup;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.DomainId;
import dev.mold.api.id.UserId;

/** Lists users. */
@ApiCommand(
        name = "listUsers",
        kind = CommandKind.LIST,
        description = "Lists users",
        response = UserView.class,
        entityKey = "user",
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN, RoleType.USER})
record ListUsers(
        @Param("List the user with this id") UserId id,
        @Param("List users of this name") String username,
        @Param("List users in this state: enabled, disabled or locked") String state,
        @Param("List users of accounts of this kind: 0 user, 1 root administrator, 2 domain "
                        + "administrator, 3 resource administrator")
                Integer accounttype,
        @Param(
                        value = "List users with this access by API key: enabled, disabled or inherit",
                        since = "4.20.1.0",
                        authorized = {RoleType.ADMIN})
                String apikeyaccess,
        @Param("List users of this account; needs domainid") String account,
        @Param("List only users of this domain") DomainId domainid,
        @Param("If true, sub-domains too") Boolean isrecursive,
        @Param("If true, all that the caller may see and not just its own account's") Boolean listall,
        @ParamGroup Paging paging) {}
