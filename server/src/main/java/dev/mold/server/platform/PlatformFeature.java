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

/** Clock, randomness, JSON and secrets: what every feature may be given. */
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

    /** For what is stored. What goes over the wire has a mapper of its own. */
    @Bean
    JsonMapper jsonMapper() {
        return JsonMapper.builder().build();
    }

    /** What goes over the wire, and job results, which are stored as they will be answered. */
    @Bean
    WireFormat wireFormat(JsonMapper mapper) {
        return new WireFormat(mapper);
    }

    @Bean
    Vault vault(DataFolder folder) {
        return TinkVault.withKeyFile(folder.resolve("secrets.key"));
    }
}
