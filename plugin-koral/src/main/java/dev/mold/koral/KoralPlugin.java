package dev.mold.koral;

import dev.mold.api.config.Setting;
import dev.mold.api.plugin.MoldPlugin;
import dev.mold.api.plugin.PluginContext;
import dev.mold.api.plugin.RunningPlugin;
import dev.mold.koral.cluster.jpa.ClusterEntities;
import dev.mold.koral.setting.KoralSettings;
import dev.mold.koral.version.jpa.JpaVersionStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Kubernetes clusters for Mold. */
public final class KoralPlugin implements MoldPlugin {
    @Override
    public String name() {
        return "koral";
    }

    @Override
    public Optional<Setting<Boolean>> switchedOnBy() {
        return Optional.of(KoralSettings.SERVICE_ENABLED);
    }

    @Override
    public List<Setting<?>> settings() {
        return KoralSettings.all();
    }

    @Override
    public List<Class<?>> entities() {
        var all = new ArrayList<>(ClusterEntities.all());
        all.addAll(JpaVersionStore.entities());
        return List.copyOf(all);
    }

    @Override
    public Optional<String> migrations() {
        return Optional.of("dev/mold/koral/db");
    }

    @Override
    public Map<String, Object> capabilities(boolean switchedOn, PluginSettings settings) {
        return Map.of(
                "kubernetesserviceenabled",
                switchedOn,
                "kubernetesclusterexperimentalfeaturesenabled",
                settings.value(KoralSettings.EXPERIMENTAL_FEATURES));
    }

    @Override
    public RunningPlugin start(PluginContext context) {
        return RunningKoral.start(context);
    }
}
