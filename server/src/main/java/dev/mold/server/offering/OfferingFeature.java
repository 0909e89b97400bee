package dev.mold.server.offering;

import dev.mold.api.cloud.Events;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.command.CommandSet;
import dev.mold.api.command.EntityLookup;
import dev.mold.api.id.DiskOfferingId;
import dev.mold.api.id.IdSource;
import dev.mold.api.id.NetworkOfferingId;
import dev.mold.api.id.ServiceOfferingId;
import dev.mold.server.platform.EntityClasses;
import dev.mold.server.platform.RowLookups;
import dev.mold.server.platform.rows.CacheableCommands;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** The beans of this feature. */
@Configuration(proxyBeanMethods = false)
public class OfferingFeature {
    @Bean
    EntityClasses offeringEntities() {
        return EntityClasses.of(ServiceOfferingEntity.class, DiskOfferingEntity.class, NetworkOfferingEntity.class);
    }

    @Bean
    CacheableCommands offeringAnswers() {
        return CacheableCommands.of(ListServiceOfferings.class, ListDiskOfferings.class, ListNetworkOfferings.class);
    }

    @Bean
    OfferingRepository offeringRepository(EntityManager entities) {
        return new OfferingRepository(entities);
    }

    @Bean
    OfferingRecords offeringRecords(JsonMapper json) {
        return new OfferingRecords(json);
    }

    @Bean
    OfferingService offeringService(
            OfferingRepository repository, OfferingRecords records, Transactions transactions) {
        return new OfferingService(repository, records, transactions);
    }

    @Bean
    StandardOfferings standardOfferings(
            OfferingRepository repository,
            OfferingRecords records,
            Transactions transactions,
            IdSource ids,
            Clock clock) {
        return new StandardOfferings(repository, records, transactions, ids, clock);
    }

    @Bean
    CommandSet serviceOfferingCommands(
            OfferingRepository repository, Events events, Transactions transactions, IdSource ids, Clock clock) {
        var offeringEvents = new OfferingEvents(
                events,
                "ServiceOffering",
                OfferingEventTypes.SERVICE_OFFERING_CREATE,
                OfferingEventTypes.SERVICE_OFFERING_EDIT,
                OfferingEventTypes.SERVICE_OFFERING_DELETE);
        var rows = new OfferingRows<>(
                ServiceOfferingEntity.class, "compute offering", repository, offeringEvents, transactions, clock);
        return new ServiceOfferingCommands(repository, rows, transactions, ids, clock);
    }

    @Bean
    CommandSet diskOfferingCommands(
            OfferingRepository repository, Events events, Transactions transactions, IdSource ids, Clock clock) {
        var offeringEvents = new OfferingEvents(
                events,
                "DiskOffering",
                OfferingEventTypes.DISK_OFFERING_CREATE,
                OfferingEventTypes.DISK_OFFERING_EDIT,
                OfferingEventTypes.DISK_OFFERING_DELETE);
        var rows = new OfferingRows<>(
                DiskOfferingEntity.class, "disk offering", repository, offeringEvents, transactions, clock);
        return new DiskOfferingCommands(repository, rows, transactions, ids, clock);
    }

    @Bean
    CommandSet networkOfferingCommands(
            OfferingRepository repository,
            OfferingRecords records,
            Events events,
            Transactions transactions,
            IdSource ids,
            Clock clock) {
        var offeringEvents = new OfferingEvents(
                events,
                "NetworkOffering",
                OfferingEventTypes.NETWORK_OFFERING_CREATE,
                OfferingEventTypes.NETWORK_OFFERING_EDIT,
                OfferingEventTypes.NETWORK_OFFERING_DELETE);
        var rows = new OfferingRows<>(
                NetworkOfferingEntity.class, "network offering", repository, offeringEvents, transactions, clock);
        return new NetworkOfferingCommands(repository, records, rows, transactions, ids, clock);
    }

    @Bean
    EntityLookup<ServiceOfferingId> serviceOfferingLookup(RowLookups rows) {
        return rows.common(ServiceOfferingId.class, ServiceOfferingEntity.class);
    }

    @Bean
    EntityLookup<DiskOfferingId> diskOfferingLookup(RowLookups rows) {
        return rows.common(DiskOfferingId.class, DiskOfferingEntity.class);
    }

    @Bean
    EntityLookup<NetworkOfferingId> networkOfferingLookup(RowLookups rows) {
        return rows.common(NetworkOfferingId.class, NetworkOfferingEntity.class);
    }
}
