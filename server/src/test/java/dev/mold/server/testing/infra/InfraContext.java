package dev.mold.server.testing.infra;

import dev.mold.api.cloud.Accounts;
import dev.mold.api.cloud.Events;
import dev.mold.api.cloud.Limits;
import dev.mold.api.command.CallContext;
import dev.mold.api.compute.BackendHost;
import dev.mold.api.compute.ComputeBackend;
import dev.mold.api.config.Setting;
import dev.mold.api.config.Settings;
import dev.mold.api.error.ApiException;
import dev.mold.api.flow.Flow;
import dev.mold.api.id.AccountId;
import dev.mold.api.response.ListAnswer;
import dev.mold.server.FirstStart;
import dev.mold.server.FirstStartFeature;
import dev.mold.server.compute.simulator.SettableClock;
import dev.mold.server.compute.simulator.SimulatorBackend;
import dev.mold.server.compute.simulator.SimulatorOptions;
import dev.mold.server.compute.simulator.SimulatorTimings;
import dev.mold.server.image.ImageFeature;
import dev.mold.server.job.flow.DrivenEngine;
import dev.mold.server.job.flow.Faults;
import dev.mold.server.offering.OfferingFeature;
import dev.mold.server.platform.DatabaseSettings;
import dev.mold.server.setting.SettingPresets;
import dev.mold.server.testing.CommandCaller;
import dev.mold.server.testing.FeatureContext;
import dev.mold.server.zone.ZoneFeature;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** Zones, offerings and images over a simulated cloud; the rest of the server stood in for. */
public final class InfraContext implements AutoCloseable {
    private static final List<BackendHost> TWO_HOSTS = List.of(
            new BackendHost("sim-1", "192.168.0.11", "x86_64", 8, 3000, 8192),
            new BackendHost("sim-2", "192.168.0.12", "x86_64", 8, 3000, 16384));

    private final FeatureContext context;
    private final StandInAccounts accounts;

    private InfraContext(FeatureContext context, StandInAccounts accounts) {
        this.context = context;
        this.accounts = accounts;
    }

    /** With two hosts of 8 x 3000 MHz, sim-1 with 8 GiB and sim-2 with 16 GiB, that do everything at once. */
    public static InfraContext start(DatabaseSettings database, Path folder) {
        return start(database, folder, simulator(folder, SimulatorTimings.NONE, Clock.systemUTC()), beans -> {});
    }

    public static InfraContext start(
            DatabaseSettings database,
            Path folder,
            ComputeBackend backend,
            Consumer<AnnotationConfigApplicationContext> more) {
        return start(database, folder, backend, new StandInAccounts(), more);
    }

    public static InfraContext start(
            DatabaseSettings database,
            Path folder,
            ComputeBackend backend,
            StandInAccounts accounts,
            Consumer<AnnotationConfigApplicationContext> more) {
        var context = FeatureContext.start(
                database,
                folder,
                beans -> {
                    beans.registerBean(ComputeBackend.class, () -> backend);
                    beans.registerBean(Accounts.class, () -> accounts);
                    beans.registerBean(Limits.class, () -> (account, wanted) -> {});
                    beans.registerBean(Events.class, () -> (type, level, text, owner, subject) -> {});
                    beans.registerBean(StandInSettings.class, StandInSettings::new);
                    beans.registerBean(DrivenEngine.class, () -> engine(beans));
                    beans.registerBean(CommandCaller.class);
                    more.accept(beans);
                },
                ZoneFeature.class,
                OfferingFeature.class,
                ImageFeature.class,
                FirstStartFeature.class);
        return new InfraContext(context, accounts);
    }

    private static DrivenEngine engine(AnnotationConfigApplicationContext beans) {
        var clock = new SettableClock(Instant.now());
        return new DrivenEngine(
                () -> beans.getBeansOfType(Flow.class).values().stream()
                        .<Flow<?, ?>>map(flow -> (Flow<?, ?>) flow)
                        .toList(),
                UUID::randomUUID,
                clock,
                clock::advance);
    }

    public static SimulatorBackend simulator(Path folder, SimulatorTimings timings, Clock clock) {
        return simulator(folder, timings, clock, TWO_HOSTS);
    }

    public static SimulatorBackend simulator(
            Path folder, SimulatorTimings timings, Clock clock, List<BackendHost> hosts) {
        return new SimulatorBackend(SimulatorOptions.in(folder.resolve("cloud"), clock)
                .withTimings(timings)
                .withHosts(hosts)
                .withPublicRange("127.99.1.0/28"));
    }

    /** The zone of a fresh installation is there. */
    public InfraContext seeded() {
        get(FirstStart.class).seed(get(ComputeBackend.class));
        return this;
    }

    public <T> T get(Class<T> type) {
        return context.get(type);
    }

    public CallContext admin() {
        return accounts.admin();
    }

    public StandInAccounts accounts() {
        return accounts;
    }

    public <R> R call(Class<R> answer, Record command) {
        return get(CommandCaller.class).call(answer, command, admin());
    }

    public <V> ListAnswer<V> list(Class<V> view, Record command) {
        return get(CommandCaller.class).list(view, command, admin());
    }

    /** Runs what the last asynchronous command submitted. @throws ApiException its failure */
    public void runOperation() {
        var engine = get(DrivenEngine.class);
        engine.run(engine.last(), Faults.NONE).failure().ifPresent(failure -> {
            throw new ApiException(failure.code(), failure.reason());
        });
    }

    @Override
    public void close() {
        context.close();
    }

    /** Defaults, and what a fresh installation begins with. */
    private static final class StandInSettings implements Settings, SettingPresets {
        private final Map<String, String> preset = new ConcurrentHashMap<>();

        @Override
        public <T> T value(Setting<T> setting) {
            return setting.parse(preset.getOrDefault(setting.key(), setting.defaultValue()));
        }

        @Override
        public void preset(Setting<?> setting, String text) {
            setting.parse(text);
            preset.put(setting.key(), text);
        }

        @Override
        public <T> T value(Setting<T> setting, AccountId account) {
            return value(setting);
        }
    }
}
