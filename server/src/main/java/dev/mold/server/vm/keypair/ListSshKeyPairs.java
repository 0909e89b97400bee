package dev.mold.server.vm.keypair;

import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.ListScope;
import dev.mold.api.command.Paging;
import dev.mold.api.command.Param;
import dev.mold.api.command.ParamGroup;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.KeyPairId;

/** Lists key pairs. */
@ApiCommand(
        name = "listSSHKeyPairs",
        kind = CommandKind.LIST,
        description = "Lists registered SSH key pairs",
        response = KeyPairView.class,
        entityKey = "sshkeypair",
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN, RoleType.USER})
record ListSshKeyPairs(
        @Param("The id of a key pair") KeyPairId id,
        @Param("The name of a key pair") String name,
        @Param("The fingerprint of a key pair") String fingerprint,
        @ParamGroup ListScope scope,
        @ParamGroup Paging paging) {}
