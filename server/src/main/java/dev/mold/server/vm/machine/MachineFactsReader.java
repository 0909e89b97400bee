package dev.mold.server.vm.machine;

import dev.mold.api.cloud.Accounts;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.ImageId;
import dev.mold.api.id.MachineId;
import dev.mold.api.id.ServiceOfferingId;
import dev.mold.api.id.ZoneId;
import dev.mold.server.image.ImageService;
import dev.mold.server.job.PendingJobs;
import dev.mold.server.network.Nics;
import dev.mold.server.network.address.AddressService;
import dev.mold.server.offering.OfferingService;
import dev.mold.server.zone.HostPlacement;
import dev.mold.server.zone.ZoneService;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks the other features about the machines of a page, each of them once. */
final class MachineFactsReader {
    private final Accounts accounts;
    private final ZoneService zones;
    private final OfferingService offerings;
    private final ImageService images;
    private final Nics nics;
    private final HostPlacement placement;
    private final AddressService addresses;
    private final PendingJobs jobs;

    MachineFactsReader(
            Accounts accounts,
            ZoneService zones,
            OfferingService offerings,
            ImageService images,
            Nics nics,
            HostPlacement placement,
            AddressService addresses,
            PendingJobs jobs) {
        this.accounts = accounts;
        this.zones = zones;
        this.offerings = offerings;
        this.images = images;
        this.nics = nics;
        this.placement = placement;
        this.addresses = addresses;
        this.jobs = jobs;
    }

    MachineFacts read(List<MachineEntity> machines, Set<MachineDetail> wanted) {
        var ids = machines.stream().map(MachineEntity::machineId).toList();
        return new MachineFacts(
                each(machines, row -> row.accountId, AccountId::new, id -> Optional.of(accounts.account(id))),
                each(machines, row -> row.zoneId, ZoneId::new, zones::find),
                offerings.serviceDetails(distinct(machines, row -> row.offeringId, ServiceOfferingId::new)),
                images.details(imageIds(machines)),
                wanted.contains(MachineDetail.NICS) ? nics.views(ids) : Map.of(),
                placement.placed(ids),
                addresses.staticNats(ids),
                jobs.of(ids.stream().map(MachineId::value).toList()));
    }

    private static Collection<ImageId> imageIds(List<MachineEntity> machines) {
        return machines.stream()
                .flatMap(row -> Stream.of(row.templateId, row.isoId))
                .filter(Objects::nonNull)
                .distinct()
                .map(ImageId::new)
                .toList();
    }

    /** For what a page has few different ones of. */
    private static <I, V> Map<I, V> each(
            List<MachineEntity> machines,
            Function<MachineEntity, UUID> value,
            Function<UUID, I> id,
            Function<I, Optional<V>> find) {
        return distinct(machines, value, id).stream()
                .flatMap(key -> find.apply(key).stream().map(found -> Map.entry(key, found)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static <I> List<I> distinct(
            List<MachineEntity> machines, Function<MachineEntity, UUID> value, Function<UUID, I> id) {
        return machines.stream().map(value).distinct().map(id).toList();
    }
}
