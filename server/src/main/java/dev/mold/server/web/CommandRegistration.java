package dev.mold.server.web;

import dev.mold.api.command.CommandSet;
import dev.mold.api.command.EntityLookup;
import dev.mold.server.discovery.CommandRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;

/** Registers the commands and look-ups of all features, once all of them exist and before the first request. */
final class CommandRegistration implements SmartInitializingSingleton {
    private final CommandRegistry commands;
    private final EntityLookups lookups;
    private final ObjectProvider<CommandSet> commandSets;
    private final ObjectProvider<EntityLookup<?>> entityLookups;

    CommandRegistration(
            CommandRegistry commands,
            EntityLookups lookups,
            ObjectProvider<CommandSet> commandSets,
            ObjectProvider<EntityLookup<?>> entityLookups) {
        this.commands = commands;
        this.lookups = lookups;
        this.commandSets = commandSets;
        this.entityLookups = entityLookups;
    }

    @Override
    public void afterSingletonsInstantiated() {
        commandSets.forEach(set -> set.registerWith(commands));
        entityLookups.forEach(lookups::register);
    }
}
