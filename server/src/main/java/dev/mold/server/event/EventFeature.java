package dev.mold.server.event;

import dev.mold.api.cloud.Accounts;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.command.EntityLookup;
import dev.mold.api.id.EventId;
import dev.mold.api.id.IdSource;
import dev.mold.server.platform.EntityClasses;
import dev.mold.server.platform.RowLookups;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of this feature. */
@Configuration(proxyBeanMethods = false)
public class EventFeature {
    @Bean
    EntityClasses eventEntities() {
        return EntityClasses.of(EventEntity.class);
    }

    @Bean
    EventService eventService(EntityManager entities, Transactions transactions, IdSource ids, Clock clock) {
        return new EventService(entities, transactions, ids, clock);
    }

    @Bean
    EventHandlers eventHandlers(EntityManager entities, Transactions transactions, Accounts accounts) {
        return new EventHandlers(entities, transactions, accounts);
    }

    @Bean
    EntityLookup<EventId> eventLookup(RowLookups rows) {
        return rows.owned(EventId.class, EventEntity.class, "e.ownerId");
    }
}
