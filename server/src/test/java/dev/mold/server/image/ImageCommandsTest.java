package dev.mold.server.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mold.api.cloud.ImageState;
import dev.mold.api.cloud.NewIso;
import dev.mold.api.command.CallContext;
import dev.mold.api.command.ListScope;
import dev.mold.api.command.Owner;
import dev.mold.api.command.Paging;
import dev.mold.api.compute.ComputeBackend;
import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.api.id.ImageId;
import dev.mold.api.id.OsTypeId;
import dev.mold.api.id.ZoneId;
import dev.mold.api.plugin.ImageGuard;
import dev.mold.server.compute.simulator.SettableClock;
import dev.mold.server.compute.simulator.SimulatorTimings;
import dev.mold.server.testing.CommandCaller;
import dev.mold.server.testing.TestDatabase;
import dev.mold.server.testing.infra.InfraContext;
import dev.mold.server.testing.infra.StandInAccounts;
import dev.mold.server.zone.ZoneService;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ImageCommandsTest {
    private static final String ISO = "https://images.example/kubernetes-1.30.3.iso";

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void anIsoIsFetchedThenReadyAndGoneWhenDeleted(TestDatabase database) {
        var clock = new SettableClock(Instant.parse("2026-11-21T08:00:00Z"));
        var timings = new SimulatorTimings(
                Duration.ZERO,
                Duration.ZERO,
                Duration.ofSeconds(10),
                SimulatorTimings.NONE.tasks(),
                Duration.ZERO);
        try (var infra = InfraContext.start(
                        database.fresh(folder), folder, InfraContext.simulator(folder, timings, clock), beans -> {})
                .seeded()) {
            var made = infra.list(ImageView.class, iso("k8s", ISO, zone(infra))).items().get(0);
            assertThat(made.isready()).isFalse();
            assertThat(made.status()).isEqualTo("0% Downloaded");
            assertThat(isos(infra, "selfexecutable")).isEmpty();
            clock.advance(Duration.ofSeconds(5));
            assertThat(isos(infra, "self")).singleElement().satisfies(view -> assertThat(view.status())
                    .isEqualTo("50% Downloaded"));
            clock.advance(Duration.ofSeconds(5));
            assertThat(isos(infra, "selfexecutable")).singleElement().satisfies(view -> {
                assertThat(view.isready()).isTrue();
                assertThat(view.status()).isEqualTo("Download Complete");
                assertThat(view.size()).isPositive();
                assertThat(view.format()).isEqualTo("ISO");
                assertThat(view.zonename()).isEqualTo("Sandbox");
                assertThat(view.account()).isEqualTo("admin");
            });
            var id = ImageId.of(made.id());
            infra.get(CommandCaller.class).submit(new DeleteIso(id, zone(infra)), infra.admin());
            infra.runOperation();
            assertThat(isos(infra, "self")).isEmpty();
            assertThat(infra.get(ComputeBackend.class).image(id)).isEmpty();
            assertThat(infra.get(ImageService.class).find(id)).hasValueSatisfying(image -> assertThat(image.state())
                    .isEqualTo(ImageState.DESTROYED));
            assertThatThrownBy(() ->
                            infra.get(CommandCaller.class).submit(new DeleteIso(id, null), infra.admin()))
                    .hasMessageContaining("Unable to find");
        }
    }

    @ParameterizedTest
    @EnumSource
    void registeringTwiceUnderOneIdMakesOneIsoAndDeletingTwiceIsFine(TestDatabase database) {
        try (var infra = InfraContext.start(database.fresh(folder), folder).seeded()) {
            var images = infra.get(ImageService.class);
            var id = new ImageId(UUID.randomUUID());
            var iso = newIso(infra, id, ISO, Optional.of("{sha-256}" + "a".repeat(64)));
            assertThat(images.registerIso(iso).state()).isEqualTo(ImageState.READY);
            assertThat(images.registerIso(iso).id()).isEqualTo(id);
            assertThat(isos(infra, "self")).hasSize(1);
            assertThat(images.spec(id).orElseThrow().checksum())
                    .hasValueSatisfying(checksum -> assertThat(checksum.algorithm()).isEqualTo("SHA-256"));
            images.delete(id);
            images.delete(id);
            images.delete(new ImageId(UUID.randomUUID()));
            assertThat(isos(infra, "self")).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFailedFetchSaysWhy(TestDatabase database) {
        var backend = InfraContext.simulator(folder, SimulatorTimings.NONE, Clock.systemUTC());
        backend.faults().add("fetch image url~wrong-checksum always CHECKSUM the checksum does not match");
        try (var infra = InfraContext.start(database.fresh(folder), folder, backend, beans -> {}).seeded()) {
            var wrong = "https://images.example/wrong-checksum.iso";
            var made = infra.list(ImageView.class, iso("k8s", wrong, zone(infra), "0".repeat(32)))
                    .items()
                    .get(0);
            assertThat(made.isready()).isFalse();
            assertThat(made.status()).isEqualTo("the checksum does not match");
            assertThat(infra.get(ImageService.class).find(ImageId.of(made.id()))).hasValueSatisfying(image -> {
                assertThat(image.state()).isEqualTo(ImageState.FAILED);
                assertThat(image.reason()).isEqualTo("the checksum does not match");
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void afterARestartUnfinishedImagesAreAskedForAgain(TestDatabase database) {
        var settings = database.fresh(folder);
        var accounts = new StandInAccounts();
        var slow = new SimulatorTimings(
                Duration.ZERO, Duration.ZERO, Duration.ofDays(1), SimulatorTimings.NONE.tasks(), Duration.ZERO);
        ImageId id;
        var clock = new SettableClock(Instant.parse("2026-11-21T08:00:00Z"));
        try (var infra = InfraContext.start(
                        settings, folder, InfraContext.simulator(folder, slow, clock), accounts, beans -> {})
                .seeded()) {
            var made = infra.list(ImageView.class, iso("k8s", ISO, zone(infra))).items().get(0);
            id = ImageId.of(made.id());
            assertThat(infra.get(ImageService.class).find(id)).map(image -> image.state())
                    .contains(ImageState.CREATING);
        }
        // the cloud itself has lost everything meanwhile
        var other = InfraContext.simulator(folder.resolve("other"), SimulatorTimings.NONE, clock);
        try (var infra = InfraContext.start(settings, folder, other, accounts, beans -> {})) {
            assertThat(other.image(id)).as("asked for without anybody looking").isPresent();
            assertThat(infra.get(ImageService.class).find(id)).map(image -> image.state())
                    .contains(ImageState.READY);
        }
    }

    @Test
    void anIsoThatIsNeededIsNeitherDeletedNorMadeOneForAnotherArchitecture() {
        var needed = new AtomicReference<>(Optional.of("it is needed"));
        try (var infra = InfraContext.start(
                        TestDatabase.H2.fresh(folder),
                        folder,
                        InfraContext.simulator(folder, SimulatorTimings.NONE, Clock.systemUTC()),
                        beans -> beans.registerBean(ImageGuard.class, () -> image -> needed.get()))
                .seeded()) {
            var made = infra.list(ImageView.class, iso("k8s", ISO, zone(infra))).items().get(0);
            var command = new DeleteIso(ImageId.of(made.id()), null);
            infra.get(CommandCaller.class).submit(command, infra.admin());
            assertThatThrownBy(infra::runOperation)
                    .isInstanceOfSatisfying(
                            ApiException.class, e -> assertThat(e.code()).isEqualTo(Errors.RESOURCE_IN_USE));
            var rename = new UpdateIso(command.id(), "renamed", null, null, null, null, null, null, "x86_64");
            assertThat(infra.call(ImageView.class, rename).name()).isEqualTo("renamed");
            var convert = new UpdateIso(command.id(), null, null, null, null, null, null, null, "aarch64");
            assertThatThrownBy(() -> infra.call(ImageView.class, convert)).hasMessageContaining("it is needed");
            assertThat(isos(infra, "self")).extracting(ImageView::arch).containsExactly("x86_64");
            needed.set(Optional.empty());
            assertThat(infra.call(ImageView.class, convert).arch()).isEqualTo("aarch64");
            infra.get(CommandCaller.class).submit(command, infra.admin());
            infra.runOperation();
            assertThat(isos(infra, "self")).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void filtersShowWhatTheyAreNamedAfter(TestDatabase database) {
        try (var infra = InfraContext.start(database.fresh(folder), folder).seeded()) {
            var caller = infra.get(CommandCaller.class);
            var alice = infra.accounts().user("alice");
            var bob = infra.accounts().user("bob");
            var ids = caller.list(ImageView.class, template("Private", false, true), alice).items();
            caller.list(ImageView.class, template("Public", true, true), alice);
            assertThat(names(infra, "self", alice)).containsExactlyInAnyOrder("Private", "Public");
            assertThat(names(infra, "executable", alice))
                    .containsExactlyInAnyOrder("Private", "Public", "Debian 12 (Simulator)");
            assertThat(names(infra, "executable", bob))
                    .containsExactlyInAnyOrder("Public", "Debian 12 (Simulator)");
            assertThat(names(infra, "community", bob)).containsExactly("Public");
            assertThat(names(infra, "featured", bob))
                    .as("users cannot feature theirs")
                    .containsExactly("Debian 12 (Simulator)");
            assertThat(names(infra, "sharedexecutable", bob)).isEmpty();
            assertThat(names(infra, "all", infra.admin())).hasSize(4);
            assertThatThrownBy(() -> names(infra, "all", bob)).hasMessageContaining("root administrators");
            assertThatThrownBy(() -> names(infra, "mine", bob)).hasMessageContaining("Invalid filter");

            var id = ImageId.of(ids.get(0).id());
            assertThatThrownBy(() -> caller.submit(new DeleteIso(id, null), alice))
                    .hasMessageContaining("Unable to find the ISO");
            var changed = caller.call(
                    ImageView.class,
                    new UpdateTemplate(
                            id, "Renamed", null, null, true, null, null, null, null, null, null, null, null),
                    alice);
            assertThat(changed.forcks()).isTrue();
            assertThat(changed.name()).isEqualTo("Renamed");
            assertThat(caller.list(
                                    ImageView.class,
                                    new ListTemplates(
                                            "self", null, List.of(), null, null, null, true, true, null, null,
                                            ListScope.own(), Paging.all()),
                                    alice)
                            .items())
                    .extracting(ImageView::name)
                    .containsExactly("Renamed");
        }
    }

    @Test
    void whatCannotBeIsRefused() {
        try (var infra = InfraContext.start(TestDatabase.H2.fresh(folder), folder).seeded()) {
            var zone = zone(infra);
            refused(infra, iso("k8s", "ftp://images.example/a.iso", zone), "http");
            refused(infra, iso(" ", ISO, zone), "name");
            refused(infra, iso("k8s", ISO, new ZoneId(UUID.randomUUID())), "Unable to find the zone");
            refused(infra, iso("k8s", ISO, zone, "{SHA-256}abc"), "checksum");
            refused(infra, template("t", "QCOW2", "Xen", "https://images.example/a.qcow2"), "Xen");
            refused(infra, template("t", "ISO", "Simulator", ISO), "registerIso");
            refused(infra, template("t", "EXE", "Simulator", "https://images.example/a.exe"), "format");
            assertThatThrownBy(() -> infra.get(CommandCaller.class)
                            .call(
                                    Object.class,
                                    template("t", "QCOW2", "Simulator", "https://images.example/a.qcow2", "SYSTEM"),
                                    infra.accounts().user("eve")))
                    .hasMessageContaining("root administrators");
        }
    }

    @Test
    void osTypesAreThere() {
        try (var infra = InfraContext.start(TestDatabase.H2.fresh(folder), folder)) {
            var debian = infra.list(
                            OsTypeView.class,
                            new ListOsTypes(null, null, "Debian GNU/Linux 12 (64-bit)", Paging.all()))
                    .items()
                    .get(0);
            assertThat(debian.oscategoryname()).isEqualTo("Debian");
            assertThat(infra.list(OsTypeView.class, new ListOsTypes(OsTypeId.of(debian.id()), null, null, Paging.all()))
                            .count())
                    .isOne();
            assertThat(infra.list(OsCategoryView.class, new ListOsCategories(null, null, new Paging(null, 2, 3))))
                    .satisfies(page -> {
                        assertThat(page.count()).isEqualTo(4);
                        assertThat(page.items()).hasSize(1);
                    });
        }
    }

    private static void refused(InfraContext infra, Record command, String named) {
        assertThatThrownBy(() -> infra.call(Object.class, command))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo(Errors.INVALID_PARAMETER))
                .hasMessageContaining(named);
    }

    private static List<String> names(InfraContext infra, String filter, CallContext call) {
        return infra
                .get(CommandCaller.class)
                .list(
                        ImageView.class,
                        new ListTemplates(
                                filter, null, List.of(), null, null, null, null, null, null, null, ListScope.own(),
                                Paging.all()),
                        call)
                .items()
                .stream()
                .map(ImageView::name)
                .toList();
    }

    private static List<ImageView> isos(InfraContext infra, String filter) {
        return infra.list(
                        ImageView.class,
                        new ListIsos(filter, null, null, null, null, null, null, null, ListScope.own(), Paging.all()))
                .items();
    }

    private static RegisterIso iso(String name, String url, ZoneId zone) {
        return iso(name, url, zone, null);
    }

    private static RegisterIso iso(String name, String url, ZoneId zone, String checksum) {
        return new RegisterIso(
                name, null, url, zone, checksum, null, null, null, null, null, null, null, null, null, Owner.caller());
    }

    private static RegisterTemplate template(String name, boolean publicToAll, boolean featured) {
        return new RegisterTemplate(
                name,
                null,
                "qcow2",
                "simulator",
                "https://images.example/a.qcow2.bz2",
                null,
                null,
                List.of(),
                null,
                publicToAll,
                featured,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Owner.caller());
    }

    private static RegisterTemplate template(String name, String format, String hypervisor, String url) {
        return template(name, format, hypervisor, url, null);
    }

    private static RegisterTemplate template(String name, String format, String hypervisor, String url, String type) {
        return new RegisterTemplate(
                name, null, format, hypervisor, url, null, null, List.of(), null, null, null, null, null, null, null,
                null, null, null, type, null, null, Owner.caller());
    }

    private static NewIso newIso(InfraContext infra, ImageId id, String url, Optional<String> checksum) {
        return new NewIso(
                id,
                "1.30.3-Kubernetes-Binaries-ISO",
                "Kubernetes 1.30.3",
                infra.admin().account(),
                Optional.of(zone(infra)),
                url,
                checksum,
                true,
                false,
                "x86_64",
                false);
    }

    private static ZoneId zone(InfraContext infra) {
        return infra.get(ZoneService.class).all().get(0).id();
    }
}
