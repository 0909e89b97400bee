package dev.mold.server.vm.machine;

import dev.mold.api.cloud.Transactions;
import dev.mold.api.id.ImageId;
import dev.mold.server.image.ImageUse;

/** Tells how many machines have an ISO in their drive. */
final class MachineIsoUse implements ImageUse {
    private final MachineRepository machines;
    private final Transactions transactions;

    MachineIsoUse(MachineRepository machines, Transactions transactions) {
        this.machines = machines;
        this.transactions = transactions;
    }

    @Override
    public long attachments(ImageId image) {
        return transactions.call(() -> machines.attachments(image));
    }
}
