package dev.mold.server.setting;

import dev.mold.api.command.CallContext;
import dev.mold.api.command.CommandRegistrar;
import dev.mold.api.command.CommandSet;
import dev.mold.api.config.Setting;
import dev.mold.api.config.SettingScope;
import dev.mold.api.error.ApiException;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.DomainId;
import dev.mold.api.id.ZoneId;
import dev.mold.api.response.ListAnswer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The commands that read and change settings. */
final class SettingHandlers implements CommandSet {
    private final SettingService settings;

    SettingHandlers(SettingService settings) {
        this.settings = settings;
    }

    @Override
    public void registerWith(CommandRegistrar registrar) {
        registrar.sync(ListConfigurations.class, this::list);
        registrar.sync(UpdateConfiguration.class, this::update);
        registrar.sync(ResetConfiguration.class, this::reset);
    }

    private ListAnswer<ConfigurationView> list(ListConfigurations command, CallContext call) {
        var place = place(call, command.zoneid(), command.domainid(), command.accountid());
        var named = command.name() == null ? settings.all() : List.<Setting<?>>of(settings.named(command.name()));
        var matching = named.stream()
                .filter(setting -> canHold(setting, place.scope()))
                .filter(setting -> command.category() == null
                        || setting.category().equalsIgnoreCase(command.category()))
                .filter(setting -> command.paging().matches(setting.key())
                        || command.paging().matches(setting.aliases().toArray(String[]::new)))
                .sorted(Comparator.comparing(Setting::key))
                .toList();
        var page = matching.stream()
                .skip(command.paging().offset())
                .limit(command.paging().limit())
                .map(setting -> view(setting, nameAsked(setting, command.name()), place))
                .toList();
        return new ListAnswer<>(page, matching.size());
    }

    private ConfigurationView update(UpdateConfiguration command, CallContext call) {
        if (command.value() == null) {
            throw ApiException.invalid("A value is needed for configuration " + command.name());
        }
        refusePlace(command.clusterid(), command.storageid());
        var setting = settings.named(command.name());
        var place = placeFor(setting, call, command.zoneid(), command.domainid(), command.accountid());
        settings.change(setting, place, command.value());
        return view(setting, command.name(), place);
    }

    private ConfigurationView reset(ResetConfiguration command, CallContext call) {
        refusePlace(command.clusterid(), command.storageid());
        var setting = settings.named(command.name());
        var place = placeFor(setting, call, command.zoneid(), command.domainid(), command.accountid());
        settings.reset(setting, place);
        return view(setting, command.name(), place);
    }

    /** A value that is meant for one of these scopes must not become the global one. */
    private static void refusePlace(Object cluster, Object storage) {
        if (cluster != null || storage != null) {
            throw ApiException.invalid("No configuration has values for a cluster or a storage pool");
        }
    }

    private Place placeFor(Setting<?> setting, CallContext call, ZoneId zone, DomainId domain, AccountId account) {
        var place = place(call, zone, domain, account);
        if (!canHold(setting, place.scope())) {
            throw ApiException.invalid("Configuration " + setting.key() + " has no values for a "
                    + place.scope().name().toLowerCase(Locale.ROOT));
        }
        if (setting.granted() && !call.rootAdmin() && place.equals(ownPlace(call, place.scope()))) {
            throw ApiException.denied("Only an administrator of a domain above may change configuration "
                    + setting.key() + " for its own domain or account");
        }
        return place;
    }

    /**
     * Root administrators may name any place or none; others may name their own domain, those below it, and accounts in
     * them.
     */
    private Place place(CallContext call, ZoneId zone, DomainId domain, AccountId account) {
        var named = new ArrayList<Place>();
        if (zone != null) {
            named.add(Place.of(SettingScope.ZONE, zone));
        }
        if (domain != null) {
            named.add(Place.of(SettingScope.DOMAIN, domain));
        }
        if (account != null) {
            named.add(Place.of(SettingScope.ACCOUNT, account));
        }
        if (named.size() > 1) {
            throw ApiException.invalid("Only one of zoneid, domainid and accountid can be given");
        }
        if (call.rootAdmin()) {
            return named.isEmpty() ? Place.EVERYWHERE : named.get(0);
        }
        return named.isEmpty() ? Place.of(SettingScope.DOMAIN, call.domain()) : named.get(0);
    }

    private static Place ownPlace(CallContext call, SettingScope scope) {
        return scope == SettingScope.ACCOUNT ? Place.of(scope, call.account()) : Place.of(scope, call.domain());
    }

    private static boolean canHold(Setting<?> setting, SettingScope scope) {
        return scope == SettingScope.GLOBAL
                || setting.scope() == scope
                || setting.scope() == SettingScope.ACCOUNT && scope == SettingScope.DOMAIN;
    }

    /** A setting that was asked for by an alias is shown under that name. */
    private static String nameAsked(Setting<?> setting, String name) {
        return name == null ? setting.key() : name;
    }

    private ConfigurationView view(Setting<?> setting, String name, Place place) {
        var scope = setting.scope().name();
        return new ConfigurationView(
                setting.category(),
                name,
                settings.text(setting, place),
                setting.defaultValue(),
                scope.charAt(0) + scope.substring(1).toLowerCase(Locale.ROOT),
                setting.description() + ": " + setting.values().allowed(),
                setting.dynamic(),
                setting.type().getSimpleName());
    }
}
