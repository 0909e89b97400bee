package dev.mold.server.testing;

import dev.mold.api.command.AsyncHandler;
import dev.mold.api.command.CallContext;
import dev.mold.api.command.CommandRegistrar;
import dev.mold.api.command.CommandSet;
import dev.mold.api.command.Submitted;
import dev.mold.api.command.SyncHandler;
import dev.mold.api.response.ListAnswer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;
import org.springframework.beans.factory.ObjectProvider;

/** Calls the handlers of command records directly, without HTTP. */
public final class CommandCaller implements CommandRegistrar {
    private final Map<Class<?>, BiFunction<Record, CallContext, Object>> handlers = new HashMap<>();

    public CommandCaller(ObjectProvider<CommandSet> commands) {
        commands.forEach(set -> set.registerWith(this));
    }

    @Override
    public <C extends Record, R> void sync(Class<C> command, SyncHandler<C, R> handler) {
        handlers.put(command, (record, call) -> handler.handle(command.cast(record), call));
    }

    @Override
    public <C extends Record> void async(Class<C> command, AsyncHandler<C> handler) {
        handlers.put(command, (record, call) -> handler.handle(command.cast(record), call));
    }

    public <R> R call(Class<R> answer, Record command, CallContext call) {
        return answer.cast(handlers.get(command.getClass()).apply(command, call));
    }

    /** For a list command, and for one that answers a list of what it made. */
    public <V> ListAnswer<V> list(Class<V> view, Record command, CallContext call) {
        var answer = call(ListAnswer.class, command, call);
        return new ListAnswer<>(
                ((ListAnswer<?>) answer).items().stream().map(view::cast).toList(), answer.count());
    }

    public Submitted submit(Record command, CallContext call) {
        return call(Submitted.class, command, call);
    }
}
