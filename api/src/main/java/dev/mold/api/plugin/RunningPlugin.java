package dev.mold.api.plugin;

import dev.mold.api.command.CommandSet;
import dev.mold.api.command.EntityLookup;
import dev.mold.api.flow.Flow;
import java.util.List;

/** A started plugin. */
public interface RunningPlugin extends AutoCloseable {
    List<CommandSet> commands();

    List<EntityLookup<?>> lookups();

    List<Flow<?, ?>> flows();

    /** Periodic work, each run by one of the servers. */
    List<RecurringWork> recurring();

    /** The guards that object to the removal of templates and ISOs that the plugin needs. */
    List<ImageGuard> imageGuards();

    @Override
    void close();
}
