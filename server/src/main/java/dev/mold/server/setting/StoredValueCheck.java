package dev.mold.server.setting;

import dev.mold.api.cloud.Accounts;
import dev.mold.api.cloud.EventLevel;
import dev.mold.api.cloud.Events;
import dev.mold.api.flow.Subject;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;

/** Tells operators at the start of a server which of the stored values do not count, for its settings cannot have them. */
final class StoredValueCheck implements SmartInitializingSingleton {
    private static final Logger LOG = LoggerFactory.getLogger(StoredValueCheck.class);

    private final SettingService settings;
    private final Supplier<Events> events;
    private final Supplier<Accounts> accounts;

    /** @param events resolved late, as the accounts are: only if there is something to record */
    StoredValueCheck(SettingService settings, Supplier<Events> events, Supplier<Accounts> accounts) {
        this.settings = settings;
        this.events = events;
        this.accounts = accounts;
    }

    @Override
    public void afterSingletonsInstantiated() {
        settings.unusableValues().forEach(this::tell);
    }

    private void tell(UnusableValue value) {
        var text = value.problem() + ". The stored value does not count; "
                + (value.place().equals(Place.EVERYWHERE) ? "the default does" : "that of a wider scope does");
        LOG.warn("{}", text);
        events.get()
                .record(
                        SettingEventTypes.VALUE_UNUSABLE.name(),
                        EventLevel.ERROR,
                        text,
                        accounts.get().system().id(),
                        new Subject("Configuration", value.place().id(), value.key()));
    }
}
