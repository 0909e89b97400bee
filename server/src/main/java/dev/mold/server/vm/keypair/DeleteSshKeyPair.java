package dev.mold.server.vm.keypair;

import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Owner;
import dev.mold.api.command.Param;
import dev.mold.api.command.ParamGroup;
import dev.mold.api.command.RoleType;
import dev.mold.api.response.Success;

/** Deletes a key pair; virtual machines created with it keep the public key. */
@ApiCommand(
        name = "deleteSSHKeyPair",
        kind = CommandKind.SYNC,
        description = "Deletes a key pair by name",
        response = Success.class,
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN, RoleType.USER})
record DeleteSshKeyPair(
        @Param(value = "The name of the key pair", required = true) String name, @ParamGroup Owner owner) {}
