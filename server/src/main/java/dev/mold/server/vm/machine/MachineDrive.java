package dev.mold.server.vm.machine;

import dev.mold.api.cloud.Image;
import dev.mold.api.cloud.ImageState;
import dev.mold.api.cloud.Images;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.cloud.VirtualMachineState;
import dev.mold.api.compute.ComputeBackend;
import dev.mold.api.compute.MachineStatus;
import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.api.id.ImageId;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.server.zone.Backends;
import java.time.Clock;
import java.util.Optional;

/**
 * The ISO in a machine's drive. The row holds the wanted ISO. The back end attaches it at once if it already has the
 * machine, otherwise when the machine is created.
 */
final class MachineDrive {
    private final MachineRepository machines;
    private final Images images;
    private final Backends backends;
    private final Transactions transactions;
    private final Clock clock;

    MachineDrive(
            MachineRepository machines, Images images, Backends backends, Transactions transactions, Clock clock) {
        this.machines = machines;
        this.images = images;
        this.backends = backends;
        this.transactions = transactions;
        this.clock = clock;
    }

    void attach(VirtualMachineId id, ImageId iso) {
        var image = ready(iso);
        var machine = transactions.call(() -> {
            var row = require(id);
            MachineInfo.of(row).checkTakes(image);
            if (row.isoId != null && !row.isoId.equals(iso.value())) {
                throw ApiException.wrongState("There is already an ISO attached to virtual machine " + row.name);
            }
            put(row, iso);
            return row;
        });
        var backend = backend(machine);
        try {
            backend.ifPresent(existing -> existing.attachIso(id, iso));
        } catch (ApiException e) {
            // set the row to what is in the drive, because the back end may have failed before or after the change
            var inDrive = backend.flatMap(existing -> existing.machine(id)).flatMap(MachineStatus::iso);
            transactions.run(() -> machines.lock(id).ifPresent(row -> put(row, inDrive.orElse(null))));
            throw e;
        }
    }

    void detach(VirtualMachineId id) {
        var machine = transactions.call(() -> machines.findLive(id).filter(MachineDrive::alive))
                .orElseThrow(() -> MachineErrors.gone(id));
        backend(machine).ifPresent(backend -> backend.detachIso(id));
        transactions.run(() -> machines.lock(id).ifPresent(row -> put(row, null)));
    }

    private Optional<ComputeBackend> backend(MachineEntity machine) {
        var backend = backends.of(machine.zone());
        return backend.machine(machine.machineId()).map(status -> backend);
    }

    private Image ready(ImageId iso) {
        var image = images.find(iso)
                .filter(found -> found.iso() && found.state() != ImageState.DESTROYED)
                .orElseThrow(() -> ApiException.invalid("Unable to find the ISO " + iso));
        if (image.state() != ImageState.READY) {
            throw new ApiException(
                    Errors.RESOURCE_UNAVAILABLE,
                    "ISO " + image.name() + " is not ready: " + image.state().wireName() + " " + image.reason());
        }
        return image;
    }

    private void put(MachineEntity machine, ImageId iso) {
        machine.isoId = iso == null ? null : iso.value();
        machine.updated = clock.instant();
    }

    private MachineEntity require(VirtualMachineId id) {
        return machines.lock(id).filter(MachineDrive::alive).orElseThrow(() -> MachineErrors.gone(id));
    }

    private static boolean alive(MachineEntity machine) {
        return machine.state != VirtualMachineState.EXPUNGING;
    }
}
