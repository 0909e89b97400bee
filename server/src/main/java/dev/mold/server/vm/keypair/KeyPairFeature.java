package dev.mold.server.vm.keypair;

import dev.mold.api.cloud.Accounts;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.command.EntityLookup;
import dev.mold.api.id.IdSource;
import dev.mold.api.id.KeyPairId;
import dev.mold.server.platform.EntityClasses;
import dev.mold.server.platform.RowLookups;
import jakarta.persistence.EntityManager;
import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of SSH key pairs. */
@Configuration(proxyBeanMethods = false)
public class KeyPairFeature {
    @Bean
    EntityClasses keyPairEntities() {
        return EntityClasses.of(KeyPairEntity.class);
    }

    @Bean
    KeyPairRepository keyPairRepository(EntityManager entities) {
        return new KeyPairRepository(entities);
    }

    @Bean
    KeyPairService keyPairService(KeyPairRepository pairs, Transactions transactions, IdSource ids, Clock clock) {
        return new KeyPairService(pairs, transactions, ids, clock);
    }

    @Bean
    KeyPairCommands keyPairCommands(
            KeyPairService service,
            EntityManager entities,
            SecureRandom random,
            Accounts accounts,
            Transactions transactions) {
        return new KeyPairCommands(service, entities, new KeyMaker(random), accounts, transactions);
    }

    @Bean
    EntityLookup<KeyPairId> keyPairLookup(RowLookups rows) {
        return rows.owned(KeyPairId.class, KeyPairEntity.class, "e.accountId");
    }
}
