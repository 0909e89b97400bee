package dev.mold.server.discovery;

import dev.mold.api.command.CommandSet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The catalogue of commands. */
@Configuration(proxyBeanMethods = false)
public class DiscoveryFeature {
    @Bean
    CommandRegistry commandRegistry() {
        return new CommandRegistry();
    }

    @Bean
    CommandSet discoveryCommands(
            CommandRegistry commands, CommandAccess access, ObjectProvider<CapabilitySource> sources) {
        return new DiscoveryCommands(
                commands, access, () -> sources.orderedStream().toList());
    }
}
