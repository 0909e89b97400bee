package dev.mold.server.discovery;

import dev.mold.api.command.CallContext;
import dev.mold.api.command.CommandRegistrar;
import dev.mold.api.command.CommandSet;
import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.api.response.ListAnswer;
import dev.mold.server.platform.wire.ViewShape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The commands that describe the server and its commands. */
final class DiscoveryCommands implements CommandSet {
    private final CommandRegistry commands;
    private final CommandAccess access;
    private final ApiDescriptions descriptions;
    private final Supplier<List<CapabilitySource>> sources;

    DiscoveryCommands(CommandRegistry commands, CommandAccess access, Supplier<List<CapabilitySource>> sources) {
        this.commands = commands;
        this.access = access;
        this.descriptions = new ApiDescriptions(commands);
        this.sources = sources;
    }

    @Override
    public void registerWith(CommandRegistrar registrar) {
        registrar.sync(ListApis.class, this::listApis);
        registrar.sync(ListCapabilities.class, this::listCapabilities);
    }

    private ListAnswer<ApiView> listApis(ListApis command, CallContext call) {
        var name = command.name();
        var views = commands.all().stream()
                .filter(each -> name == null || name.isEmpty() || each.name().equalsIgnoreCase(name))
                .filter(each -> access.mayCall(call, each))
                .map(each -> descriptions.of(each, call.roleType()))
                .toList();
        if (views.isEmpty()) {
            throw new ApiException(Errors.NOT_CONFIGURED, "There is no command " + name + " for this account");
        }
        return ListAnswer.of(views);
    }

    private Map<String, Object> listCapabilities(ListCapabilities command, CallContext call) {
        var capabilities = new LinkedHashMap<String, Object>();
        var own = CapabilitiesView.ours();
        ViewShape.of(CapabilitiesView.class)
                .onTheWire()
                .forEach(field -> capabilities.put(field.name().text(), field.read(own)));
        sources.get().forEach(source -> capabilities.putAll(source.capabilities()));
        return capabilities;
    }
}
