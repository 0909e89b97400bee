package dev.mold.server.web;

import dev.mold.api.cloud.Accounts;
import dev.mold.api.command.CommandSet;
import dev.mold.api.command.EntityLookup;
import dev.mold.api.config.Settings;
import dev.mold.server.discovery.CommandAccess;
import dev.mold.server.discovery.CommandRegistry;
import dev.mold.server.platform.rows.CacheableCommands;
import dev.mold.server.platform.rows.DependencyTracker;
import dev.mold.server.platform.wire.WireFormat;
import dev.mold.server.setting.SettingSet;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of the API's engine, which turns a request's parameters into an answer. */
@Configuration(proxyBeanMethods = false)
public class WebFeature {
    private final Settings settings;

    WebFeature(Settings settings) {
        this.settings = settings;
    }

    /** Static, because this class depends on the settings' values itself. */
    @Bean
    static SettingSet webSettings() {
        return new SettingSet(WebSettings.all());
    }

    @Bean
    EntityLookups entityLookups() {
        return new EntityLookups();
    }

    @Bean
    CommandRegistration commandRegistration(
            CommandRegistry commands,
            EntityLookups lookups,
            ObjectProvider<CommandSet> commandSets,
            ObjectProvider<EntityLookup<?>> entityLookups) {
        return new CommandRegistration(commands, lookups, commandSets, entityLookups);
    }

    @Bean
    ParameterDecoder parameterDecoder(EntityLookups lookups, Accounts accounts) {
        return new ParameterDecoder(lookups, new EntityChecks(lookups, accounts), new PagingRules(settings));
    }

    @Bean
    AnswerRenderer answerRenderer(WireFormat format) {
        return new AnswerRenderer(format, () -> settings.value(WebSettings.JSON_CONTENT_TYPE));
    }

    @Bean
    CommandCalls commandCalls(
            ParameterDecoder decoder,
            AnswerRenderer renderer,
            DependencyTracker rows,
            ObjectProvider<CacheableCommands> cacheable,
            Clock clock) {
        var commands = cacheable.stream()
                .flatMap(each -> each.commands().stream())
                .collect(Collectors.<Class<?>>toSet());
        var throttle = new AccountThrottle(settings, clock);
        return new CommandCalls(throttle, decoder, renderer, new ResponseCache(commands, rows));
    }

    @Bean
    ApiEngine apiEngine(
            CommandRegistry commands,
            CommandAccess access,
            ObjectProvider<OpenCommands> open,
            ObjectProvider<ForeignCommands> foreign,
            CallerCheck callers,
            CommandCalls calls,
            AnswerRenderer renderer,
            SecureRandom random) {
        return new ApiEngine(
                commands,
                access,
                open.orderedStream().toList(),
                foreign.orderedStream().toList(),
                callers,
                calls,
                renderer,
                settings,
                random);
    }
}
