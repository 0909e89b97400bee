package dev.mold.server.vm.machine;

import dev.mold.api.cloud.Transactions;
import dev.mold.api.id.ImageId;
import dev.mold.api.plugin.ImageGuard;
import java.util.Optional;

/**
 * Prevents the removal of ISOs that are attached to machines and of templates that machines are still to be created
 * from.
 */
final class MachineImageGuard implements ImageGuard {
    private final MachineRepository machines;
    private final Transactions transactions;

    MachineImageGuard(MachineRepository machines, Transactions transactions) {
        this.machines = machines;
        this.transactions = transactions;
    }

    @Override
    public Optional<String> reasonToKeep(ImageId image) {
        return transactions.call(() -> {
            var drives = machines.attachments(image);
            if (drives > 0) {
                return Optional.of("it is in the drive of " + drives + " virtual machines; detach it first");
            }
            var waiting = machines.notMade(image);
            return waiting > 0
                    ? Optional.of(waiting + " virtual machines are created from it at their first start")
                    : Optional.empty();
        });
    }
}
