package dev.mold.server.vm.machine;

import dev.mold.api.error.ApiException;
import dev.mold.api.id.VirtualMachineId;

/** Errors that several parts give. */
final class MachineErrors {
    private MachineErrors() {}

    /** Its words are those by which clients know that a machine is gone. */
    static ApiException gone(VirtualMachineId id) {
        return ApiException.invalid(
                "Unable to find uuid for id " + id + ": there is no such virtual machine, or it was expunged");
    }
}
