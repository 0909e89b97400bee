package dev.mold.server.vm.machine;

import dev.mold.api.cloud.Accounts;
import dev.mold.api.cloud.Events;
import dev.mold.api.cloud.Limits;
import dev.mold.api.cloud.ResourceKind;
import dev.mold.api.cloud.ResourceUsage;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.cloud.Vault;
import dev.mold.api.command.EntityLookup;
import dev.mold.api.config.Settings;
import dev.mold.api.id.IdSource;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.api.id.VolumeId;
import dev.mold.api.plugin.RecurringWork;
import dev.mold.server.image.ImageService;
import dev.mold.server.job.PendingJobs;
import dev.mold.server.network.NetworkService;
import dev.mold.server.network.Nics;
import dev.mold.server.network.address.AddressService;
import dev.mold.server.offering.OfferingService;
import dev.mold.server.platform.EntityClasses;
import dev.mold.server.platform.RowLookups;
import dev.mold.server.platform.rows.CacheableCommands;
import dev.mold.server.platform.rows.DependencyTracker;
import dev.mold.server.setting.SettingSet;
import dev.mold.server.zone.Backends;
import dev.mold.server.zone.HostAllocator;
import dev.mold.server.zone.ZoneService;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of machines and volumes. */
@Configuration(proxyBeanMethods = false)
public class MachineFeature {
    private static final Duration SYNC_INTERVAL = Duration.ofSeconds(30);

    @Bean
    EntityClasses machineEntities() {
        return EntityClasses.of(MachineEntity.class, MachineBootEntity.class, VolumeEntity.class);
    }

    @Bean
    SettingSet machineSettings() {
        return new SettingSet(MachineSettings.all());
    }

    @Bean
    CacheableCommands machineAnswers() {
        return CacheableCommands.of(ListVirtualMachines.class, ListVirtualMachinesMetrics.class, ListVolumes.class);
    }

    @Bean
    MachineRepository machineRepository(EntityManager entities) {
        return new MachineRepository(entities);
    }

    @Bean
    SealedUserData sealedUserData(Vault vault) {
        return new SealedUserData(vault);
    }

    @Bean
    MachineParts machineParts(
            ZoneService zones, OfferingService offerings, ImageService images, NetworkService networks) {
        return new MachineParts(zones, offerings, images, networks);
    }

    @Bean
    MachineCreation machineCreation(
            MachineRepository machines,
            MachineParts parts,
            SealedUserData userData,
            Nics nics,
            Limits limits,
            Transactions transactions,
            IdSource ids,
            Clock clock) {
        return new MachineCreation(machines, parts, userData, nics, limits, transactions, ids, clock);
    }

    @Bean
    MachinePower machinePower(
            MachineRepository machines,
            SealedUserData userData,
            Nics nics,
            HostAllocator placement,
            Backends backends,
            NetworkService networks,
            Transactions transactions,
            Clock clock) {
        var specs = new MachineSpecs(machines, userData, nics, placement, transactions);
        return new MachinePower(machines, specs, placement, backends, networks, transactions, clock);
    }

    @Bean
    MachineExpunge machineExpunge(
            MachineRepository machines,
            Nics nics,
            HostAllocator placement,
            Backends backends,
            NetworkService networks,
            Transactions transactions,
            Clock clock) {
        return new MachineExpunge(machines, nics, placement, backends, networks, transactions, clock);
    }

    @Bean
    MachineDrive machineDrive(
            MachineRepository machines,
            ImageService images,
            Backends backends,
            Transactions transactions,
            Clock clock) {
        return new MachineDrive(machines, images, backends, transactions, clock);
    }

    @Bean
    MachineFactsReader machineFactsReader(
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
        return new MachineFactsReader(
                accounts, zones, offerings, images, nics, placement, addresses, jobs, rows, clock);
    }

    @Bean
    MachineViews machineViews(MachineRepository machines, MachineFactsReader facts, Transactions transactions) {
        return new MachineViews(machines, facts, transactions);
    }

    @Bean
    MachineService machineService(
            MachineRepository machines,
            MachineCreation creation,
            MachinePower power,
            MachineExpunge expunging,
            MachineDrive drive,
            MachineViews views,
            Accounts accounts,
            Transactions transactions) {
        return new MachineService(machines, creation, power, expunging, drive, views, accounts, transactions);
    }

    @Bean
    MachineListCommands machineListCommands(
            EntityManager entities,
            MachineViews views,
            Accounts accounts,
            Settings settings,
            Transactions transactions) {
        return new MachineListCommands(entities, views, accounts, settings, transactions);
    }

    @Bean
    MachineUpdateCommands machineUpdateCommands(
            MachineService service,
            MachineRepository machines,
            MachinePower power,
            SealedUserData userData,
            Limits limits,
            Settings settings,
            Transactions transactions) {
        return new MachineUpdateCommands(service, machines, power, userData, limits, settings, transactions);
    }

    @Bean
    RecurringWork powerStateSync(
            MachineRepository machines,
            MachinePower power,
            MachineExpunge expunging,
            HostAllocator placement,
            Backends backends,
            Events events,
            Transactions transactions,
            Clock clock) {
        var sync = new PowerStateSync(machines, power, expunging, placement, backends, events, transactions, clock);
        return new RecurringWork("machine-sync", SYNC_INTERVAL, sync::run);
    }

    @Bean
    RecurringWork delayedExpunge(
            MachineRepository machines,
            MachineExpunge expunging,
            Settings settings,
            Events events,
            Transactions transactions,
            Clock clock) {
        var work = new DelayedExpunge(machines, expunging, settings, events, transactions, clock);
        var interval = Duration.ofSeconds(settings.value(MachineSettings.EXPUNGE_INTERVAL));
        return new RecurringWork("machine-expunge", interval, work::run);
    }

    @Bean
    EntityLookup<VirtualMachineId> machineLookup(RowLookups rows) {
        return rows.owned(VirtualMachineId.class, MachineEntity.class, "e.accountId");
    }

    @Bean
    EntityLookup<VolumeId> volumeLookup(RowLookups rows) {
        return rows.owned(
                VolumeId.class,
                VolumeEntity.class,
                "(select m.accountId from MachineEntity m where m.id = e.machineId)");
    }

    @Bean
    MachineImageGuard machineImageGuard(MachineRepository machines, Transactions transactions) {
        return new MachineImageGuard(machines, transactions);
    }

    @Bean
    ResourceUsage machineCount(MachineRepository machines, Transactions transactions) {
        return MachineUsage.of(ResourceKind.USER_VM, machines, transactions);
    }

    @Bean
    ResourceUsage cpuUsage(MachineRepository machines, Transactions transactions) {
        return MachineUsage.of(ResourceKind.CPU, machines, transactions);
    }

    @Bean
    ResourceUsage memoryUsage(MachineRepository machines, Transactions transactions) {
        return MachineUsage.of(ResourceKind.MEMORY, machines, transactions);
    }

    @Bean
    ResourceUsage volumeUsage(MachineRepository machines, Transactions transactions) {
        return MachineUsage.of(ResourceKind.VOLUME, machines, transactions);
    }

    @Bean
    ResourceUsage primaryStorageUsage(MachineRepository machines, Transactions transactions) {
        return MachineUsage.of(ResourceKind.PRIMARY_STORAGE, machines, transactions);
    }
}
