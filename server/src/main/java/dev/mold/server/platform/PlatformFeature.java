package dev.mold.server.platform;

import dev.mold.api.cloud.Vault;
import dev.mold.api.id.IdSource;
import dev.mold.server.platform.wire.WireFormat;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Clock, randomness, JSON and encryption, for all features. */
@Configuration(proxyBeanMethods = false)
public class PlatformFeature {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    SecureRandom secureRandom() {
        return new SecureRandom();
    }

    /** Random (version 4) UUIDs. */
    @Bean
    IdSource idSource(SecureRandom random) {
        return () -> {
            var bits = random.nextLong();
            var more = random.nextLong();
            return new UUID((bits & ~0xF000L) | 0x4000L, (more & 0x3FFF_FFFF_FFFF_FFFFL) | Long.MIN_VALUE);
        };
    }

    /** The mapper for stored JSON; the wire has its own. */
    @Bean
    JsonMapper jsonMapper() {
        return JsonMapper.builder().build();
    }

    /** The mapper for the wire, and for job results, which are stored in their wire form. */
    @Bean
    WireFormat wireFormat(JsonMapper mapper) {
        return new WireFormat(mapper);
    }

    @Bean
    Vault vault(DataFolder folder) {
        return TinkVault.withKeyFile(folder.resolve("secrets.key"));
    }
}
