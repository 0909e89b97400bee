package dev.mold.koral;

import dev.mold.api.command.CommandSet;
import dev.mold.api.command.EntityLookup;
import dev.mold.api.command.Ownership;
import dev.mold.api.flow.Flow;
import dev.mold.api.id.Id;
import dev.mold.api.plugin.ImageGuard;
import dev.mold.api.plugin.PluginContext;
import dev.mold.api.plugin.RecurringWork;
import dev.mold.api.plugin.RunningPlugin;
import dev.mold.koral.cluster.ClusterStore;
import dev.mold.koral.cluster.KubernetesClusterId;
import dev.mold.koral.cluster.KubernetesVersionId;
import dev.mold.koral.version.VersionStore;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** The running plugin: its own Spring context on top of the server's services. */
final class RunningKoral implements RunningPlugin {
    private final AnnotationConfigApplicationContext beans;

    private record Lookup<I extends Id>(Class<I> idType, Function<Collection<I>, Map<I, Ownership>> finder)
            implements EntityLookup<I> {
        @Override
        public Map<I, Ownership> find(Collection<I> ids) {
            return finder.apply(ids);
        }
    }

    private RunningKoral(AnnotationConfigApplicationContext beans) {
        this.beans = beans;
    }

    static RunningKoral start(PluginContext server) {
        var beans = new AnnotationConfigApplicationContext();
        beans.setClassLoader(RunningKoral.class.getClassLoader());
        beans.registerBean(PluginContext.class, () -> server);
        beans.register(
                StoreConfiguration.class,
                AdapterConfiguration.class,
                NodeConfiguration.class,
                FlowConfiguration.class,
                CommandConfiguration.class,
                VersionConfiguration.class,
                WatchConfiguration.class);
        beans.refresh();
        return new RunningKoral(beans);
    }

    @Override
    public List<CommandSet> commands() {
        return List.copyOf(beans.getBeansOfType(CommandSet.class).values());
    }

    @Override
    public List<EntityLookup<?>> lookups() {
        var clusters = beans.getBean(ClusterStore.class);
        var versions = beans.getBean(VersionStore.class);
        return List.of(
                new Lookup<>(KubernetesClusterId.class, ids -> clusters.owners(ids).entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, owner -> Ownership.of(owner.getValue())))),
                new Lookup<>(KubernetesVersionId.class, ids -> versions.existing(ids).stream()
                        .collect(Collectors.toMap(id -> id, id -> Ownership.COMMON))));
    }

    @Override
    public List<Flow<?, ?>> flows() {
        return beans.getBeansOfType(Flow.class).values().stream()
                .<Flow<?, ?>>map(flow -> flow)
                .toList();
    }

    @Override
    public List<RecurringWork> recurring() {
        return beans.getBean(WatchConfiguration.ClusterScans.class).works();
    }

    @Override
    public List<ImageGuard> imageGuards() {
        return List.copyOf(beans.getBeansOfType(ImageGuard.class).values());
    }

    @Override
    public void close() {
        beans.close();
    }
}
