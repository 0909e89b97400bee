package dev.mold.server.vm.machine;

import dev.mold.api.cloud.Account;
import dev.mold.api.cloud.PublicIpAddress;
import dev.mold.api.cloud.Zone;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.ImageId;
import dev.mold.api.id.ServiceOfferingId;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.api.id.ZoneId;
import dev.mold.api.response.NicView;
import dev.mold.server.image.ImageDetails;
import dev.mold.server.job.PendingJobs.PendingJob;
import dev.mold.server.offering.ServiceOfferingDetails;
import dev.mold.server.zone.HostAllocator.Placed;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Data of other features about the machines of one page, read with a few queries for the whole page. */
record MachineFacts(
        Map<AccountId, Account> accounts,
        Map<ZoneId, Zone> zones,
        Map<ServiceOfferingId, ServiceOfferingDetails> offerings,
        Map<ImageId, ImageDetails> images,
        Map<VirtualMachineId, List<NicView>> nics,
        Map<VirtualMachineId, Placed> hosts,
        Map<VirtualMachineId, PublicIpAddress> publicAddresses,
        Map<UUID, PendingJob> jobs) {}
