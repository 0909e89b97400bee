package dev.mold.server.vm.machine;

import dev.mold.api.id.ImageId;
import dev.mold.api.id.OsTypeId;
import dev.mold.api.id.ServiceOfferingId;
import dev.mold.api.response.VirtualMachineView;
import dev.mold.server.image.ImageDetails;
import dev.mold.server.job.PendingJobs.PendingJob;
import dev.mold.server.offering.ServiceOfferingDetails;
import dev.mold.server.zone.HostAllocator.Placed;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Creates the wire form of one machine from its row and the other features' data. */
final class MachineViewMapper {
    private static final String ROOT_DEVICE_TYPE = "ROOT";

    private MachineViewMapper() {}

    static VirtualMachineView view(MachineEntity row, MachineFacts facts, Set<MachineDetail> wanted) {
        var owner = Optional.ofNullable(facts.accounts().get(row.account()));
        var zone = Optional.ofNullable(facts.zones().get(row.zone()));
        var template = Optional.ofNullable(facts.images().get(new ImageId(row.templateId)));
        var shownTemplate = template.filter(found -> wanted.contains(MachineDetail.TMPL));
        var iso = row.iso().map(facts.images()::get).filter(found -> wanted.contains(MachineDetail.ISO));
        var offering = Optional.ofNullable(facts.offerings().get(new ServiceOfferingId(row.offeringId)));
        var shownOffering = offering.filter(found -> wanted.contains(MachineDetail.SERVOFF));
        var host = Optional.ofNullable(facts.hosts().get(row.machineId()));
        var address = Optional.ofNullable(facts.publicAddresses().get(row.machineId()));
        var job = Optional.ofNullable(facts.jobs().get(row.id));
        var nics = facts.nics().getOrDefault(row.machineId(), List.of());
        var osType = template.flatMap(ImageDetails::osType).map(OsTypeId::toString).orElse(null);
        return new VirtualMachineView(
                row.id.toString(),
                row.name,
                row.displayName,
                owner.map(found -> found.name()).orElse(null),
                row.userId == null ? null : row.userId.toString(),
                row.userName,
                owner.map(found -> found.domain().toString()).orElse(null),
                owner.map(found -> found.domainName()).orElse(null),
                owner.map(found -> found.domainPath()).orElse(null),
                row.created,
                row.updated,
                row.state.wireName(),
                offering.map(ServiceOfferingDetails::offerHa).orElse(false),
                row.zoneId.toString(),
                zone.map(found -> found.name()).orElse(null),
                host.map(found -> found.id().toString()).orElse(null),
                host.map(Placed::name).orElse(null),
                shownTemplate.map(found -> found.image().id().toString()).orElse(null),
                shownTemplate.map(found -> found.image().name()).orElse(null),
                shownTemplate.map(found -> found.kind().name()).orElse(null),
                shownTemplate.map(ImageDetails::format).orElse(null),
                shownTemplate.map(ImageDetails::displayText).orElse(null),
                template.map(ImageDetails::passwordEnabled).orElse(false),
                iso.map(found -> found.image().id().toString()).orElse(null),
                iso.map(found -> found.image().name()).orElse(null),
                iso.map(ImageDetails::displayText).orElse(null),
                shownOffering.map(found -> found.offering().id().toString()).orElse(null),
                shownOffering.map(found -> found.offering().name()).orElse(null),
                row.cpus,
                row.cpuMhz,
                row.memoryMib,
                VolumeEntity.ROOT_DEVICE,
                ROOT_DEVICE_TYPE,
                List.of(),
                nics,
                zone.flatMap(found -> found.hypervisors().stream().findFirst()).orElse(null),
                row.ip,
                address.map(found -> found.id().toString()).orElse(null),
                address.map(found -> found.ip()).orElse(null),
                row.instanceName(),
                row.details,
                row.keyPairs.isEmpty() ? null : String.join(",", row.keyPairs),
                List.of(),
                true,
                false,
                row.deleteProtection,
                osType,
                osType,
                template.flatMap(ImageDetails::osTypeName).orElse(null),
                0L,
                0L,
                row.arch,
                row.clusterNode ? "cksnode" : "User",
                List.of(),
                false,
                job.map(found -> found.id().toString()).orElse(null),
                job.map(PendingJob::status).orElse(null));
    }
}
