package dev.mold.server.zone;

import dev.mold.api.cloud.Offerings;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.command.CommandSet;
import dev.mold.api.command.EntityLookup;
import dev.mold.api.compute.ComputeBackend;
import dev.mold.api.config.Settings;
import dev.mold.api.id.HostClusterId;
import dev.mold.api.id.HostId;
import dev.mold.api.id.IdSource;
import dev.mold.api.id.PodId;
import dev.mold.api.id.VlanIpRangeId;
import dev.mold.api.id.ZoneId;
import dev.mold.server.platform.EntityClasses;
import dev.mold.server.platform.RowLookups;
import dev.mold.server.platform.rows.CacheableCommands;
import dev.mold.server.setting.SettingSet;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of this feature. */
@Configuration(proxyBeanMethods = false)
public class ZoneFeature {
    @Bean
    EntityClasses zoneEntities() {
        return EntityClasses.of(
                ZoneEntity.class,
                PodEntity.class,
                HostClusterEntity.class,
                HostEntity.class,
                PlacementEntity.class,
                PublicRangeEntity.class);
    }

    @Bean
    SettingSet zoneSettings() {
        return new SettingSet(ZoneSettings.all());
    }

    @Bean
    CacheableCommands zoneAnswers() {
        return CacheableCommands.of(ListZones.class);
    }

    @Bean
    ZoneRepository zoneRepository(EntityManager entities) {
        return new ZoneRepository(entities);
    }

    @Bean
    HostRooms hostRooms(ZoneRepository zones, Settings settings) {
        return new HostRooms(zones, settings);
    }

    @Bean
    ZoneService zoneService(ZoneRepository zones, HostRooms rooms, Offerings offerings, Transactions transactions) {
        return new ZoneService(zones, rooms, offerings, transactions);
    }

    @Bean
    HostAllocator hostAllocator(ZoneRepository zones, HostRooms rooms, Transactions transactions) {
        return new HostAllocator(zones, rooms, transactions);
    }

    @Bean
    Backends backends(ObjectProvider<ComputeBackend> backends, ZoneRepository zones, Transactions transactions) {
        return new Backends(backends.orderedStream().toList(), zones, transactions);
    }

    @Bean
    HostSizes hostSizes(ZoneRepository zones, Backends backends, Transactions transactions) {
        return new HostSizes(zones, backends, transactions);
    }

    @Bean
    PublicRanges publicRanges(ZoneRepository zones, Transactions transactions) {
        return new PublicRanges(zones, transactions);
    }

    @Bean
    Capacities capacities(ZoneRepository zones, HostRooms rooms, ObjectProvider<PublicAddressUse> uses) {
        return new Capacities(zones, rooms, uses);
    }

    @Bean
    CommandSet zoneCommands(
            ZoneRepository zones,
            Capacities capacities,
            Backends backends,
            Transactions transactions,
            IdSource ids,
            Clock clock) {
        return new ZoneCommands(zones, capacities, backends, transactions, ids, clock);
    }

    @Bean
    CommandSet podCommands(
            ZoneRepository zones, Capacities capacities, Transactions transactions, IdSource ids, Clock clock) {
        return new PodCommands(zones, capacities, transactions, ids, clock);
    }

    @Bean
    CommandSet hostClusterCommands(
            ZoneRepository zones,
            Capacities capacities,
            Backends backends,
            Settings settings,
            Transactions transactions,
            IdSource ids,
            Clock clock) {
        return new HostClusterCommands(zones, capacities, backends, settings, transactions, ids, clock);
    }

    @Bean
    CommandSet hostCommands(
            ZoneRepository zones,
            HostRooms rooms,
            Backends backends,
            Transactions transactions,
            IdSource ids,
            Clock clock) {
        return new HostCommands(zones, new HostViews(zones, rooms, backends), backends, transactions, ids, clock);
    }

    @Bean
    CommandSet publicRangeCommands(
            ZoneRepository zones,
            Backends backends,
            ObjectProvider<PublicAddressUse> uses,
            Transactions transactions,
            IdSource ids,
            Clock clock) {
        return new PublicRangeCommands(zones, backends, uses, transactions, ids, clock);
    }

    @Bean
    CommandSet capacityCommands(ZoneRepository zones, Capacities capacities, Transactions transactions) {
        return new CapacityCommands(zones, capacities, transactions);
    }

    @Bean
    ZoneSeeder zoneSeeder(ZoneRepository zones, Transactions transactions, IdSource ids, Clock clock) {
        return new ZoneSeeder(zones, transactions, ids, clock);
    }

    @Bean
    EntityLookup<ZoneId> zoneLookup(RowLookups rows) {
        return rows.common(ZoneId.class, ZoneEntity.class);
    }

    @Bean
    EntityLookup<PodId> podLookup(RowLookups rows) {
        return rows.common(PodId.class, PodEntity.class);
    }

    @Bean
    EntityLookup<HostClusterId> hostClusterLookup(RowLookups rows) {
        return rows.common(HostClusterId.class, HostClusterEntity.class);
    }

    @Bean
    EntityLookup<HostId> hostLookup(RowLookups rows) {
        return rows.common(HostId.class, HostEntity.class);
    }

    @Bean
    EntityLookup<VlanIpRangeId> publicRangeLookup(RowLookups rows) {
        return rows.common(VlanIpRangeId.class, PublicRangeEntity.class);
    }
}
