package dev.mold.server.discovery;

import dev.mold.api.command.AsyncHandler;
import dev.mold.api.command.CallContext;
import dev.mold.api.command.CommandRegistrar;
import dev.mold.api.command.SyncHandler;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BiFunction;

/** All commands of this server. They are registered when it starts, before the first request. */
public final class CommandRegistry implements CommandRegistrar {
    private final ConcurrentSkipListMap<String, CommandDescriptor> commands = new ConcurrentSkipListMap<>();

    @Override
    public <C extends Record, R> void sync(Class<C> command, SyncHandler<C, R> handler) {
        register(command, false, (record, call) -> handler.handle(command.cast(record), call));
    }

    @Override
    public <C extends Record> void async(Class<C> command, AsyncHandler<C> handler) {
        register(command, true, (record, call) -> handler.handle(command.cast(record), call));
    }

    private void register(Class<?> type, boolean async, BiFunction<Object, CallContext, Object> handler) {
        var command = CommandDescriptor.of(type, handler);
        if (command.kind().async() != async) {
            throw new IllegalArgumentException(
                    type.getName() + " is declared " + command.kind() + ", which its handler is not");
        }
        if (commands.putIfAbsent(command.name(), command) != null) {
            throw new IllegalArgumentException("Two commands are called " + command.name() + "; one is " + type.getName());
        }
    }

    /** @param name wire name, exactly as declared */
    public Optional<CommandDescriptor> find(String name) {
        return Optional.ofNullable(commands.get(name));
    }

    /** Sorted by name. */
    public Collection<CommandDescriptor> all() {
        return commands.values();
    }
}
