package dev.mold.server.vm.keypair;

import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Owner;
import dev.mold.api.command.Param;
import dev.mold.api.command.ParamGroup;
import dev.mold.api.command.RoleType;

/** Creates a key pair, stores the public key and returns the private key. */
@ApiCommand(
        name = "createSSHKeyPair",
        kind = CommandKind.SYNC,
        description = "Creates an RSA key pair and returns the private key, which is not stored",
        response = NewKeyPairView.class,
        entityKey = "keypair",
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN, RoleType.USER})
record CreateSshKeyPair(
        @Param(value = "The name of the key pair", required = true) String name, @ParamGroup Owner owner) {}
