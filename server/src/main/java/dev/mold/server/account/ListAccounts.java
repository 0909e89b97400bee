package dev.mold.server.account;

import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Paging;
import dev.mold.api.command.Param;
import dev.mold.api.command.ParamGroup;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.DomainId;
import java.util.List;

/** Lists accounts. */
@ApiCommand(
        name = "listAccounts",
        kind = CommandKind.LIST,
        description = "Lists accounts",
        response = AccountView.class,
        entityKey = "account",
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN, RoleType.USER})
record ListAccounts(
        @Param("List the account with this id") AccountId id,
        @Param("List accounts of this name") String name,
        @Param("List accounts in this state: enabled, disabled or locked") String state,
        @Param("List accounts of this kind: 0 user, 1 root administrator, 2 domain administrator, 3 "
                        + "resource administrator")
                Integer accounttype,
        @Param("The details to return: all, resource, or min without resource usage") List<String> details,
        @Param(
                        value = "List accounts with this access by API key: enabled, disabled or inherit",
                        since = "4.20.1.0",
                        authorized = {RoleType.ADMIN})
                String apikeyaccess,
        @Param("List only accounts of this domain") DomainId domainid,
        @Param("If true, sub-domains too") Boolean isrecursive,
        @Param("If true, all that the caller may see and not just its own") Boolean listall,
        @ParamGroup Paging paging) {}
