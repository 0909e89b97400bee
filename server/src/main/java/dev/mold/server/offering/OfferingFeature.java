package dev.mold.server.offering;

import dev.mold.api.cloud.Transactions;
import dev.mold.server.platform.EntityClasses;
import jakarta.persistence.EntityManager;
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
}
