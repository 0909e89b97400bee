package dev.mold.koral.docs;

import dev.mold.api.config.Setting;
import dev.mold.server.setting.SettingSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The page of settings. */
final class SettingPage {
    private SettingPage() {}

    static String write(Collection<SettingSet> sets) {
        var rows = sets.stream()
                .flatMap(set -> set.settings().stream())
                .sorted(Comparator.comparing(Setting::key))
                .map(SettingPage::row)
                .toList();
        return Markdown.page(
                        "Settings",
                        "Read by `listConfigurations`, changed by `updateConfiguration`. The scope is the narrowest place "
                                + "that can have a value of its own.")
                .table(List.of("key", "type", "default", "scope", "takes effect", "values", "what it says"), rows)
                .toString();
    }

    private static List<String> row(Setting<?> setting) {
        var aliases = setting.aliases().stream().sorted().map(Markdown::code).collect(Collectors.joining(", "));
        return List.of(
                Markdown.code(setting.key()) + (aliases.isEmpty() ? "" : ", also " + aliases),
                setting.type().getSimpleName(),
                setting.defaultValue().isEmpty() ? "" : Markdown.code(setting.defaultValue()),
                setting.scope().name().toLowerCase(Locale.ROOT),
                setting.dynamic() ? "at once" : "at a restart",
                setting.values().allowed(),
                setting.description());
    }
}
