package dev.mold.server.compute.machine.vm;

import dev.mold.api.compute.MachineSpec;
import dev.mold.api.id.ImageId;
import java.util.Optional;

/** A stored machine; its power state is derived from its processes. */
record MachineRecord(MachineSpec spec, Optional<ImageId> iso) {
    MachineRecord withIso(Optional<ImageId> other) {
        return new MachineRecord(spec, other);
    }
}
