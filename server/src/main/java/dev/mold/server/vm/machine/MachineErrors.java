package dev.mold.server.vm.machine;

import dev.mold.api.error.ApiException;
import dev.mold.api.id.VirtualMachineId;

/** Errors that several classes throw. */
final class MachineErrors {
    private MachineErrors() {}

    /** Clients recognize an expunged machine by this text. */
    static ApiException gone(VirtualMachineId id) {
        return ApiException.invalid(
                "Unable to find uuid for id " + id + ": there is no such virtual machine, or it was expunged");
    }
}
