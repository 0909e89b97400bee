package dev.mold.api.plugin;

import dev.mold.api.command.CommandSet;
import dev.mold.api.command.EntityLookup;
import dev.mold.api.flow.Flow;
import java.util.List;

/** A plugin at work. */
public interface RunningPlugin extends AutoCloseable {
    List<CommandSet> commands();

    List<EntityLookup<?>> lookups();

    List<Flow<?, ?>> flows();

    /** Work that one of the servers does again and again. */
    List<RecurringWork> recurring();

    /** What it has against the removal of templates and ISOs that it needs. */
    List<ImageGuard> imageGuards();

    @Override
    void close();
}
