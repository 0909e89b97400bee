package dev.mold.server.job;

import dev.mold.api.id.OperationId;
import dev.mold.server.job.flow.Jobs;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Finds the pending jobs of entities, for views that show {@code jobid} and {@code jobstatus}. */
public final class PendingJobs {
    private final Jobs jobs;

    PendingJobs(Jobs jobs) {
        this.jobs = jobs;
    }

    /** @param status {@code jobstatus} on the wire */
    public record PendingJob(OperationId id, int status) {}

    /** The pending job of each of the entities that has one, by one query. */
    public Map<UUID, PendingJob> of(Collection<UUID> subjects) {
        return jobs.underWay(subjects).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> new PendingJob(entry.getValue(), JobView.IN_PROGRESS)));
    }
}
