package dev.mold.server.plugin;

import dev.mold.api.config.Setting;
import dev.mold.server.platform.EntityClasses;
import dev.mold.server.platform.Migrations;
import java.util.List;

/** The plugins that were found, and what they declare before they are started. */
public record Plugins(List<InstalledPlugin> installed) {
    public Plugins {
        installed = List.copyOf(installed);
    }

    EntityClasses entities() {
        return new EntityClasses(installed.stream()
                .flatMap(each -> each.plugin().entities().stream())
                .toList());
    }

    List<Setting<?>> settings() {
        return installed.stream()
                .<Setting<?>>flatMap(each -> each.plugin().settings().stream())
                .toList();
    }

    /** The migrations of each plugin, each with its own history table. */
    public List<Migrations> migrations() {
        return installed.stream()
                .flatMap(each -> each.plugin().migrations().stream()
                        .map(folder -> new Migrations(
                                "flyway_history_" + each.plugin().name(), folder, each.loader())))
                .toList();
    }
}
