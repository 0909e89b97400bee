package dev.mold.server.vm.machine;

import dev.mold.api.id.ImageId;
import dev.mold.api.id.ServiceOfferingId;
import java.util.List;
import java.util.Optional;

/** Creates the wire form of one volume from its row, its machine's row and the other features' data. */
final class VolumeViewMapper {
    private static final long GIB = 1L << 30;

    private VolumeViewMapper() {}

    static VolumeView view(VolumeEntity volume, MachineEntity machine, MachineFacts facts) {
        var owner = Optional.ofNullable(facts.accounts().get(machine.account()));
        var zone = Optional.ofNullable(facts.zones().get(machine.zone()));
        var template = Optional.ofNullable(facts.images().get(new ImageId(machine.templateId)));
        var offering = Optional.ofNullable(facts.offerings().get(new ServiceOfferingId(machine.offeringId)));
        return new VolumeView(
                volume.id.toString(),
                volume.name,
                machine.zoneId.toString(),
                zone.map(found -> found.name()).orElse(null),
                "ROOT",
                volume.deviceNumber,
                machine.id.toString(),
                machine.templateId.toString(),
                template.map(found -> found.image().name()).orElse(null),
                template.map(found -> found.displayText()).orElse(null),
                machine.name,
                machine.displayName,
                machine.state.wireName(),
                machine.clusterNode ? "cksnode" : "User",
                "thin",
                volume.sizeGib * GIB,
                volume.created,
                machine.made ? "Ready" : "Allocated",
                owner.map(found -> found.name()).orElse(null),
                owner.map(found -> found.domain().toString()).orElse(null),
                owner.map(found -> found.domainName()).orElse(null),
                owner.map(found -> found.domainPath()).orElse(null),
                zone.flatMap(found -> found.hypervisors().stream().findFirst()).orElse(null),
                machine.offeringId.toString(),
                offering.map(found -> found.offering().name()).orElse(null),
                offering.map(found -> found.displayText()).orElse(null),
                MachineLifecycle.DESTROYED_STATES.contains(machine.state),
                false,
                true,
                false,
                false,
                false,
                List.of(),
                false);
    }
}
