package dev.mold.server.limit;

import dev.mold.api.cloud.ResourceKind;
import dev.mold.api.config.Setting;
import dev.mold.api.config.SettingScope;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The limits of an account for which no limit is set; -1 for no limit. */
final class LimitSettings {
    private static final Map<ResourceKind, Setting<Long>> BY_KIND = byKind();

    private LimitSettings() {}

    static Setting<Long> of(ResourceKind kind) {
        return BY_KIND.get(kind);
    }

    static List<Setting<?>> all() {
        return List.copyOf(BY_KIND.values());
    }

    private static Map<ResourceKind, Setting<Long>> byKind() {
        var all = new EnumMap<ResourceKind, Setting<Long>>(ResourceKind.class);
        all.put(ResourceKind.USER_VM, limit("max.account.user.vms", 20, "virtual machines"));
        all.put(ResourceKind.PUBLIC_IP, limit("max.account.public.ips", 20, "public addresses"));
        all.put(ResourceKind.VOLUME, limit("max.account.volumes", 20, "volumes"));
        all.put(ResourceKind.SNAPSHOT, limit("max.account.snapshots", 20, "snapshots"));
        all.put(ResourceKind.TEMPLATE, limit("max.account.templates", 20, "templates and ISOs"));
        all.put(ResourceKind.PROJECT, limit("max.account.projects", 10, "projects"));
        all.put(ResourceKind.NETWORK, limit("max.account.networks", 20, "networks"));
        all.put(ResourceKind.VPC, limit("max.account.vpcs", 20, "VPCs"));
        all.put(ResourceKind.CPU, limit("max.account.cpus", 40, "CPU cores"));
        all.put(ResourceKind.MEMORY, limit("max.account.memory", 40960, "MiB of memory"));
        all.put(ResourceKind.PRIMARY_STORAGE, limit("max.account.primary.storage", 200, "GiB of disks"));
        all.put(
                ResourceKind.SECONDARY_STORAGE,
                limit("max.account.secondary.storage", 400, "GiB of templates and ISOs"));
        return Collections.unmodifiableMap(all);
    }

    private static Setting<Long> limit(String key, long value, String what) {
        return Setting.number(
                        key, value, -1, Integer.MAX_VALUE, "How many " + what + " an account may have; -1 for no limit")
                .scopedTo(SettingScope.DOMAIN)
                .inCategory("Account Defaults")
                .grantedFromAbove();
    }
}
