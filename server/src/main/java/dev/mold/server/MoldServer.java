package dev.mold.server;

import dev.mold.server.account.AccountFeature;
import dev.mold.server.account.FirstAdmin;
import dev.mold.server.compute.BackendOptions;
import dev.mold.server.compute.ComputeFeature;
import dev.mold.server.discovery.DiscoveryFeature;
import dev.mold.server.event.EventFeature;
import dev.mold.server.image.ImageFeature;
import dev.mold.server.job.JobFeature;
import dev.mold.server.limit.LimitFeature;
import dev.mold.server.network.NetworkFeature;
import dev.mold.server.network.address.AddressFeature;
import dev.mold.server.network.firewall.FirewallFeature;
import dev.mold.server.network.forwarding.ForwardingFeature;
import dev.mold.server.network.loadbalancer.LoadBalancerFeature;
import dev.mold.server.network.rule.RuleFeature;
import dev.mold.server.offering.OfferingFeature;
import dev.mold.server.platform.DataFolder;
import dev.mold.server.platform.DatabaseFeature;
import dev.mold.server.platform.DatabaseSettings;
import dev.mold.server.platform.Migrations;
import dev.mold.server.platform.PlatformFeature;
import dev.mold.server.plugin.PluginFeature;
import dev.mold.server.plugin.PluginFolder;
import dev.mold.server.plugin.Plugins;
import dev.mold.server.setting.SettingFeature;
import dev.mold.server.vm.VmFeature;
import dev.mold.server.web.HttpFeature;
import dev.mold.server.web.Listen;
import dev.mold.server.web.SessionFeature;
import dev.mold.server.web.WebFeature;
import dev.mold.server.zone.ZoneFeature;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import picocli.CommandLine;

/** The management server: its features wired together. */
public final class MoldServer {
    /** What all features stand on, whatever runs the machines. Each feature declares its beans itself. */
    private static final List<Class<?>> BASE_FEATURES = List.of(
            PlatformFeature.class,
            DatabaseFeature.class,
            SettingFeature.class,
            EventFeature.class,
            JobFeature.class);

    /** The features of a server that has users, zones, networks and machines of its own. */
    private static final List<Class<?>> LOCAL_FEATURES = List.of(
            LimitFeature.class,
            AccountFeature.class,
            SessionFeature.class,
            ComputeFeature.class,
            ZoneFeature.class,
            OfferingFeature.class,
            ImageFeature.class,
            NetworkFeature.class,
            AddressFeature.class,
            RuleFeature.class,
            FirewallFeature.class,
            ForwardingFeature.class,
            LoadBalancerFeature.class,
            VmFeature.class,
            FirstStartFeature.class);

    /** Plugins and the API, whatever runs the machines. */
    private static final List<Class<?>> API_FEATURES =
            List.of(PluginFeature.class, DiscoveryFeature.class, WebFeature.class, HttpFeature.class);

    private MoldServer() {}

    public static void main(String[] arguments) {
        var status = new CommandLine(new MoldCommand())
                .setExecutionExceptionHandler(new StartFailure())
                .execute(arguments);
        if (status != 0) {
            System.exit(status);
        }
    }

    /**
     * Starts a server in this process.
     *
     * @param extra further configuration classes; for tests
     */
    public static RunningServer start(ServerOptions options, Class<?>... extra) {
        Logs.quiet();
        var context = new AnnotationConfigServletWebServerApplicationContext();
        context.registerBean(ServerOptions.class, () -> options);
        context.registerBean(DataFolder.class, () -> new DataFolder(options.data()));
        context.registerBean(DatabaseSettings.class, options::database);
        context.registerBean(BackendOptions.class, options::backend);
        var plugins = new Plugins(PluginFolder.scan(options.plugins()));
        context.registerBean(Plugins.class, () -> plugins);
        plugins.migrations()
                .forEach(each -> context.registerBean(each.historyTable(), Migrations.class, () -> each));
        context.registerBean(FirstAdmin.class, () -> new FirstAdmin(options.adminPassword()));
        context.registerBean(Listen.class, () -> new Listen(address(options.bind()), options.port()));
        Stream.of(BASE_FEATURES, LOCAL_FEATURES, API_FEATURES)
                .forEach(features -> context.register(features.toArray(Class<?>[]::new)));
        if (extra.length > 0) {
            context.register(extra);
        }
        try {
            context.refresh();
        } catch (RuntimeException e) {
            context.close();
            throw e;
        }
        return new RunningServer(context);
    }

    private static InetAddress address(String name) {
        try {
            return InetAddress.getByName(name);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("There is no address " + name + " to listen on", e);
        }
    }
}
