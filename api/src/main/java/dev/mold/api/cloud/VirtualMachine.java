package dev.mold.api.cloud;

import dev.mold.api.id.AccountId;
import dev.mold.api.id.ImageId;
import dev.mold.api.id.NetworkId;
import dev.mold.api.id.ServiceOfferingId;
import dev.mold.api.id.VirtualMachineId;
import java.util.Optional;

/**
 * A virtual machine that is not expunged.
 *
 * @param ip the address of its default interface
 * @param reason why it failed; else empty
 */
public record VirtualMachine(
        VirtualMachineId id,
        String name,
        AccountId owner,
        ServiceOfferingId offering,
        NetworkId network,
        String ip,
        VirtualMachineState state,
        Optional<ImageId> iso,
        String reason) {}
