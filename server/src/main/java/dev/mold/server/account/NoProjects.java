package dev.mold.server.account;

import dev.mold.api.command.EntityLookup;
import dev.mold.api.command.Ownership;
import dev.mold.api.id.ProjectId;
import java.util.Collection;
import java.util.Map;

/** This server has no projects, so no project id exists. */
final class NoProjects implements EntityLookup<ProjectId> {
    @Override
    public Class<ProjectId> idType() {
        return ProjectId.class;
    }

    @Override
    public Map<ProjectId, Ownership> find(Collection<ProjectId> ids) {
        return Map.of();
    }
}
