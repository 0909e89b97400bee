package dev.mold.koral.version;

import dev.mold.api.command.CallContext;
import dev.mold.api.command.SyncHandler;
import dev.mold.api.error.ApiException;
import dev.mold.api.response.ListAnswer;
import java.util.Optional;
import java.util.function.Predicate;

/** Lists versions. There are few, so they are filtered in memory; the count is that of the filtered ones. */
public final class ListVersionsHandler
        implements SyncHandler<ListKubernetesSupportedVersions, ListAnswer<KubernetesVersionView>> {
    private final VersionStore store;
    private final VersionViews views;

    public ListVersionsHandler(VersionStore store, VersionViews views) {
        this.store = store;
        this.views = views;
    }

    @Override
    public ListAnswer<KubernetesVersionView> handle(ListKubernetesSupportedVersions command, CallContext call) {
        var wanted = store.all().stream()
                .filter(version -> command.id() == null || version.id().equals(command.id()))
                .filter(version -> command.zoneid() == null || version.usableIn(command.zoneid()))
                .filter(version -> command.arch() == null || version.arch().equalsIgnoreCase(command.arch()))
                .filter(version -> command.paging().matches(version.name(), version.semantic().toString()))
                .filter(minimum(command))
                .toList();
        var page = wanted.stream()
                .skip(command.paging().offset())
                .limit(command.paging().limit())
                .map(views::of)
                .toList();
        return new ListAnswer<>(page, wanted.size());
    }

    private Predicate<KubernetesVersion> minimum(ListKubernetesSupportedVersions command) {
        var text = Optional.ofNullable(command.minimumsemanticversion()).filter(version -> !version.isBlank());
        if (text.isPresent() && command.minimumkubernetesversionid() != null) {
            throw ApiException.wrongState(
                    "minimumsemanticversion and minimumkubernetesversionid cannot be given together");
        }
        var lowest = command.minimumkubernetesversionid() == null
                ? text.map(SemanticVersion::of)
                : Optional.of(store.get(command.minimumkubernetesversionid()).semantic());
        return version -> lowest.map(version.semantic()::atLeast).orElse(true);
    }
}
