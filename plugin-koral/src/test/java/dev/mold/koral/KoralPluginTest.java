package dev.mold.koral;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mold.api.cloud.Accounts;
import dev.mold.api.cloud.Events;
import dev.mold.api.cloud.Images;
import dev.mold.api.cloud.KeyPairs;
import dev.mold.api.cloud.Limits;
import dev.mold.api.cloud.NetworkRules;
import dev.mold.api.cloud.Networks;
import dev.mold.api.cloud.Offerings;
import dev.mold.api.cloud.VirtualMachines;
import dev.mold.api.cloud.Zones;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.AsyncHandler;
import dev.mold.api.command.CommandRegistrar;
import dev.mold.api.command.EntityLookup;
import dev.mold.api.command.SyncHandler;
import dev.mold.api.config.Setting;
import dev.mold.api.config.Settings;
import dev.mold.api.flow.Flow;
import dev.mold.api.flow.FlowStep;
import dev.mold.api.flow.Operations;
import dev.mold.api.plugin.MoldPlugin;
import dev.mold.api.plugin.PluginContext;
import dev.mold.api.plugin.RecurringWork;
import dev.mold.koral.cluster.KubernetesClusterId;
import dev.mold.koral.fake.World;
import dev.mold.koral.setting.KoralSettings;
import dev.mold.server.platform.EntityClasses;
import dev.mold.server.platform.Migrations;
import dev.mold.server.testing.FeatureContext;
import dev.mold.server.testing.TestDatabase;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KoralPluginTest {
    @TempDir
    Path folder;

    private final KoralPlugin plugin = new KoralPlugin();

    @Test
    void theServerFindsItSwitchedOff() {
        assertThat(ServiceLoader.load(MoldPlugin.class))
                .singleElement()
                .isInstanceOf(KoralPlugin.class);
        var on = plugin.switchedOnBy().orElseThrow();
        assertThat(on.key()).isEqualTo("cloud.kubernetes.service.enabled");
        assertThat(on.parse(on.defaultValue())).isFalse();
        assertThat(on.dynamic()).isFalse();
        assertThat(plugin.capabilities(true, KoralPluginTest::defaultOf))
                .containsEntry("kubernetesserviceenabled", true)
                .containsEntry("kubernetesclusterexperimentalfeaturesenabled", false);
    }

    @Test
    void settingsHaveKeysOfTheirOwn() {
        assertThat(plugin.settings()).extracting(Setting::key).doesNotHaveDuplicates().hasSize(12);
        assertThat(KoralSettings.NETWORK_OFFERING.aliases())
                .containsExactly("cloud.kubernetes.clusternetwork.offering");
    }

    @Test
    void startedItBringsItsCommandsFlowsAndWatch() {
        try (var server = server();
                var running = plugin.start(context(server))) {
            var names = new TreeSet<String>();
            var registrar = new CommandRegistrar() {
                @Override
                public <C extends Record, R> void sync(Class<C> command, SyncHandler<C, R> handler) {
                    names.add(command.getAnnotation(ApiCommand.class).name());
                }

                @Override
                public <C extends Record> void async(Class<C> command, AsyncHandler<C> handler) {
                    names.add(command.getAnnotation(ApiCommand.class).name());
                }
            };
            running.commands().forEach(commands -> commands.registerWith(registrar));
            assertThat(names).containsExactly(
                    "addKubernetesSupportedVersion",
                    "createKubernetesCluster",
                    "deleteKubernetesCluster",
                    "deleteKubernetesSupportedVersion",
                    "getKubernetesClusterConfig",
                    "listKubernetesClusterOperations",
                    "listKubernetesClusters",
                    "listKubernetesSupportedVersions",
                    "startKubernetesCluster",
                    "stopKubernetesCluster",
                    "updateKubernetesSupportedVersion");
            assertThat(running.flows()).extracting(Flow::name).containsExactlyInAnyOrder(
                    "create-kubernetes-cluster",
                    "start-kubernetes-cluster",
                    "stop-kubernetes-cluster",
                    "keep-kubernetes-cluster-running",
                    "keep-kubernetes-cluster-stopped",
                    "delete-kubernetes-cluster",
                    "delete-kubernetes-version");
            assertThat(running.flows()).allSatisfy(flow -> assertThat(flow.steps())
                    .isNotEmpty()
                    .<String>extracting(FlowStep::name)
                    .doesNotHaveDuplicates()
                    .allMatch(name -> name.matches("[a-z]+(-[a-z]+)*")));
            assertThat(running.recurring()).extracting(RecurringWork::name).containsExactly(
                    "kubernetes-cluster-scan-1",
                    "kubernetes-cluster-scan-2",
                    "kubernetes-cluster-scan-3",
                    "kubernetes-cluster-scan-4");
            assertThat(running.lookups()).hasSize(2);
            @SuppressWarnings("unchecked")
            var clusters = (EntityLookup<KubernetesClusterId>) running.lookups().get(0);
            assertThat(clusters.find(List.of(new KubernetesClusterId(UUID.randomUUID())))).isEmpty();
            assertThat(running.imageGuards()).hasSize(2);
            running.recurring().get(0).work().run();
        }
    }

    private FeatureContext server() {
        var migrations = new Migrations(
                "koral_history", plugin.migrations().orElseThrow(), KoralPlugin.class.getClassLoader());
        return FeatureContext.start(TestDatabase.H2.fresh(folder), folder, beans -> {
            beans.registerBean(EntityClasses.class, () -> new EntityClasses(plugin.entities()));
            beans.registerBean(Migrations.class, () -> migrations);
        });
    }

    /** Real database and platform, fake cloud. */
    private static PluginContext context(FeatureContext server) {
        var world = new World();
        Map<Class<?>, Object> cloud = new HashMap<>(Map.of(
                Accounts.class, world.accounts,
                Events.class, world.accounts,
                Images.class, world.catalog,
                KeyPairs.class, world.catalog,
                VirtualMachines.class, world.machines,
                NetworkRules.class, world.networks,
                Networks.class, world.networks,
                Offerings.class, world.catalog,
                Zones.class, world.catalog,
                Settings.class, world.settings));
        cloud.put(Operations.class, world.operations);
        cloud.put(Limits.class, world.limits);
        return new PluginContext() {
            @Override
            public <T> T service(Class<T> type) {
                return cloud.containsKey(type) ? type.cast(cloud.get(type)) : server.get(type);
            }
        };
    }

    private static <T> T defaultOf(Setting<T> setting) {
        return setting.parse(setting.defaultValue());
    }
}
