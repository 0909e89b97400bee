package dev.mold.server.vm.machine;

import dev.mold.api.cloud.Vault;
import dev.mold.api.id.VirtualMachineId;

/** User data as it is stored: encrypted, because it may contain secrets. */
final class SealedUserData {
    private final Vault vault;

    SealedUserData(Vault vault) {
        this.vault = vault;
    }

    /** @return null for no user data */
    String seal(VirtualMachineId machine, String userData) {
        return userData.isEmpty() ? null : vault.seal(userData, purpose(machine));
    }

    /** @return the text; empty for none */
    String open(VirtualMachineId machine, String sealed) {
        return sealed == null ? "" : vault.open(sealed, purpose(machine));
    }

    private static String purpose(VirtualMachineId machine) {
        return "machine/" + machine + "/userdata";
    }
}
