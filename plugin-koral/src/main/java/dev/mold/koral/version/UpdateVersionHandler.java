package dev.mold.koral.version;

import dev.mold.api.cloud.Accounts;
import dev.mold.api.cloud.EventLevel;
import dev.mold.api.cloud.Events;
import dev.mold.api.command.CallContext;
import dev.mold.api.command.SyncHandler;

/** Enables or disables a version. */
public final class UpdateVersionHandler
        implements SyncHandler<UpdateKubernetesSupportedVersion, KubernetesVersionView> {
    private final VersionStore store;
    private final VersionViews views;
    private final Accounts accounts;
    private final Events events;

    public UpdateVersionHandler(VersionStore store, VersionViews views, Accounts accounts, Events events) {
        this.store = store;
        this.views = views;
        this.accounts = accounts;
        this.events = events;
    }

    @Override
    public KubernetesVersionView handle(UpdateKubernetesSupportedVersion command, CallContext call) {
        var wanted = VersionState.of(command.state());
        var version = store.get(command.id());
        if (version.state() == wanted) {
            return views.of(version);
        }
        var changed = store.update(version.id(), current -> current.in(wanted));
        events.record(
                VersionEventTypes.UPDATE.name(),
                EventLevel.INFO,
                "Kubernetes version " + changed.name() + " is now " + wanted.wireName(),
                accounts.system().id(),
                changed.subject());
        return views.of(changed);
    }
}
