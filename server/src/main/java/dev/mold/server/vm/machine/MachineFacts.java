package dev.mold.server.vm.machine;

import dev.mold.api.cloud.Account;
import dev.mold.api.cloud.Address;
import dev.mold.api.cloud.Zone;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.ImageId;
import dev.mold.api.id.MachineId;
import dev.mold.api.id.ServiceOfferingId;
import dev.mold.api.id.ZoneId;
import dev.mold.api.response.NicView;
import dev.mold.server.image.ImageDetails;
import dev.mold.server.job.PendingJobs.PendingJob;
import dev.mold.server.offering.ServiceOfferingDetails;
import dev.mold.server.zone.HostPlacement.Placed;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** All that other features know of the machines of one page, read by a few queries for the page as a whole. */
record MachineFacts(
        Map<AccountId, Account> accounts,
        Map<ZoneId, Zone> zones,
        Map<ServiceOfferingId, ServiceOfferingDetails> offerings,
        Map<ImageId, ImageDetails> images,
        Map<MachineId, List<NicView>> nics,
        Map<MachineId, Placed> hosts,
        Map<MachineId, Address> publicAddresses,
        Map<UUID, PendingJob> jobs) {}
