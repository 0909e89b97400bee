package dev.mold.koral.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mold.api.command.Paging;
import dev.mold.api.error.ApiException;
import dev.mold.api.flow.Outcome;
import dev.mold.api.id.ImageId;
import dev.mold.api.id.ZoneId;
import dev.mold.api.response.ListAnswer;
import dev.mold.koral.cluster.KubernetesVersionId;
import dev.mold.koral.fake.FakeTransactions;
import dev.mold.server.job.flow.Faults;
import dev.mold.koral.fake.World;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionCommandsTest {
    private final World world = new World();
    private final VersionViews views = new VersionViews(world.catalog, world.catalog, world.operations);
    private final ListVersionsHandler list = new ListVersionsHandler(world.versions, views);
    private final UpdateVersionHandler update =
            new UpdateVersionHandler(world.versions, views, world.accounts, world.accounts);
    private final DeleteVersionHandler delete = new DeleteVersionHandler(
            world.versions, world.clusters, world.accounts, world.operations, new FakeTransactions());
    private final AddVersionHandler add = new AddVersionHandler(
            world.versions,
            views,
            new AddVersionHandler.VersionCloud(world.catalog, world.catalog, world.accounts, world.accounts),
            new FakeTransactions(),
            world.ids,
            world.clock);

    @Test
    void aVersionIsRegisteredWithItsIso() {
        var view = add("1.31.0", "http://images.example/k.iso", 2, 2048, World.ZONE);
        assertThat(view.name()).isEqualTo("v1.31.0-zone-1");
        assertThat(view.semanticversion()).isEqualTo("1.31.0");
        assertThat(view.isoname()).isEqualTo("v1.31.0-zone-1-Kubernetes-Binaries-ISO");
        assertThat(view.isostate()).isEqualTo("Ready");
        assertThat(view.state()).isEqualTo("Enabled");
        assertThat(view.supportsha()).isTrue();
        assertThat(view.supportsautoscaling()).as("Koral has no autoscaler").isFalse();
        assertThat(view.arch()).isEqualTo("x86_64");
        assertThat(world.catalog.find(new ImageId(UUID.fromString(view.isoid()))))
                .hasValueSatisfying(iso -> assertThat(iso.owner())
                        .isEqualTo(world.accounts.system().id()));
    }

    @Test
    void aVersionKeepsTheIsoIdThatTheCloudChose() {
        var chosen = new ImageId(new UUID(7, 77));
        world.catalog.chosenIso = Optional.of(chosen);
        var view = add("1.31.0", "http://images.example/k.iso", 2, 2048, World.ZONE);
        assertThat(view.isoid()).isEqualTo(chosen.toString());
    }

    @Test
    void aVersionThatCannotBeStoredLeavesNoIso() {
        var before = Set.copyOf(world.catalog.images.keySet());
        world.versions.full = true;
        assertThatThrownBy(() -> add("1.31.0", "http://images.example/k.iso", 2, 2048, World.ZONE))
                .hasMessage("the table is full");
        assertThat(world.catalog.images.keySet()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "abc, http://images.example/k.iso, 2, 2048, Semantic version needed",
        "1.30, http://images.example/k.iso, 2, 2048, Semantic version needed",
        "1.30.x, http://images.example/k.iso, 2, 2048, Semantic version needed",
        "99999999999.1.1, http://images.example/k.iso, 2, 2048, Semantic version needed",
        "1.10.9, http://images.example/k.iso, 2, 2048, older than the oldest",
        "1.30.0, http://images.example/k.iso, 1, 2048, mincpunumber",
        "1.30.0, http://images.example/k.iso, 2, 2047, minmemory",
        "1.30.0, , 2, 2048, needed in url",
        "1.30.0, ftp://images.example/k.iso, 2, 2048, http or https",
        "1.30.0, not a url, 2, 2048, http or https",
        "1.30.0, file:///etc/passwd, 2, 2048, http or https"
    })
    void aVersionThatBreaksARuleIsRefused(String version, String url, int cpus, int memory, String text) {
        var known = world.versions.all().size();
        assertRefused(431, text, () -> add(version, url, cpus, memory, null));
        assertThat(world.versions.all()).hasSize(known);
    }

    @Test
    void anUnknownZoneIsRefused() {
        assertRefused(431, "no zone", () -> add(
                "1.30.0", "http://images.example/k.iso", 2, 2048, new ZoneId(new UUID(99, 99))));
    }

    @Test
    void versionsAreComparedAsNumbers() {
        add("1.19.0", "http://images.example/k.iso", 2, 2048, null);
        assertThat(names(list(it -> it.minimum("1.16.0")))).isEqualTo("v1.30.3 v1.19.0");
        assertThat(names(list(it -> it.minimum("1.9.0")))).isEqualTo("v1.30.3 v1.15.12 v1.19.0");
        assertThat(new SemanticVersion(1, 9, 0)).isLessThan(new SemanticVersion(1, 15, 0));
    }

    @Test
    void theCountIsThatOfWhatMatches() {
        var page = list(it -> it.minimum("1.16.0").paged(1, 1));
        assertThat(page.items()).hasSize(1);
        assertThat(page.count()).isEqualTo(1);
    }

    @Test
    void theTwoWaysToNameAMinimumExcludeEachOther() {
        assertThat(names(list(it -> it.minimum(World.VERSION)))).isEqualTo("v1.30.3");
        assertRefused(530, "together", () -> list(it -> it.minimum(World.VERSION).minimum("1.16.0")));
    }

    @Test
    void aZoneAlsoHasTheVersionsOfAllZones() {
        add("1.31.0", "http://images.example/k.iso", 2, 2048, World.ZONE);
        assertThat(names(list(it -> it.in(World.ZONE)))).isEqualTo("v1.30.3 v1.15.12 v1.31.0-zone-1");
        assertThat(names(list(it -> it.in(new ZoneId(new UUID(3, 2)))))).isEqualTo("v1.30.3 v1.15.12");
    }

    @Test
    void aVersionIsDisabledAndEnabled() {
        var disabled = update.handle(new UpdateKubernetesSupportedVersion(World.VERSION, "disabled"), World.CALL);
        assertThat(disabled.state()).isEqualTo("Disabled");
        assertRefused(431, "is not enabled", () -> world.create(world.command()));
        update.handle(new UpdateKubernetesSupportedVersion(World.VERSION, "Enabled"), World.CALL);
        assertThat(world.create(world.command()).entity()).isPresent();
        assertRefused(431, "Enabled or Disabled", () -> update.handle(
                new UpdateKubernetesSupportedVersion(World.VERSION, "Broken"), World.CALL));
    }

    @Test
    void aVersionGoesWithItsIsoUnlessAClusterUsesIt() {
        var cluster = world.running(1, 1);
        assertRefused(530, "while clusters use it", () -> delete(World.VERSION));
        world.run(world.delete(cluster.id()).job(), Faults.NONE);

        assertThat(delete(World.VERSION)).isEqualTo(new Outcome.Succeeded());
        assertThat(world.versions.all()).extracting(KubernetesVersion::id).containsExactly(World.OLD_VERSION);
        assertThat(world.catalog.images).doesNotContainKey(World.ISO);
        assertThat(world.views.of(world.cluster(cluster.id()), World.CALL).kubernetesversionname())
                .isEqualTo("v1.30.3");
        assertRefused(431, "no Kubernetes version", () -> delete(World.VERSION));
    }

    @Test
    void anIsoIsKeptAsLongAsItsVersion() {
        var guard = new VersionIsoGuard(world.versions);
        world.versions.update(World.OLD_VERSION, version -> version.removed(world.clock.instant()));
        assertThat(guard.reasonToKeep(World.ISO)).hasValueSatisfying(reason -> assertThat(reason)
                .contains("v1.30.3"));
        assertThat(guard.reasonToKeep(World.TEMPLATE)).isEmpty();
        assertThat(delete(World.VERSION)).isEqualTo(new Outcome.Succeeded());
        assertThat(guard.reasonToKeep(World.ISO)).isEmpty();
    }

    private Outcome delete(KubernetesVersionId id) {
        var job = delete.handle(new DeleteKubernetesSupportedVersion(id), World.CALL).job();
        return world.run(job, Faults.NONE);
    }

    private KubernetesVersionView add(String version, String url, int cpus, int memory, ZoneId zone) {
        return add.handle(
                new AddKubernetesSupportedVersion(null, version, zone, url, null, cpus, memory, null, null),
                World.CALL);
    }

    private record Query(ZoneId zone, String minimum, KubernetesVersionId minimumId, Paging paging) {
        Query in(ZoneId other) {
            return new Query(other, minimum, minimumId, paging);
        }

        Query minimum(String version) {
            return new Query(zone, version, minimumId, paging);
        }

        Query minimum(KubernetesVersionId id) {
            return new Query(zone, minimum, id, paging);
        }

        Query paged(int page, int size) {
            return new Query(zone, minimum, minimumId, new Paging(null, page, size));
        }
    }

    private ListAnswer<KubernetesVersionView> list(Function<Query, Query> narrow) {
        var query = narrow.apply(new Query(null, null, null, Paging.all()));
        return list.handle(
                new ListKubernetesSupportedVersions(
                        null, query.zone(), query.minimum(), query.minimumId(), null, query.paging()),
                World.CALL);
    }

    private static String names(ListAnswer<KubernetesVersionView> answer) {
        return String.join(" ", answer.items().stream().map(KubernetesVersionView::name).toList());
    }

    private static void assertRefused(int wireCode, String text, ThrowingCallable call) {
        assertThatThrownBy(call)
                .hasMessageContaining(text)
                .isInstanceOfSatisfying(ApiException.class, e -> assertThat(e.code().wireCode())
                        .isEqualTo(wireCode));
    }
}
