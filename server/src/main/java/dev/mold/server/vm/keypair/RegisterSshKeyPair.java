package dev.mold.server.vm.keypair;

import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Owner;
import dev.mold.api.command.Param;
import dev.mold.api.command.ParamGroup;
import dev.mold.api.command.RoleType;

/** Registers the public key of a key pair that the user already has. */
@ApiCommand(
        name = "registerSSHKeyPair",
        kind = CommandKind.SYNC,
        description = "Registers a public key under a name",
        response = KeyPairView.class,
        entityKey = "keypair",
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN, RoleType.USER})
record RegisterSshKeyPair(
        @Param(value = "The name of the key pair", required = true) String name,
        @Param(value = "The public key in OpenSSH's form", required = true, length = 5120) String publickey,
        @ParamGroup Owner owner) {}
