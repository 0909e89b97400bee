package dev.mold.server.compute.machine.vm;

import dev.mold.api.compute.MachineSpec;
import dev.mold.api.id.ImageId;
import java.util.Optional;

/** A machine as it is stored; where it stands is read off its processes. */
record MachineRecord(MachineSpec spec, Optional<ImageId> iso) {
    MachineRecord withIso(Optional<ImageId> other) {
        return new MachineRecord(spec, other);
    }
}
