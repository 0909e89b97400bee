package dev.mold.server.vm.machine;

import dev.mold.api.cloud.Accounts;
import dev.mold.api.cloud.Zone;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.ImageId;
import dev.mold.api.id.ServiceOfferingId;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.api.id.ZoneId;
import dev.mold.server.image.ImageDetails;
import dev.mold.server.image.ImageService;
import dev.mold.server.job.PendingJobs;
import dev.mold.server.network.Nics;
import dev.mold.server.network.address.AddressService;
import dev.mold.server.offering.OfferingService;
import dev.mold.server.offering.ServiceOfferingDetails;
import dev.mold.server.platform.rows.DependencyTracker;
import dev.mold.server.platform.rows.RowCache;
import dev.mold.server.zone.HostAllocator;
import dev.mold.server.zone.ZoneService;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Queries each of the other features once for the machines of a page. */
final class MachineFactsReader {
    private final Accounts accounts;
    private final RowCache<ZoneId, Zone> zones;
    private final RowCache<ServiceOfferingId, ServiceOfferingDetails> offerings;
    private final RowCache<ImageId, ImageDetails> images;
    private final Nics nics;
    private final HostAllocator placement;
    private final AddressService addresses;
    private final PendingJobs jobs;

    MachineFactsReader(
            Accounts accounts,
            ZoneService zones,
            OfferingService offerings,
            ImageService images,
            Nics nics,
            HostAllocator placement,
            AddressService addresses,
            PendingJobs jobs,
            DependencyTracker rows,
            Clock clock) {
        this.accounts = accounts;
        this.zones = new RowCache<>(rows, clock, zones::find);
        this.offerings = new RowCache<>(rows, clock, offerings::serviceDetails);
        this.images = new RowCache<>(rows, clock, images::details);
        this.nics = nics;
        this.placement = placement;
        this.addresses = addresses;
        this.jobs = jobs;
    }

    MachineFacts read(List<MachineEntity> machines, Set<MachineDetail> wanted) {
        var ids = machines.stream().map(MachineEntity::machineId).toList();
        return new MachineFacts(
                distinct(machines, row -> row.accountId, AccountId::new).stream()
                        .collect(Collectors.toMap(Function.identity(), accounts::account)),
                zones.find(distinct(machines, row -> row.zoneId, ZoneId::new)),
                offerings.find(distinct(machines, row -> row.offeringId, ServiceOfferingId::new)),
                images.find(imageIds(machines)),
                wanted.contains(MachineDetail.NICS) ? nics.views(ids) : Map.of(),
                placement.placed(ids),
                addresses.staticNats(ids),
                jobs.of(ids.stream().map(VirtualMachineId::value).toList()));
    }

    private static Collection<ImageId> imageIds(List<MachineEntity> machines) {
        return machines.stream()
                .flatMap(row -> Stream.of(row.templateId, row.isoId))
                .filter(Objects::nonNull)
                .distinct()
                .map(ImageId::new)
                .toList();
    }

    private static <I> List<I> distinct(
            List<MachineEntity> machines, Function<MachineEntity, UUID> value, Function<UUID, I> id) {
        return machines.stream().map(value).distinct().map(id).toList();
    }
}
