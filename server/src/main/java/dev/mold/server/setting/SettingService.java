package dev.mold.server.setting;

import dev.mold.api.cloud.Accounts;
import dev.mold.api.config.Setting;
import dev.mold.api.config.SettingScope;
import dev.mold.api.config.Settings;
import dev.mold.api.error.ApiException;
import dev.mold.api.id.AccountId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The settings and their values. A value that is changed on one server is seen by the others within seconds. */
public final class SettingService implements Settings, SettingPresets {
    private static final Logger LOG = LoggerFactory.getLogger(SettingService.class);

    private final SettingCatalogue catalogue;
    private final StoredSettings stored;
    private final Supplier<Accounts> accounts;
    private final Map<String, String> atStart = new ConcurrentHashMap<>();
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    /** @param accounts resolved late, because the start of the account feature reads settings */
    SettingService(SettingCatalogue catalogue, StoredSettings stored, Supplier<Accounts> accounts) {
        this.catalogue = catalogue;
        this.stored = stored;
        this.accounts = accounts;
        catalogue.all().stream()
                .filter(setting -> !setting.dynamic())
                .forEach(setting -> atStart.put(setting.key(), text(setting, Place.EVERYWHERE)));
    }

    @Override
    public <T> T value(Setting<T> setting) {
        return setting.parse(setting.dynamic() ? text(setting, Place.EVERYWHERE) : startText(setting));
    }

    @Override
    public <T> T value(Setting<T> setting, AccountId account) {
        if (setting.scope() != SettingScope.ACCOUNT && setting.scope() != SettingScope.DOMAIN) {
            return value(setting);
        }
        var own = setting.scope() == SettingScope.ACCOUNT
                ? usable(setting, Place.of(SettingScope.ACCOUNT, account))
                : Optional.<String>empty();
        var domains = own.or(() -> usable(
                setting,
                Place.of(SettingScope.DOMAIN, accounts.get().account(account).domain())));
        return domains.map(setting::parse).orElseGet(() -> value(setting));
    }

    @Override
    public void preset(Setting<?> setting, String text) {
        change(setting, Place.EVERYWHERE, text);
    }

    Collection<Setting<?>> all() {
        return catalogue.all();
    }

    /** @throws ApiException (431) if no setting has that key or alias */
    Setting<?> named(String name) {
        return catalogue.named(name);
    }

    /** The text that applies to that place: the one stored for it, otherwise the global one, otherwise the default. */
    String text(Setting<?> setting, Place place) {
        return usable(setting, place)
                .or(() -> usable(setting, Place.EVERYWHERE))
                .orElse(setting.defaultValue());
    }

    /** @throws ApiException (431) if the text is not a value of the setting */
    void change(Setting<?> setting, Place place, String text) {
        setting.parse(text);
        stored.put(setting.key(), place, text.trim());
    }

    void reset(Setting<?> setting, Place place) {
        stored.remove(setting.key(), place);
    }

    private String startText(Setting<?> setting) {
        return atStart.computeIfAbsent(setting.key(), key -> text(setting, Place.EVERYWHERE));
    }

    /** The text stored for that place, unless it is not a valid value: it may have been stored by an older version. */
    private Optional<String> usable(Setting<?> setting, Place place) {
        return stored.find(setting.key(), place).filter(text -> {
            var problem = problem(setting, text);
            if (problem.isPresent() && told.add(problem.get())) {
                LOG.warn("{}. The stored value does not count", problem.get());
            }
            return problem.isEmpty();
        });
    }

    /** Why a text is not a valid value of the setting; empty if it is valid. */
    private static Optional<String> problem(Setting<?> setting, String text) {
        try {
            setting.parse(text);
            return Optional.empty();
        } catch (ApiException e) {
            return Optional.of(e.getMessage());
        }
    }

    /** The stored values that are not valid, with their places and reasons. */
    List<UnusableValue> unusableValues() {
        return stored.all().entrySet().stream()
                .flatMap(entry -> catalogue
                        .find(entry.getKey().name())
                        .flatMap(setting -> problem(setting, entry.getValue()))
                        .map(problem -> new UnusableValue(
                                entry.getKey().name(),
                                new Place(entry.getKey().scope(), entry.getKey().scopeId()),
                                problem))
                        .stream())
                .toList();
    }
}
