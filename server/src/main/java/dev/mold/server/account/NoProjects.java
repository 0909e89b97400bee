package dev.mold.server.account;

import dev.mold.api.command.EntityLookup;
import dev.mold.api.id.ProjectId;

/** This server has no projects, so no project id exists. */
final class NoProjects implements EntityLookup<ProjectId> {
    @Override
    public Class<ProjectId> idType() {
        return ProjectId.class;
    }

    @Override
    public boolean exists(ProjectId id) {
        return false;
    }
}
