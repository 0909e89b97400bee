package dev.mold.server;

import dev.mold.api.compute.BackendHost;
import dev.mold.api.compute.ComputeBackend;
import dev.mold.server.image.StandardTemplates;
import dev.mold.server.offering.StandardOfferings;
import dev.mold.server.platform.Arch;
import dev.mold.server.platform.Guard;
import dev.mold.server.setting.SettingPresets;
import dev.mold.server.zone.ZoneSeeder;
import dev.mold.server.zone.ZoneSettings;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Fills the database of a fresh installation. Of several servers that start at once, one does it. */
public class FirstStart {
    private static final String ZONE_NAME = "Sandbox";

    private final Guard guard;
    private final StandardOfferings offerings;
    private final ZoneSeeder zones;
    private final StandardTemplates templates;
    private final SettingPresets settings;

    public FirstStart(
            Guard guard,
            StandardOfferings offerings,
            ZoneSeeder zones,
            StandardTemplates templates,
            SettingPresets settings) {
        this.guard = guard;
        this.offerings = offerings;
        this.zones = zones;
        this.templates = templates;
        this.settings = settings;
    }

    /** Makes what every installation has; what exists already is left unchanged. */
    public void prepare() {
        guard.alone(offerings::ensureNetworkOfferings);
    }

    /**
     * Makes what every installation has, and if there never was a zone, one with the hosts and addresses of that back
     * end, offerings and templates.
     */
    public void seed(ComputeBackend backend) {
        guard.alone(() -> {
            offerings.ensureNetworkOfferings();
            if (zones.fresh()) {
                // first, for a back end that cannot say it must not leave half an installation
                var setup = backend.firstSetup();
                zones.seed(ZONE_NAME, backend);
                offerings.seedSizes();
                templates.seed(backend.hypervisor(), arch(backend), setup.systemTemplate());
                settings.preset(ZoneSettings.CPU_FACTOR, Double.toString(setup.cpuFactor()));
            }
        });
    }

    /** The architecture of most of its hosts; the usual one if it has no hosts yet. */
    private static String arch(ComputeBackend backend) {
        return backend.hosts().stream()
                .collect(Collectors.groupingBy(BackendHost::arch, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(Arch.X86_64);
    }
}
